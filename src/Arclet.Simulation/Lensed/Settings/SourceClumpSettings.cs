namespace Arclet.Simulation;

/// <summary>The clumps of the galaxies, as they are in the source plane.</summary>
public sealed record SourceClumpSettings
{
    /// <summary>The mean number of clumps of a galaxy; two, and a Poisson number beside.</summary>
    public double MeanCount { get; init; } = 6;

    /// <summary>The slope of the mass function, dN/dM ~ M^slope, of the mass ever formed.</summary>
    public double MassSlope { get; init; } = -2;

    /// <summary>log10 of the least formed mass at z = 1, Msun.</summary>
    public double LeastLogMass { get; init; } = 6;

    /// <summary>By how much that grows with redshift, dex per unit of z, up to 1.5 dex below <see cref="LargestLogMass"/>: fainter clumps would not be seen.</summary>
    public double LeastLogMassPerRedshift { get; init; } = 0.28;

    /// <summary>log10 of the largest formed mass, Msun.</summary>
    public double LargestLogMass { get; init; } = 9.2;

    /// <summary>A clump's half-light radius at a formed mass of 10^7 Msun, pc.</summary>
    public double RadiusParsec { get; init; } = 90;

    /// <summary>The power of the mass that the radii follow.</summary>
    public double RadiusMassSlope { get; init; } = 0.3;

    /// <summary>The scatter of the radii, dex.</summary>
    public double RadiusScatterDex { get; init; } = 0.25;

    /// <summary>The least and the largest half-light radius, pc.</summary>
    public (double Least, double Largest) RadiusLimitsParsec { get; init; } = (8, 800);

    /// <summary>The least axis ratio of a clump; uniform up to 1.</summary>
    public double LeastAxisRatio { get; init; } = 0.7;

    /// <summary>The least and the largest time since a clump's stars began to form, Gyr, at most 0.8 of the age of the Universe; their logarithms are uniform.</summary>
    public (double Least, double Largest) AgeGyr { get; init; } = (0.002, 0.5);

    /// <summary>The least and the largest e-folding time of the rate, Gyr; their logarithms are uniform. One value is the paper's reference history.</summary>
    public (double Least, double Largest) TauGyr { get; init; } = (0.01, 0.01);

    /// <summary>The mean of A(V), mag; exponentially distributed.</summary>
    public double MeanAvMag { get; init; } = 0.4;

    /// <summary>The largest A(V), mag.</summary>
    public double LargestAvMag { get; init; } = 2;

    /// <summary>The scatter of the metallicity about the galaxy's, dex.</summary>
    public double MetallicityScatterDex { get; init; } = 0.1;

    /// <summary>The least and the largest log U; uniform.</summary>
    public (double Least, double Largest) LogIonisation { get; init; } = (-3.5, -2.2);

    /// <summary>An injected trend: by how much log mass changes per scale length of the disc outwards, dex; 0 for none.</summary>
    public double LogMassPerScaleLength { get; init; }

    /// <summary>An injected trend: the power of (1 + z)/3 that the ages follow, so that a negative one makes the rates at given mass grow with redshift; 0 for none.</summary>
    public double AgeRedshiftSlope { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MeanCount, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(RadiusParsec);
        if (!(LargestLogMass > LeastLogMass))
            throw new ArgumentException("the largest mass of a clump is above the least");
        if (!(LeastAxisRatio > 0 && LeastAxisRatio <= 1))
            throw new ArgumentException("an axis ratio is above 0 and at most 1");
    }
}
