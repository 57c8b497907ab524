namespace Arclet.Figures;

/// <summary>Turns pixel values into brightness from 0 to 1: limits and a curve between them.</summary>
/// <param name="Low">The value that is black.</param>
/// <param name="High">The value that is white.</param>
/// <param name="Kind">The curve.</param>
public sealed record ImageStretch(double Low, double High, StretchKind Kind = StretchKind.Linear)
{
    /// <summary>The constant a of the curves log (1000, as DS9 has it) and asinh (0.1); see <see cref="StretchKind"/>.</summary>
    private const double LogConstant = 1000, AsinhConstant = 0.1;

    /// <summary>Limits that leave out the given percentages of the finite pixels at both ends.</summary>
    /// <param name="image">The image.</param>
    /// <param name="lowPercent">Percent of the pixels below the lower limit.</param>
    /// <param name="highPercent">Percent of the pixels below the upper limit.</param>
    /// <param name="kind">The curve.</param>
    /// <exception cref="ArgumentException">The percentages do not rise within 0 to 100, or no pixel is finite.</exception>
    public static ImageStretch Percentiles(FloatImage image, double lowPercent, double highPercent, StretchKind kind = StretchKind.Linear)
    {
        if (!(lowPercent >= 0 && lowPercent < highPercent && highPercent <= 100))
            throw new ArgumentException($"The percentages {lowPercent} and {highPercent} do not rise within 0 to 100.", nameof(lowPercent));
        float[] sorted = FiniteSorted(image);
        return new ImageStretch(Quantile(sorted, lowPercent / 100), Quantile(sorted, highPercent / 100), kind);
    }

    /// <summary>The limits of IRAF's zscale, which show the background and faint sources; see <see cref="ZScale"/>.</summary>
    /// <exception cref="ArgumentException">No pixel is finite.</exception>
    public static ImageStretch FromZScale(FloatImage image, StretchKind kind = StretchKind.Linear)
    {
        (double low, double high) = ZScale.Limits(image);
        return new ImageStretch(low, high, kind);
    }

    /// <summary>The brightness of a value, clamped to 0 to 1; NaN for NaN.</summary>
    public double Brightness(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        // Equal limits (a constant image): what is not above them is black.
        double x = High > Low ? Math.Clamp((value - Low) / (High - Low), 0, 1) : value > High ? 1 : 0;
        return Kind switch
        {
            StretchKind.Linear => x,
            StretchKind.SquareRoot => Math.Sqrt(x),
            StretchKind.Log => Math.Log(1 + (LogConstant * x)) / Math.Log(1 + LogConstant),
            StretchKind.Asinh => Math.Asinh(x / AsinhConstant) / Math.Asinh(1 / AsinhConstant),
            _ => throw new InvalidOperationException($"The stretch {Kind} is unknown."),
        };
    }

    /// <summary>The image as a grey picture (one channel), turned so that its row 0 is at the bottom.</summary>
    /// <param name="image">The image.</param>
    /// <param name="missing">The grey of missing pixels.</param>
    public Raster ToGrey(FloatImage image, byte missing = 0)
    {
        var raster = new Raster(image.Width, image.Height, 1);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<float> from = image.Row(y);
            Span<byte> to = raster.Row(image.Height - 1 - y);
            for (int x = 0; x < from.Length; x++)
                to[x] = float.IsFinite(from[x]) ? (byte)Math.Round(255 * Brightness(from[x])) : missing;
        }

        return raster;
    }

    /// <summary>The image in the colours of a map (three channels), turned so that its row 0 is at the bottom.</summary>
    /// <param name="image">The image.</param>
    /// <param name="map">The colours.</param>
    /// <param name="missing">The colour of missing pixels; null for mid grey.</param>
    public Raster ToColour(FloatImage image, ColourMap map, Colour? missing = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        Colour none = missing ?? Colour.Grey(0.5);
        var raster = new Raster(image.Width, image.Height, 3);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<float> from = image.Row(y);
            Span<byte> to = raster.Row(image.Height - 1 - y);
            for (int x = 0; x < from.Length; x++)
            {
                Colour c = float.IsFinite(from[x]) ? map.At(Brightness(from[x])) : none;
                (to[3 * x], to[(3 * x) + 1], to[(3 * x) + 2]) = (c.R, c.G, c.B);
            }
        }

        return raster;
    }

    internal static float[] FiniteSorted(FloatImage image)
    {
        ReadOnlySpan<float> pixels = image.Pixels.Span;
        // Four million values fix a percentile to a hundredth of a percent; more would only cost time.
        int stride = (pixels.Length / 4_000_000) + 1;
        var finite = new List<float>((pixels.Length / stride) + 1);
        for (int i = 0; i < pixels.Length; i += stride)
        {
            if (float.IsFinite(pixels[i]))
                finite.Add(pixels[i]);
        }

        if (finite.Count == 0)
            throw new ArgumentException("The image has no finite pixel.", nameof(image));
        float[] sorted = [.. finite];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Linear interpolation between order statistics, numpy's default.</summary>
    private static double Quantile(float[] sorted, double fraction)
    {
        double at = fraction * (sorted.Length - 1);
        int i = Math.Min((int)at, sorted.Length - 1), next = Math.Min(i + 1, sorted.Length - 1);
        return sorted[i] + ((at - i) * ((double)sorted[next] - sorted[i]));
    }
}
