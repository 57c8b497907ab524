namespace Arclet.Study;

/// <summary>One of Fig. 14's idealised clumps: what was put in and what detection and fit found, in many noise realisations.</summary>
public sealed record IdealCase
{
    /// <summary>A, B1, B2, B3 or C.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for.</summary>
    public required string Description { get; init; }

    /// <summary>The standard deviation of each round input clump in pixels.</summary>
    public required double InputSigmaPixels { get; init; }

    /// <summary>The distance of two input clumps in pixels; 0 for one.</summary>
    public double SeparationPixels { get; init; }

    /// <summary>The number of objects that were detected, in each realisation.</summary>
    public required IReadOnlyList<int> Detected { get; init; }

    /// <summary>sqrt(sigma_min sigma_maj) of the brightest fitted clump in pixels, free of the PSF, in each realisation where one was found.</summary>
    public required IReadOnlyList<double> FittedSigmaPixels { get; init; }

    /// <summary>The sum of the fitted fluxes over that of the input, in the same realisations.</summary>
    public required IReadOnlyList<double> FluxRatios { get; init; }

    /// <summary>The first realisation.</summary>
    public required IdealImage Example { get; init; }

    /// <summary>The part of the realisations in which two objects or more were detected.</summary>
    public double SeparatedFraction => Detected.Count(n => n > 1) / (double)Detected.Count;
}
