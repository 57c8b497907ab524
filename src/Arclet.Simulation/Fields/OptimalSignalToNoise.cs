namespace Arclet.Simulation;

/// <summary>
/// The signal-to-noise ratio of a source of known position and profile p on a known background: the flux estimator
/// sum(w d) / sum(w p) with w = p / V (V the variance of a pixel) has S/N = F sum(w p) / sqrt(Var(sum w d)). For white noise that is
/// F sqrt(sum p2 / V), the optimum (Horne 1986, PASP 98, 609); for correlated noise the variance is that of the correlated sum.
/// </summary>
internal static class OptimalSignalToNoise
{
    /// <summary>The S/N of a unit flux.</summary>
    /// <param name="profile">The convolved profile of unit flux.</param>
    /// <param name="lightAt">The light, nJy per pixel, whose photon noise counts, at an image pixel.</param>
    /// <param name="noise">Standard deviation of the background noise in a pixel, nJy.</param>
    /// <param name="electronsPerNanojansky">Electrons per nJy.</param>
    /// <param name="kernel">The correlation kernel of the background noise along one axis.</param>
    public static double PerUnitFlux(
        IReadOnlyList<GaussianComponent> profile,
        Func<int, int, double> lightAt,
        double noise,
        double electronsPerNanojansky,
        ReadOnlySpan<double> kernel)
    {
        // The broad wings of the PSF carry next to nothing of sum p2: 5 sigma of the narrow components is enough.
        double widest = profile.Where(c => c.Peak > 1e-3 * profile[0].Peak).Max(c => Math.Sqrt(Math.Max(c.Cxx, c.Cyy)));
        int half = (int)Math.Ceiling(4 * widest) + 2;
        int reach = kernel.Length / 2;
        int size = (2 * (half + reach)) + 1;
        int cx = (int)Math.Round(profile[0].X);
        int cy = (int)Math.Round(profile[0].Y);
        var p = Render(profile, cx - half - reach, cy - half - reach, size);
        var weight = new double[size * size];
        double signal = 0;
        double photons = 0;
        for (int y = reach; y < size - reach; y++)
        {
            for (int x = reach; x < size - reach; x++)
            {
                double value = p[(y * size) + x];
                double light = lightAt(cx - half - reach + x, cy - half - reach + y) / electronsPerNanojansky;
                double w = value / ((noise * noise) + light);
                weight[(y * size) + x] = w;
                signal += w * value;
                photons += w * w * light;
            }
        }

        return signal / Math.Sqrt(photons + (noise * noise * SumOfSquaresAfter(weight, size, kernel)));
    }

    private static double[] Render(IReadOnlyList<GaussianComponent> profile, int x0, int y0, int size)
    {
        var renderer = new GaussianRenderer(size, size, profile.Select(c => c with { X = c.X - x0, Y = c.Y - y0 }), 1e-9);
        var stamp = new double[size * size];
        for (int band = 0; band < renderer.BandCount; band++)
        {
            (int first, int count) = renderer.Rows(band);
            renderer.AddBand(band, stamp.AsSpan(first * size, count * size));
        }

        return stamp;
    }

    /// <summary>The sum of squares of the image convolved with the kernel along both axes: the variance of a weighted sum of noise made by that kernel.</summary>
    internal static double SumOfSquaresAfter(double[] image, int size, ReadOnlySpan<double> kernel)
    {
        int reach = kernel.Length / 2;
        var rows = new double[image.Length];
        var both = new double[image.Length];
        for (int k = 0; k < kernel.Length; k++)
        {
            int d = k - reach;
            for (int i = Math.Max(0, -d); i < image.Length - Math.Max(0, d); i++)
                rows[i] += kernel[k] * image[i + d];
        }

        for (int k = 0; k < kernel.Length; k++)
        {
            int d = (k - reach) * size;
            for (int i = Math.Max(0, -d); i < image.Length - Math.Max(0, d); i++)
                both[i] += kernel[k] * rows[i + d];
        }

        double sum = 0;
        foreach (double v in both)
            sum += v * v;
        return sum;
    }
}
