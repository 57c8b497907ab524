namespace Arclet.Inference.Sampling;

/// <summary>All points of nested runs, each with the contour it was born above. Runs are merged by counting, at every death, the points alive (Higson et al. 2019).</summary>
internal sealed class DeadPoints(int dimension)
{
    private const int Realizations = 60;

    private readonly List<double> cube = [];
    private readonly List<LevelPoint> at = [];
    private int[] order = [];
    private int[] alive = [];

    public int Count => at.Count;

    public LevelPoint At(int index) => at[index];

    public ReadOnlySpan<double> Point(int index) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cube).Slice(index * dimension, dimension);

    public void Add(ReadOnlySpan<double> x, LevelPoint levels)
    {
        foreach (double value in x)
            cube.Add(value);
        at.Add(levels);
    }

    /// <summary>Fills the posterior weights of all points, in their order, and gives the evidence.</summary>
    public NestedEvidence Weigh(double[] weights, SeededRandom random)
    {
        int n = Count;
        order = [.. Enumerable.Range(0, n)];
        Array.Sort(order, (a, b) => at[a].Death.OrderAgainst(at[b].Death) is var c && c != 0 ? c : a.CompareTo(b));
        Level[] births = [.. at.Select(p => p.Birth)];
        Array.Sort(births, (a, b) => a.OrderAgainst(b));
        alive = new int[n];
        for (int i = 0, born = 0; i < n; i++)
        {
            Level death = at[order[i]].Death;
            while (born < n && births[born].OrderAgainst(death) < 0)
                born++;
            alive[i] = Math.Max(1, born - i);
        }

        double[] logWeights = new double[n];
        double logEvidence = LogWeights(null, logWeights);
        for (int i = 0; i < n; i++)
            weights[order[i]] = Math.Exp(logWeights[i] - logEvidence);
        double sum = 0, squares = 0;
        for (int r = 0; r < Realizations; r++)
        {
            double delta = LogWeights(random, logWeights) - logEvidence;
            sum += delta;
            squares += delta * delta;
        }

        double mean = sum / Realizations;
        return new NestedEvidence(logEvidence, Math.Sqrt(Math.Max(0, (squares / Realizations) - (mean * mean)) * Realizations / (Realizations - 1)));
    }

    /// <summary>The points of positive weight.</summary>
    public (double[] Cube, double[] LogLikelihood, double[] Weights) Keep(double[] weights)
    {
        double largest = weights.Length == 0 ? 0 : weights.Max();
        int[] kept = [.. Enumerable.Range(0, Count).Where(i => weights[i] > 1e-12 * largest)];
        double[] points = new double[kept.Length * dimension], logLikelihood = new double[kept.Length], w = new double[kept.Length];
        double sum = 0;
        for (int k = 0; k < kept.Length; k++)
            sum += weights[kept[k]];
        for (int k = 0; k < kept.Length; k++)
        {
            Point(kept[k]).CopyTo(points.AsSpan(k * dimension, dimension));
            logLikelihood[k] = at[kept[k]].Death.LogLikelihood;
            w[k] = weights[kept[k]] / sum;
        }

        return (points, logLikelihood, w);
    }

    /// <summary>The contours between which the weights exceed a fraction of the largest, the volume of the lower one, and the points alive there. After <see cref="Weigh"/>.</summary>
    public (Level Low, Level High, double LogVolume, List<int> Alive) Bulk(double[] weights, double fraction)
    {
        double threshold = fraction * weights.Max();
        int first = 0, last = Count - 1;
        while (first < Count - 1 && weights[order[first]] < threshold)
            first++;
        while (last > first && weights[order[last]] < threshold)
            last--;
        Level low = first == 0 ? Level.Bottom : at[order[first - 1]].Death, high = at[order[last]].Death;
        double logVolume = 0;
        for (int i = 0; i < first; i++)
            logVolume -= 1.0 / alive[i];
        var living = new List<int>();
        for (int i = first; i < Count; i++)
        {
            if (at[order[i]].Birth.OrderAgainst(low) <= 0)
                living.Add(order[i]);
        }

        return (low, high, logVolume, living);
    }

    private double LogWeights(SeededRandom? random, double[] logWeights)
    {
        // ln of the shrinkage is -1/n in the mean, and an exponential deviate over n in a realisation.
        int n = Count;
        double logVolume = 0, previous = 0, total = double.NegativeInfinity, largest = double.NegativeInfinity;
        for (int i = 0; i < n; i++)
        {
            logVolume -= (random is null ? 1 : -Math.Log(1 - random.NextDouble())) / alive[i];
            logWeights[i] = previous + Math.Log(-Math.Exp(logVolume - previous) + 1) + at[order[i]].Death.LogLikelihood;
            previous = logVolume;
            if (double.IsNaN(logWeights[i]))
                logWeights[i] = double.NegativeInfinity;
            largest = Math.Max(largest, logWeights[i]);
        }

        if (double.IsNegativeInfinity(largest))
            return total;
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += Math.Exp(logWeights[i] - largest);
        return Math.Log(sum) + largest;
    }
}
