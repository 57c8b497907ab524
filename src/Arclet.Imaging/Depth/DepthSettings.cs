namespace Arclet.Imaging.Depth;

/// <summary>How depths are measured from empty apertures; the defaults are the paper's preset (Claeyssens et al., section 3.4).</summary>
public sealed record DepthSettings
{
    /// <summary>The aperture's radius, pixels.</summary>
    public required double RadiusPixels { get; init; }

    /// <summary>How many empty apertures are measured.</summary>
    public int Count { get; init; } = 3000;

    /// <summary>The limit is this many times the scatter of empty apertures.</summary>
    public double Multiple { get; init; } = 5;

    /// <summary>Further radii, as multiples of <see cref="RadiusPixels"/>, for noise against aperture size.</summary>
    public IReadOnlyList<double> FurtherRadii { get; init; } = [0.5, 0.75, 1.5, 2, 3];

    /// <summary>Pixels kept free around detected objects, whose wings reach beyond their isophotes.</summary>
    public int MarginPixels { get; init; } = 2;

    /// <summary>
    /// Light too faint to be detected is left out where it stands out by this many times its noise in an image smoothed with
    /// <see cref="FaintLightSigmaPixels"/>; 0 to leave it in.
    /// </summary>
    public double FaintLightThreshold { get; init; } = 2;

    /// <summary>The standard deviation of the Gaussian that faint light is looked for with, pixels.</summary>
    public double FaintLightSigmaPixels { get; init; } = 8;

    /// <summary>Seed of the positions.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        if (!(RadiusPixels > 0) || !double.IsFinite(RadiusPixels))
            throw new ArgumentException($"the aperture's radius must be a positive number of pixels, not {RadiusPixels}");
        if (Count < FewestApertures)
            throw new ArgumentException($"at least {FewestApertures} apertures are needed, not {Count}");
        if (!(Multiple > 0) || !double.IsFinite(Multiple))
            throw new ArgumentException($"the multiple of the scatter must be a positive number, not {Multiple}");
        if (MarginPixels < 0)
            throw new ArgumentException($"the margin around objects must be 0 or more, not {MarginPixels}");
        if (!(FaintLightThreshold >= 0) || !double.IsFinite(FaintLightThreshold))
            throw new ArgumentException($"the threshold of faint light must be a number of 0 or more, not {FaintLightThreshold}");
        if (FaintLightThreshold > 0 && !(FaintLightSigmaPixels >= FaintLight.CellPixels && FaintLightSigmaPixels <= 1000))
            throw new ArgumentException($"the Gaussian for faint light must be {FaintLight.CellPixels} to 1000 pixels wide, not {FaintLightSigmaPixels}");
        foreach (double factor in FurtherRadii)
        {
            if (!(factor > 0) || !double.IsFinite(factor))
                throw new ArgumentException($"further radii are positive multiples of the radius, not {factor}");
        }
    }

    /// <summary>A scatter from fewer is no measurement: its own error is 1/sqrt(2 n), 13 % for 30.</summary>
    internal const int FewestApertures = 30;
}
