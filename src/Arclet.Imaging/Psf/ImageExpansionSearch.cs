using System.Numerics;

namespace Arclet.Imaging.Psf;

/// <summary>Searches the Gaussians that follow a PSF image: fluxes of a dictionary by non-negative least squares, the best of them kept and polished.</summary>
internal static class ImageExpansionSearch
{
    private const int Steps = 120;

    /// <summary>Round Gaussians.</summary>
    public static GaussianShape[] Round(ImageSamples samples, int count) => Polish(samples, Start(samples, count, 0.5));

    /// <summary>Elliptical Gaussians: the round ones, stretched a little at different angles, and polished again.</summary>
    public static GaussianShape[] Elliptical(ImageSamples samples, int count)
    {
        GaussianShape[] round = Round(samples, count);
        GaussianShape[] stretched = [.. round.Select((s, i) => s with { Along = s.Along * 1.15, Across = s.Along / 1.15, Theta = Math.PI * i / count, IsRound = false })];
        return Polish(samples, stretched);
    }

    /// <summary>Round and long Gaussians from a dictionary.</summary>
    public static GaussianShape[] Spiked(ImageSamples samples, int count)
    {
        GaussianShape[] chosen = Dictionary(samples);
        double[] fluxes = Fluxes(samples, chosen);
        // In halves down to the number asked for: what is dropped last was weighed against few others.
        while (true)
        {
            GaussianShape[] used = [.. chosen.Select((s, i) => s with { Flux = fluxes[i] }).Where(s => s.Flux > 0)];
            if (used.Length <= count)
            {
                chosen = used;
                break;
            }

            int keep = Math.Max(count, used.Length * 3 / 4);
            chosen = [.. used.OrderByDescending(s => s.Flux / Math.Sqrt(s.Along * s.Across)).Take(keep)];
            fluxes = Fluxes(samples, chosen);
        }

        return Polish(samples, chosen);
    }

    private static GaussianShape[] Dictionary(ImageSamples samples)
    {
        var shapes = new List<GaussianShape>();
        double h = samples.HalfWidth;
        for (double sigma = 0.35 * h; sigma < 0.6 * samples.OuterRadius; sigma *= 1.35)
            shapes.Add(GaussianShape.Round(1, sigma));
        for (double along = 0.8 * h; along < 0.4 * samples.OuterRadius; along *= 1.5)
        {
            foreach (double across in new[] { 0.35 * h, 0.7 * h, 0.3 * along, 0.6 * along })
            {
                if (across > 0.75 * along || across < 0.25 * h)
                    continue;
                for (int angle = 0; angle < 12; angle++)
                    shapes.Add(new GaussianShape(1, along, across, Math.PI * angle / 12, false));
            }
        }

        return [.. shapes];
    }

    private static GaussianShape[] Start(ImageSamples samples, int count, double narrow)
    {
        GaussianShape[] shapes = [.. Enumerable.Range(0, count).Select(k =>
            GaussianShape.Round(1, narrow * samples.HalfWidth * Math.Pow(0.5 * samples.OuterRadius / (narrow * samples.HalfWidth), count == 1 ? 0 : k / (count - 1.0))))];
        double[] fluxes = Fluxes(samples, shapes);
        return [.. shapes.Select((s, k) => s with { Flux = Math.Max(fluxes[k], 1e-4) })];
    }

    private static double[] Fluxes(ImageSamples samples, GaussianShape[] shapes)
    {
        int n = shapes.Length;
        int rows = samples.ResidualCount;
        var columns = new double[n][];
        for (int k = 0; k < n; k++)
        {
            columns[k] = new double[rows];
            samples.Column(shapes[k], columns[k]);
        }

        var target = new double[rows];
        samples.Target(target);
        var gram = new double[n * n];
        var right = new double[n];
        for (int k = 0; k < n; k++)
        {
            right[k] = Dot(columns[k], target);
            for (int l = 0; l <= k; l++)
                gram[(k * n) + l] = gram[(l * n) + k] = Dot(columns[k], columns[l]);
        }

        return NonNegativeLeastSquares.Solve(gram, right);
    }

    private static double Dot(double[] a, double[] b)
    {
        Vector<double> sum = default;
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum += new Vector<double>(a, i) * new Vector<double>(b, i);
        double total = Vector.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    private static GaussianShape[] Polish(ImageSamples samples, GaussianShape[] start)
    {
        int n = ImageSamples.ParameterCount(start);
        var parameters = new double[n];
        var lower = new double[n];
        var upper = new double[n];
        int k = 0;
        foreach (GaussianShape s in start)
        {
            Set(Math.Log(s.Flux), Math.Log(1e-9), Math.Log(2));
            Set(Math.Log(s.Along), Math.Log(0.2 * samples.HalfWidth), Math.Log(samples.OuterRadius));
            if (s.IsRound)
                continue;
            Set(Math.Log(s.Across), Math.Log(0.2 * samples.HalfWidth), Math.Log(samples.OuterRadius));
            Set(s.Theta, s.Theta - Math.PI, s.Theta + Math.PI);
        }

        BoundedLeastSquares.Minimize(
            (p, residuals, derivatives) => samples.Evaluate(Shapes(p, start), residuals, derivatives, n), parameters, lower, upper, samples.ResidualCount, Steps);
        return [.. Shapes(parameters, start).OrderBy(s => s.Along * s.Across)];

        void Set(double value, double low, double high)
        {
            (parameters[k], lower[k], upper[k]) = (value, low, high);
            k++;
        }
    }

    private static GaussianShape[] Shapes(ReadOnlySpan<double> parameters, GaussianShape[] like)
    {
        var shapes = new GaussianShape[like.Length];
        int k = 0;
        for (int i = 0; i < like.Length; i++)
        {
            double flux = Math.Exp(parameters[k++]);
            double along = Math.Exp(parameters[k++]);
            shapes[i] = like[i].IsRound ? GaussianShape.Round(flux, along) : new GaussianShape(flux, along, Math.Exp(parameters[k++]), parameters[k++], false);
        }

        return shapes;
    }
}
