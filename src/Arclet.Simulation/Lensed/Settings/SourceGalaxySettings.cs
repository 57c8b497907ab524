namespace Arclet.Simulation;

/// <summary>The galaxies behind the cluster: exponential discs in the source plane.</summary>
public sealed record SourceGalaxySettings
{
    /// <summary>
    /// The edges of redshift bins and how many galaxies fall into each, relative to each other; uniform inside. The defaults are the galaxies of the
    /// paper's four bins below 5.5 (62, 121, 101, 93) and those above, thinning out.
    /// </summary>
    public IReadOnlyList<(double Low, double High, double Weight)> Redshifts { get; init; } =
        [(0.7, 1.5, 62), (1.5, 2.5, 121), (2.5, 3.5, 101), (3.5, 5.5, 93), (5.5, 6.5, 45), (6.5, 8, 35), (8, 10, 17)];

    /// <summary>The least and the largest |mu| at the place in the image plane where a galaxy is put.</summary>
    public (double Least, double Largest) Magnification { get; init; } = (2.2, 25);

    /// <summary>The scale length of a disc at z = 2, in kpc.</summary>
    public double ScaleLengthKpc { get; init; } = 1.4;

    /// <summary>The power of (1 + z) that the scale lengths follow.</summary>
    public double ScaleLengthSlope { get; init; } = -1;

    /// <summary>The scatter of the scale lengths, dex.</summary>
    public double ScaleLengthScatterDex { get; init; } = 0.12;

    /// <summary>The least and the largest axis ratio of a disc; uniform.</summary>
    public (double Least, double Largest) AxisRatio { get; init; } = (0.35, 0.95);

    /// <summary>The least and the largest part of a galaxy's formed mass that is in clumps; uniform.</summary>
    public (double Least, double Largest) ClumpMassFraction { get; init; } = (0.1, 0.4);

    /// <summary>The least and the largest age of a disc, in units of the age of the Universe; uniform.</summary>
    public (double Least, double Largest) RelativeAge { get; init; } = (0.3, 0.85);

    /// <summary>The least and the largest e-folding time of a disc's declining rate, Gyr; their logarithms are uniform.</summary>
    public (double Least, double Largest) TauGyr { get; init; } = (0.3, 5);

    /// <summary>The mean of A(V) of the discs, mag; exponentially distributed, at most 1.5.</summary>
    public double MeanAvMag { get; init; } = 0.3;

    /// <summary>The least and the largest metallicity in units of Z = 0.02; their logarithms are uniform.</summary>
    public (double Least, double Largest) MetallicitySolar { get; init; } = (0.08, 1);

    /// <summary>Galaxies keep at least this distance from each other, from stars and from members, beside their own extents, arcsec.</summary>
    public double SeparationArcsec { get; init; } = 0.5;

    internal void Check()
    {
        if (Redshifts.Count == 0 || Redshifts.Any(b => !(b.Low > 0 && b.High > b.Low && b.Weight >= 0)) || !(Redshifts.Sum(b => b.Weight) > 0))
            throw new ArgumentException("the bins of redshift have rising edges above 0 and weights, one above 0");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ScaleLengthKpc);
        if (!(ClumpMassFraction.Least > 0 && ClumpMassFraction.Largest < 1))
            throw new ArgumentException("the part of the mass in clumps is between 0 and 1");
    }
}
