namespace Arclet.Populations;

/// <summary>Limits and resolution of <see cref="Isochrone.Compute"/>.</summary>
public sealed record IsochroneOptions
{
    /// <summary>Smallest mass at birth, Msun.</summary>
    public double LowestMassSolar { get; init; } = 0.1;

    /// <summary>Largest mass at birth, Msun.</summary>
    public double HighestMassSolar { get; init; } = 100;

    /// <summary>Evenly spaced masses (in their logarithm) from which the refinement starts.</summary>
    public int StartingMasses { get; init; } = 100;

    /// <summary>Largest step in log10 of luminosity between neighbouring stars that shine.</summary>
    public double LogLuminosityStep { get; init; } = 0.1;

    /// <summary>Largest step in log10 of effective temperature between neighbouring stars that shine.</summary>
    public double LogTemperatureStep { get; init; } = 0.03;

    /// <summary>Relative difference of birth masses below which neighbours are not divided further, whatever their difference.</summary>
    public double SmallestMassStep { get; init; } = 1e-6;

    internal void Validate()
    {
        if (!(LowestMassSolar >= StellarEvolution.SmallestMassSolar && HighestMassSolar <= StellarEvolution.LargestMassSolar && LowestMassSolar < HighestMassSolar))
            throw new ArgumentException($"an isochrone's masses ascend between {StellarEvolution.SmallestMassSolar} and {StellarEvolution.LargestMassSolar} Msun, not {LowestMassSolar} and {HighestMassSolar}");
        if (StartingMasses < 2)
            throw new ArgumentException($"an isochrone starts from at least 2 masses, not {StartingMasses}");
        if (!(LogLuminosityStep > 0 && LogTemperatureStep > 0 && SmallestMassStep >= 1e-12))
            throw new ArgumentException("the steps of an isochrone are positive (the smallest mass step at least 1e-12)");
    }
}
