namespace Arclet.Imaging.Apertures;

/// <summary>How a windowed position is found; the defaults are those of SExtractor and sep.</summary>
public sealed record WindowedPositionSettings
{
    /// <summary>The smallest standard deviation of the window in pixels: SExtractor's, for a half-light radius of half a pixel.</summary>
    public double MinimumSigmaPixels { get; init; } = 2.0 / 2.35 * 0.5;

    /// <summary>A pixel on the window's border is divided into this many parts along each axis; 0 computes the overlap exactly.</summary>
    public int Subpixels { get; init; } = 11;

    /// <summary>
    /// How far the position may move from where it started, in pixels along x and y; infinite as in sep. A
    /// finite one bounds the pixels that are needed, and catches positions that slide to a brighter neighbour.
    /// </summary>
    public double MaximumShiftPixels { get; init; } = double.PositiveInfinity;

    /// <summary>What stands for masked pixels.</summary>
    public MaskedPixelRule MaskedPixels { get; init; }
}
