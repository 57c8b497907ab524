using Arclet.Figures;

namespace Arclet.Images;

/// <summary>
/// The stretch of previews: asinh, from a little below the sky to a bright level, so that both faint discs and bright clumps show.
/// </summary>
internal static class SkyStretch
{
    /// <summary>The stretch of an image, from its own distribution; black to white for an image without finite pixels.</summary>
    public static ImageStretch For(FloatImage image)
    {
        bool anyFinite = false;
        foreach (float value in image.Pixels.Span)
            anyFinite |= float.IsFinite(value);
        if (!anyFinite)
            return new ImageStretch(0, 1);

        // The half of the pixels below the median is sky in any field: its width is the noise, whatever shines above.
        ImageStretch core = ImageStretch.Percentiles(image, 15.87, 50);
        ImageStretch tail = ImageStretch.Percentiles(image, 50, 99.8);
        double noise = core.High - core.Low;
        double low = core.High - noise;
        return new ImageStretch(low, Math.Max(tail.High, core.High + (45 * noise)), StretchKind.Asinh);
    }
}
