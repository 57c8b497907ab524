namespace Arclet.Imaging.Detection;

/// <summary>
/// A kernel for detection, normalised by the sum of its absolute values. As in SExtractor it is applied as a correlation
/// (not mirrored), and pixels beyond the image count as zero.
/// </summary>
public sealed class DetectionKernel
{
    private readonly float[] values;

    /// <summary>A kernel of <paramref name="width"/> x <paramref name="height"/> values, row after row, both odd.</summary>
    /// <exception cref="ArgumentException">The sizes are even or do not fit, or the values are not finite or all zero.</exception>
    public DetectionKernel(ReadOnlySpan<float> values, int width, int height)
    {
        if (width < 1 || height < 1 || width % 2 == 0 || height % 2 == 0 || values.Length != width * height)
            throw new ArgumentException($"a detection kernel has odd sizes and width x height values, not {width} x {height} and {values.Length}");
        // Summed and divided in float, as sep does, so that convolved values have sep's bits.
        float sum = 0;
        foreach (float v in values)
            sum += Math.Abs(v);
        if (!(sum > 0) || !float.IsFinite(sum))
            throw new ArgumentException("a detection kernel needs finite values that are not all zero");
        this.values = values.ToArray();
        for (int i = 0; i < this.values.Length; i++)
            this.values[i] /= sum;
        Width = width;
        Height = height;
    }

    /// <summary>SExtractor's and sep's default: (1 2 1) x (1 2 1).</summary>
    public static DetectionKernel Default3x3 { get; } = new([1, 2, 1, 2, 4, 2, 1, 2, 1], 3, 3);

    /// <summary>Number of columns (odd).</summary>
    public int Width { get; }

    /// <summary>Number of rows (odd).</summary>
    public int Height { get; }

    /// <summary>The normalised values, row after row.</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>A round Gaussian of the given full width at half maximum in pixels, sampled at pixel centres out to 1.5 FWHM.</summary>
    public static DetectionKernel Gaussian(double fwhmPixels)
    {
        if (!(fwhmPixels > 0) || fwhmPixels > 100)
            throw new ArgumentException($"a Gaussian kernel's FWHM must lie between 0 and 100 pixels, not {fwhmPixels}");
        double sigma = fwhmPixels / Math.Sqrt(8 * Math.Log(2));
        int radius = Math.Max(1, (int)Math.Ceiling(1.5 * fwhmPixels));
        int size = (2 * radius) + 1;
        var samples = new float[size * size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                samples[(y * size) + x] = (float)Math.Exp(-(((x - radius) * (x - radius)) + ((y - radius) * (y - radius))) / (2 * sigma * sigma));
        }

        return new DetectionKernel(samples, size, size);
    }
}
