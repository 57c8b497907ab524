namespace Arclet.Inference.Statistics;

/// <summary>
/// Correlation coefficients of pairs with their two-sided probabilities from Student's t = r sqrt((n - 2) / (1 - r^2)) of n - 2 degrees of freedom: exact for
/// Pearson's r of Gaussian values, the usual approximation for Spearman's (good to 0.01 from ten pairs on).
/// </summary>
public static class Correlation
{
    /// <summary>Pearson's linear correlation.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or there are fewer than three pairs.</exception>
    public static CorrelationResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        double meanX = Mean(x), meanY = Mean(y), xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            (xx, xy, yy) = (xx + (dx * dx), xy + (dx * dy), yy + (dy * dy));
        }

        if (!(xx > 0) || !(yy > 0))
            return new(double.NaN, double.NaN, x.Length);
        double r = Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
        return new(r, Probability(r, x.Length), x.Length);
    }

    /// <summary>Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of theirs.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or there are fewer than three pairs.</exception>
    public static CorrelationResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        return Pearson(Ranks(x), Ranks(y));
    }

    /// <summary>The ranks of values, from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (int i = start; i < end; i++)
                ranks[order[i]] = 0.5 * (start + 1 + end);
            start = end;
        }

        return ranks;
    }

    private static double Probability(double r, int count) => Math.Abs(r) == 1
        ? 0
        : Math.Min(1, 2 * StudentDistribution.Cumulative(-Math.Abs(r) * Math.Sqrt((count - 2) / (1 - (r * r))), count - 2));

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
            sum += v;
        return sum / values.Length;
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} values are paired with {y.Length}");
        if (x.Length < 3)
            throw new ArgumentException($"a correlation needs three pairs, there are {x.Length}");
    }
}
