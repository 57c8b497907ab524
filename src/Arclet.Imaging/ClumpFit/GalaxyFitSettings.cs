namespace Arclet.Imaging.ClumpFit;

/// <summary>How all clumps of a galaxy are fitted together.</summary>
public sealed record GalaxyFitSettings
{
    /// <summary>Limits, caps and flags, as for fits in boxes; the start of every clump comes from such a fit.</summary>
    public ClumpFitSettings Boxes { get; init; } = new();

    /// <summary>The one smooth background of the region.</summary>
    public BackgroundBasis Background { get; init; } = BackgroundBasis.Spline(4);

    /// <summary>How far the region reaches beyond the outermost clumps, px of the first image's grid.</summary>
    public int MarginPixels { get; init; } = 12;

    /// <summary>How far from its centre a clump is followed along each axis, px; in small regions everywhere.</summary>
    public double ReachPixels { get; init; } = 25;

    /// <summary>The largest region, pixels on its side; larger ones are for several galaxies.</summary>
    public int LargestRegionPixels { get; init; } = 600;
}
