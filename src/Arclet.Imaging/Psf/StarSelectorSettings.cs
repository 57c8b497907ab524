namespace Arclet.Imaging.Psf;

/// <summary>Which objects of an image are taken as stars for a PSF.</summary>
public sealed record StarSelectorSettings
{
    /// <summary>Half of a stamp's width in pixels; the star's image reaches this far.</summary>
    public int StampRadiusPixels { get; init; } = 45;

    /// <summary>The least signal-to-noise ratio of an object's isophotal flux.</summary>
    public double SignalToNoise { get; init; } = 100;

    /// <summary>How far the half-light radius may be from that of the stellar locus, as a part of it.</summary>
    public double Compactness { get; init; } = 0.12;

    /// <summary>The largest ratio of semi-major to semi-minor axis.</summary>
    public double Elongation { get; init; } = 1.3;

    /// <summary>No other object within this part of the stamp's radius may be brighter than <see cref="NeighbourFlux"/> of the star.</summary>
    public double IsolationRadius { get; init; } = 1;

    /// <summary>The largest flux of a neighbour, as a part of the star's.</summary>
    public double NeighbourFlux { get; init; } = 0.01;

    /// <summary>Values of this level and above are saturated; null for none. Missing pixels in a core always reject.</summary>
    public double? SaturationLevel { get; init; }

    /// <summary>The most stars to take, the brightest.</summary>
    public int MaximumCount { get; init; } = 50;

    /// <summary>The detection threshold in units of the background's rms.</summary>
    public double DetectionThreshold { get; init; } = 3;
}
