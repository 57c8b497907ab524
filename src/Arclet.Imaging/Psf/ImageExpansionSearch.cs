using System.Numerics;

namespace Arclet.Imaging.Psf;

/// <summary>Searches the Gaussians that follow a PSF image: fluxes of a dictionary by non-negative least squares, the best of them kept and polished.</summary>
internal static class ImageExpansionSearch
{
    /// <summary>The largest flux of a free Gaussian, of either sign: more would be large terms that cancel.</summary>
    private const double LargestFreeFlux = 0.1;

    /// <summary>Round Gaussians.</summary>
    public static GaussianShape[] Round(ImageSamples samples, int count) => Polish(samples, Start(samples, count, 0.5));

    /// <summary>Elliptical Gaussians: the round ones, stretched a little at different angles, and polished again.</summary>
    public static GaussianShape[] Elliptical(ImageSamples samples, int count)
    {
        GaussianShape[] round = Round(samples, count);
        GaussianShape[] stretched = [.. round.Select((s, i) => s with { Along = s.Along * 1.15, Across = s.Along / 1.15, Theta = Math.PI * i / count, Freedom = GaussianFreedom.Elliptical })];
        return Polish(samples, stretched);
    }

    /// <summary>Round Gaussians, and free ones that are added where they help most; everything is polished after every few of them.</summary>
    public static GaussianShape[] Free(ImageSamples samples, int count)
    {
        GaussianShape[] chosen = Round(samples, Math.Min(count, 6));
        GaussianShape[] dictionary = Dictionary(samples);
        var columns = new double[dictionary.Length][];
        for (int k = 0; k < columns.Length; k++)
        {
            var column = new double[samples.ResidualCount];
            samples.Column(dictionary[k], column);
            columns[k] = column[..samples.SampleCount];
        }

        double[] squares = [.. columns.Select(c => Dot(c, c))];
        while (chosen.Length < count)
        {
            double[] differences = samples.Differences(chosen);
            int added = Math.Min(3, count - chosen.Length);
            for (int i = 0; i < added; i++)
            {
                // What lowers the sum of squares most, of either sign; what is left without it for the next.
                int best = -1;
                double gain = 0;
                for (int k = 0; k < columns.Length; k++)
                {
                    double product = Dot(columns[k], differences);
                    if (product * product / squares[k] > gain)
                    {
                        gain = product * product / squares[k];
                        best = k;
                    }
                }

                if (best < 0)
                    return chosen;
                double flux = Math.Clamp(Dot(columns[best], differences) / squares[best], -LargestFreeFlux, LargestFreeFlux);
                for (int k = 0; k < differences.Length; k++)
                    differences[k] -= flux * columns[best][k];
                chosen = [.. chosen, dictionary[best] with { Flux = flux }];
            }

            chosen = Polish(samples, chosen, chosen.Length < count ? 20 : 120);
        }

        return chosen;
    }

    /// <summary>Elliptical Gaussians at places on rings about the centre.</summary>
    private static GaussianShape[] Dictionary(ImageSamples samples)
    {
        var shapes = new List<GaussianShape>();
        double h = samples.HalfWidth;
        for (double ring = 0; ring < Math.Min(9 * h, 0.6 * samples.CoreRadius); ring = ring == 0 ? 0.6 * h : ring * 1.3)
        {
            int places = ring == 0 ? 12 : ring < 1.5 * h ? 12 : 24;
            for (int place = 0; place < places; place++)
            {
                double angle = 2 * Math.PI * place / places;
                // Across and along the ring, and round; at the centre only the long ones, at twelve angles.
                foreach ((double along, double across) in new[] { (Math.Max(0.5, 0.25 * h), Math.Max(0.5, 0.25 * h)), (0.5 * h, 0.5 * h), (h, h), (1.2 * h, 0.5 * h), (2.5 * h, 0.6 * h) })
                {
                    shapes.Add(new GaussianShape(1, along, across, ring == 0 ? angle / 2 : angle, ring * Math.Cos(angle), ring * Math.Sin(angle), GaussianFreedom.Free));
                    if (along > across && ring > 0)
                        shapes.Add(shapes[^1] with { Theta = angle + (Math.PI / 2) });
                }
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

    private static GaussianShape[] Polish(ImageSamples samples, GaussianShape[] start, int steps = 120)
    {
        int n = ImageSamples.ParameterCount(start);
        var parameters = new double[n];
        var lower = new double[n];
        var upper = new double[n];
        int k = 0;
        // Narrower than half a pixel a Gaussian could hide between the pixels.
        double narrowest = Math.Log(Math.Max(0.5, 0.1 * samples.HalfWidth));
        foreach (GaussianShape s in start)
        {
            bool isFree = s.Freedom == GaussianFreedom.Free;
            // Where single pixels are fitted: outside of it a thin one could hide between the sectors.
            double widest = Math.Log(isFree ? 0.25 * samples.CoreRadius : samples.OuterRadius);
            Set(s.Flux, isFree ? -LargestFreeFlux : 0, isFree ? LargestFreeFlux : 2);
            Set(Math.Log(s.Along), narrowest, widest);
            if (s.Freedom == GaussianFreedom.Round)
                continue;
            Set(Math.Log(s.Across), narrowest, widest);
            Set(s.Theta, s.Theta - Math.PI, s.Theta + Math.PI);
            if (!isFree)
                continue;
            double reach = 0.6 * samples.CoreRadius;
            Set(s.X, -reach, reach);
            Set(s.Y, -reach, reach);
        }

        BoundedLeastSquares.Minimize(
            (p, residuals, derivatives) => samples.Evaluate(Shapes(p, start), residuals, derivatives, n), parameters, lower, upper, samples.ResidualCount, steps);
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
            double flux = parameters[k++];
            double along = Math.Exp(parameters[k++]);
            if (like[i].Freedom == GaussianFreedom.Round)
            {
                shapes[i] = GaussianShape.Round(flux, along);
                continue;
            }

            double across = Math.Exp(parameters[k++]);
            double theta = parameters[k++];
            bool isFree = like[i].Freedom == GaussianFreedom.Free;
            shapes[i] = new GaussianShape(flux, along, across, theta, isFree ? parameters[k++] : 0, isFree ? parameters[k++] : 0, like[i].Freedom);
        }

        return shapes;
    }
}
