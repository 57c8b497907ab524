namespace Arclet.Lensing;

/// <summary>How a clump's magnification is measured.</summary>
public sealed record ClumpLensingOptions
{
    /// <summary>The ellipse's semi-axes in standard deviations; the default holds half of a Gaussian's light.</summary>
    public double EllipseSigmas { get; init; } = HalfLight;

    /// <summary>The pixels in arcsec whose magnifications are taken, as those of a map; smaller where fewer than <see cref="FewestPixels"/> would lie inside.</summary>
    public double PixelArcsec { get; init; } = 0.02;

    /// <summary>The fewest pixels inside the ellipse.</summary>
    public int FewestPixels { get; init; } = 100;

    /// <summary>Beyond this the mean spread of |mu| over the ellipse is too large for the median alone: a flag is set.</summary>
    public double LargestRelativeSpread { get; init; } = 0.3;

    /// <summary>sqrt(2 ln 2): half of a Gaussian's light lies inside this many standard deviations.</summary>
    public static double HalfLight { get; } = Math.Sqrt(2 * Math.Log(2));
}
