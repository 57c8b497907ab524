namespace Arclet.Figures;

/// <summary>
/// The zscale limits of IRAF's display task (documented in its help page): a line is fitted to the sorted values of a
/// sample of pixels with iterative rejection; its slope, divided by the contrast, gives the range about the median.
/// </summary>
internal static class ZScale
{
    private const int Sample = 1000, LeastPixels = 5, Iterations = 5;

    private const double Contrast = 0.25, LargestRejection = 0.5, RejectionSigma = 2.5;

    /// <summary>The limits.</summary>
    /// <exception cref="ArgumentException">No pixel is finite.</exception>
    public static (double Low, double High) Limits(FloatImage image)
    {
        float[] sorted = SampleOf(image);
        int count = sorted.Length;
        double low = sorted[0], high = sorted[^1];
        int least = Math.Max(LeastPixels, (int)(count * LargestRejection));
        var rejected = new bool[count];
        int grow = Math.Max(1, (int)(count * 0.01));
        int good = count, last = count + 1;
        double slope = 0;
        for (int i = 0; i < Iterations && good < last && good >= least; i++)
        {
            (slope, double intercept) = Fit(sorted, rejected);
            var residual = new double[count];
            for (int x = 0; x < count; x++)
                residual[x] = sorted[x] - ((slope * x) + intercept);
            double limit = RejectionSigma * StandardDeviation(residual, rejected);
            var bad = new bool[count];
            for (int x = 0; x < count; x++)
                bad[x] = rejected[x] || Math.Abs(residual[x]) > limit;
            Grow(bad, rejected, grow);
            last = good;
            good = rejected.Count(r => !r);
        }

        if (good < least)
            return (low, high);
        slope /= Contrast;
        int centre = (count - 1) / 2;
        double median = count % 2 == 1 ? sorted[count / 2] : 0.5 * ((double)sorted[(count / 2) - 1] + sorted[count / 2]);
        return (Math.Max(low, median - ((centre - 1) * slope)), Math.Min(high, median + ((count - centre) * slope)));
    }

    private static float[] SampleOf(FloatImage image)
    {
        ReadOnlySpan<float> pixels = image.Pixels.Span;
        var finite = new List<float>(pixels.Length);
        foreach (float v in pixels)
        {
            if (float.IsFinite(v))
                finite.Add(v);
        }

        if (finite.Count == 0)
            throw new ArgumentException("The image has no finite pixel.", nameof(image));
        int stride = Math.Max(1, finite.Count / Sample);
        float[] sample = [.. Enumerable.Range(0, Math.Min(Sample, ((finite.Count - 1) / stride) + 1)).Select(i => finite[i * stride])];
        Array.Sort(sample);
        return sample;
    }

    private static (double Slope, double Intercept) Fit(float[] y, bool[] rejected)
    {
        double n = 0, sx = 0, sy = 0;
        for (int x = 0; x < y.Length; x++)
        {
            if (rejected[x])
                continue;
            n++;
            sx += x;
            sy += y[x];
        }

        double meanX = sx / n, meanY = sy / n, sxx = 0, sxy = 0;
        for (int x = 0; x < y.Length; x++)
        {
            if (rejected[x])
                continue;
            sxx += (x - meanX) * (x - meanX);
            sxy += (x - meanX) * (y[x] - meanY);
        }

        double slope = sxx > 0 ? sxy / sxx : 0;
        return (slope, meanY - (slope * meanX));
    }

    private static double StandardDeviation(double[] values, bool[] rejected)
    {
        double n = 0, sum = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!rejected[i])
                (n, sum) = (n + 1, sum + values[i]);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!rejected[i])
                squares += (values[i] - (sum / n)) * (values[i] - (sum / n));
        }

        return Math.Sqrt(squares / n);
    }

    /// <summary>Rejects the neighbours of rejected values too: a window of <paramref name="width"/> about each.</summary>
    private static void Grow(bool[] bad, bool[] rejected, int width)
    {
        Array.Clear(rejected);
        for (int x = 0; x < bad.Length; x++)
        {
            if (bad[x])
                rejected.AsSpan(Math.Max(0, x - ((width - 1) / 2))..Math.Min(bad.Length, x + (width / 2) + 1)).Fill(true);
        }
    }
}
