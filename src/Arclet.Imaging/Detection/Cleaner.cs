namespace Arclet.Imaging.Detection;

/// <summary>
/// Removes objects that a brighter neighbour's wing explains: SExtractor's cleaning, with a Moffat-like profile of exponent beta
/// through the neighbour's central amplitude and isophote. The order of comparisons and the reach (ten times the sum of the
/// major axes) are sep's; a spatial index takes the place of its loop over all pairs.
/// </summary>
internal sealed class Cleaner
{
    /// <summary>Objects farther apart than this many times the sum of their major axes are not compared.</summary>
    private const double Reach = 10;

    private readonly IReadOnlyList<Candidate> candidates;
    private readonly double beta;
    private readonly List<SizeClass> classes = [];

    private Cleaner(IReadOnlyList<Candidate> candidates, double beta)
    {
        this.candidates = candidates;
        this.beta = beta;
    }

    /// <summary>Which candidates survive.</summary>
    public static bool[] Survivors(IReadOnlyList<Candidate> candidates, double beta)
    {
        var survives = new bool[candidates.Count];
        Array.Fill(survives, true);
        if (candidates.Count > 1)
        {
            var cleaner = new Cleaner(candidates, beta);
            cleaner.BuildIndex();
            cleaner.Clean(survives);
        }

        return survives;
    }

    private void Clean(bool[] survives)
    {
        for (int i = 0; i < candidates.Count; i++)
        {
            if (!survives[i])
                continue;
            IsophotalShape a = candidates[i].Shape;
            foreach (SizeClass sizes in classes)
            {
                double range = Reach * (a.A + sizes.LargestA);
                foreach (int j in sizes.Grid.Near(a.X, a.Y, range))
                {
                    // Each pair is looked at once, when its first member is.
                    if (j <= i || !survives[j])
                        continue;
                    IsophotalShape b = candidates[j].Shape;
                    double dx = a.X - b.X, dy = a.Y - b.Y, limit = Reach * (a.A + b.A);
                    if ((dx * dx) + (dy * dy) > limit * limit)
                        continue;
                    if (b.ConvolvedFlux < a.ConvolvedFlux)
                        survives[j] = !Explains(a, dx, dy, candidates[j].Excess);
                    else if (Explains(b, dx, dy, candidates[i].Excess))
                        survives[i] = false;
                }
            }
        }
    }

    private bool Explains(in IsophotalShape bright, double dx, double dy, float excess)
    {
        double area = Math.PI * bright.A * bright.B;
        double amplitude = bright.ConvolvedFlux / (2 * area * bright.AreaCorrection);
        double alpha = (Math.Pow(amplitude / bright.Threshold, 1 / beta) - 1) * area / bright.PixelCount;
        double r = 1 + (alpha * ((bright.Cxx * dx * dx) + (bright.Cyy * dy * dy) + (bright.Cxy * dx * dy)));
        return r > 1 && r < 1e10 && (float)(amplitude * Math.Pow(r, -beta)) > excess;
    }

    /// <summary>Objects are sorted into classes of size (powers of two), so that a few large ones do not widen every search.</summary>
    private void BuildIndex()
    {
        foreach (IGrouping<int, int> sizes in Enumerable.Range(0, candidates.Count).GroupBy(i => Math.ILogB(Math.Max(candidates[i].Shape.A, 0.25f))).OrderBy(g => g.Key))
        {
            int[] members = [.. sizes];
            double largest = members.Max(i => (double)candidates[i].Shape.A);
            classes.Add(new SizeClass(largest, new PositionGrid(candidates, members, 2 * Reach * largest)));
        }
    }

    private sealed record SizeClass(double LargestA, PositionGrid Grid);
}
