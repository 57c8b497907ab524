namespace Arclet.Lensing;

/// <summary>Finds for every observed image the one that the model makes of its system's source.</summary>
internal sealed class NearestImages(
    PositionChi2Options options, ImageSystem[] systems, int[] firstImage, double[] x, double[] y, ImageTrace[] traces, (double X, double Y)[] sources)
{
    private const double Tolerance = 1e-10;

    /// <summary>Newton's steps are shortened to this, in arcsec: beyond it the Jacobian of a member's surroundings says nothing.</summary>
    private const double LongestStep = 0.3;

    private const int MostSteps = 60;

    private readonly List<LensedImage>[] unobserved = new List<LensedImage>[systems.Length];

    public IReadOnlyList<LensedImage> UnobservedOf(int system) => unobserved[system] ?? [];

    /// <summary>Damped Newton steps from the observed positions; all images that have not converged go together through the field.</summary>
    public PredictedImage[] ByNewton(ManySourcesField field)
    {
        int n = x.Length;
        double[] px = [.. x], py = [.. y];
        var result = new PredictedImage[n];
        var which = new List<int>(n);
        int[] systemOf = SystemOfImage();

        // The field at the observed positions is known already: the first step is free.
        for (int i = 0; i < n; i++)
        {
            Step(i, sources[systemOf[i]].X - traces[i].SourceX, sources[systemOf[i]].Y - traces[i].SourceY, traces[i].Jacobian);
            which.Add(i);
        }

        var terms = new PointTerms(n);
        double[] ax = new double[n], ay = new double[n];
        for (int step = 0; step < MostSteps && which.Count > 0; step++)
        {
            int[] active = [.. which];
            for (int k = 0; k < active.Length; k++)
                (ax[k], ay[k]) = (px[active[k]], py[active[k]]);
            field.Evaluate(active, ax.AsSpan(0, active.Length), ay.AsSpan(0, active.Length), terms);
            which.Clear();
            for (int k = 0; k < active.Length; k++)
            {
                int i = active[k];
                double rx = sources[systemOf[i]].X - (ax[k] - terms.AlphaX[k]), ry = sources[systemOf[i]].Y - (ay[k] - terms.AlphaY[k]);
                if (Math.Abs(rx) + Math.Abs(ry) < Tolerance)
                {
                    result[i] = new(px[i], py[i], null);
                    continue;
                }

                Step(i, rx, ry, terms.JacobianAt(k));
                if (double.IsFinite(px[i]) && Math.Abs(px[i] - x[i]) < 4 * options.LargestOffsetArcsec && Math.Abs(py[i] - y[i]) < 4 * options.LargestOffsetArcsec)
                    which.Add(i);
                else
                    result[i] = new(double.NaN, double.NaN, "Newton's method leads away: the model makes no image here");
            }
        }

        foreach (int i in which)
            result[i] = new(double.NaN, double.NaN, "Newton's method does not converge: the source lies outside the caustic, and the model makes no image here");
        KeepOwn(result);
        return result;

        void Step(int i, double rx, double ry, Jacobian jacobian)
        {
            (double dx, double dy) = jacobian.Solve(rx, ry);
            double length = Math.Sqrt((dx * dx) + (dy * dy));
            double factor = length > LongestStep ? LongestStep / length : 1;
            px[i] += factor * dx;
            py[i] += factor * dy;
        }
    }

    /// <summary>Lenstool's way, see <see cref="TriangleInversion"/>.</summary>
    public PredictedImage[] ByTriangles(ManySourcesField field)
    {
        var result = new PredictedImage[x.Length];
        var inversion = new TriangleInversion(field);
        for (int s = 0; s < systems.Length; s++)
        {
            // Where the model displaces an image by more than part of a close pair's separation, a wider triangle still finds it.
            double largest = Math.Max(0.4 * SmallestSeparation(s), options.LargestOffsetArcsec / 2);
            for (int i = firstImage[s]; i < firstImage[s + 1]; i++)
            {
                double dx = sources[s].X - traces[i].SourceX, dy = sources[s].Y - traces[i].SourceY;
                double size = 0.7 * Math.Sqrt((dx * dx) + (dy * dy)) / Math.Abs(traces[i].Jacobian.Determinant);
                result[i] = inversion.Find(i, x[i], y[i], sources[s].X, sources[s].Y, size, largest) is { } found
                    ? new(found.X, found.Y, null)
                    : new(double.NaN, double.NaN, "no triangle about the observed image holds the source: the model makes no image here");
            }
        }

        KeepOwn(result);
        return result;
    }

    /// <summary>All images of each source; observed and predicted ones are joined from the closest pair on, each once.</summary>
    public PredictedImage[] AmongAll(LensModel model)
    {
        var result = new PredictedImage[x.Length];
        var solvers = new Dictionary<double, ImageSolver>();
        for (int s = 0; s < systems.Length; s++)
        {
            if (!solvers.TryGetValue(systems[s].Redshift, out ImageSolver? solver))
                solvers[systems[s].Redshift] = solver = new ImageSolver(model, systems[s].Redshift);
            List<LensedImage> free = [.. solver.Solve(sources[s].X, sources[s].Y).Images];
            int start = firstImage[s];
            var open = new List<int>();
            int?[] partners = ImageMatching.Closest(free, x.AsSpan(start, systems[s].Images.Count), y.AsSpan(start, systems[s].Images.Count), options.LargestOffsetArcsec);
            for (int k = 0; k < partners.Length; k++)
            {
                if (partners[k] is { } partner)
                    result[start + k] = new(free[partner].X, free[partner].Y, null);
                else
                    open.Add(start + k);
            }

            free = [.. free.Where((_, p) => !partners.Contains(p))];
            foreach (int i in open)
            {
                result[i] = new(double.NaN, double.NaN, free.Count == 0
                    ? "the model makes no more images of this source than others have taken"
                    : $"the nearest image that the model makes and no other takes is {free.Min(p => p.DistanceArcsec(x[i], y[i])):F2} arcsec away");
            }

            unobserved[s] = [.. free.Where(p => Math.Abs(p.Mu) >= options.FaintestExtra)];
        }

        return result;
    }

    /// <summary>Two observed images cannot be one predicted image, and one too far away is another: what breaks this is not found.</summary>
    private void KeepOwn(PredictedImage[] result)
    {
        for (int s = 0; s < systems.Length; s++)
        {
            for (int i = firstImage[s]; i < firstImage[s + 1]; i++)
            {
                if (result[i].Problem is null && Offset(i, result[i]) is var offset && offset > options.LargestOffsetArcsec)
                    result[i] = new(double.NaN, double.NaN, $"the image found is {offset:F2} arcsec away, so it is another one");
            }

            for (int i = firstImage[s]; i < firstImage[s + 1]; i++)
            {
                for (int j = firstImage[s]; j < firstImage[s + 1]; j++)
                {
                    if (i == j || result[i].Problem is not null || result[j].Problem is not null)
                        continue;
                    double dx = result[i].X - result[j].X, dy = result[i].Y - result[j].Y;

                    // Wider than the precision of triangles.
                    if ((dx * dx) + (dy * dy) < 1e-6 && Offset(i, result[i]) > Offset(j, result[j]))
                        result[i] = new(double.NaN, double.NaN, $"the image found belongs to {systems[s].Images[j - firstImage[s]].Id}, which is closer to it");
                }
            }
        }
    }

    private double Offset(int i, PredictedImage p) => Math.Sqrt(((p.X - x[i]) * (p.X - x[i])) + ((p.Y - y[i]) * (p.Y - y[i])));

    private double SmallestSeparation(int s)
    {
        double smallest = double.PositiveInfinity;
        for (int i = firstImage[s]; i < firstImage[s + 1]; i++)
        {
            for (int j = firstImage[s]; j < i; j++)
                smallest = Math.Min(smallest, Math.Sqrt(((x[i] - x[j]) * (x[i] - x[j])) + ((y[i] - y[j]) * (y[i] - y[j]))));
        }

        return smallest;
    }

    private int[] SystemOfImage()
    {
        var result = new int[x.Length];
        for (int s = 0; s < systems.Length; s++)
            result.AsSpan(firstImage[s]..firstImage[s + 1]).Fill(s);
        return result;
    }
}
