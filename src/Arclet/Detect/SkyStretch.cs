using Arclet.Figures;

namespace Arclet.Detect;

/// <summary>
/// The stretch of previews: asinh with its turn from linear to logarithmic at a few times the noise, so that faint discs show
/// beside bright stars, whatever the range between them.
/// </summary>
internal static class SkyStretch
{
    /// <summary>Where the curve turns, in units of the noise.</summary>
    private const double SofteningNoises = 4;

    /// <summary>What is white at least, in units of the noise above the sky: an empty field stays dark.</summary>
    private const double LeastWhiteNoises = 45;

    /// <summary>The image in grey with its row 0 at the bottom; missing pixels are black.</summary>
    public static Raster ToGrey(FloatImage image)
    {
        if (!HasFinite(image))
            return new ImageStretch(0, 1).ToGrey(image);

        // The half of the pixels below the median is sky in any field: its width is the noise, whatever shines above.
        ImageStretch core = ImageStretch.Percentiles(image, 15.87, 50);
        double white = ImageStretch.Percentiles(image, 50, 99.8).High;
        double noise = core.High - core.Low;
        if (!(noise > 0))
            return new ImageStretch(core.High, white, StretchKind.Asinh).ToGrey(image);
        double black = core.High - noise;
        double softening = SofteningNoises * noise;
        var curved = new float[image.Pixels.Length];
        ReadOnlySpan<float> pixels = image.Pixels.Span;
        for (int i = 0; i < curved.Length; i++)
            curved[i] = (float)Math.Asinh((pixels[i] - black) / softening);
        double top = Math.Asinh((Math.Max(white, core.High + (LeastWhiteNoises * noise)) - black) / softening);
        return new ImageStretch(0, top).ToGrey(new FloatImage(curved, image.Width, image.Height));
    }

    private static bool HasFinite(FloatImage image)
    {
        foreach (float value in image.Pixels.Span)
        {
            if (float.IsFinite(value))
                return true;
        }

        return false;
    }
}
