using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How a galaxy is reconstructed in the source plane.</summary>
public sealed record SourcePlaneSettings
{
    /// <summary>Pixels fainter than this many times their error take no part in the barycentre.</summary>
    public double ThresholdSigma { get; init; } = 3;

    /// <summary>The source-plane pixel is the image's over the square root of the median |mu|, times this.</summary>
    public double PixelFactor { get; init; } = 1;

    /// <summary>At most this many pixels of a galaxy, evenly thinned, are traced for the drawn models; the best model takes all.</summary>
    public int MostPixelsPerDraw { get; init; } = 4000;

    /// <summary>Refuses settings that nothing can be computed with.</summary>
    /// <exception cref="InputException">A number is out of its range.</exception>
    public void Check()
    {
        if (!double.IsFinite(ThresholdSigma))
            throw new InputException($"source_plane: threshold_sigma is {ThresholdSigma}, expected a number");
        if (!(PixelFactor > 0 && double.IsFinite(PixelFactor)))
            throw new InputException($"source_plane: pixel_factor is {PixelFactor}, expected a number above 0");
        if (MostPixelsPerDraw < 1)
            throw new InputException($"source_plane: most_pixels_per_draw is {MostPixelsPerDraw}, expected 1 or more");
    }
}
