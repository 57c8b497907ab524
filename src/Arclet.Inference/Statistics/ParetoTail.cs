namespace Arclet.Inference.Statistics;

/// <summary>
/// The shape k of a generalised Pareto distribution fitted to the largest importance weights, by the estimator of Zhang and Stephens (2009, Technometrics 51, 316)
/// with the prior of Vehtari et al. (2024, JMLR 25, 72). Below 0.5 the weights have a variance and errors can be believed; above 0.7 they cannot.
/// </summary>
public static class ParetoTail
{
    /// <summary>k for positive weights (any scale); NaN with fewer than 25 of them.</summary>
    public static double Shape(ReadOnlySpan<double> weights)
    {
        double[] sorted = weights.ToArray();
        Array.Sort(sorted);
        int positive = sorted.Length - FirstPositive(sorted);
        int tail = (int)Math.Min(0.2 * positive, 3 * Math.Sqrt(positive));
        if (tail < 5)
            return double.NaN;
        double threshold = sorted[^(tail + 1)];
        Span<double> x = sorted.AsSpan(sorted.Length - tail);
        for (int i = 0; i < tail; i++)
            x[i] -= threshold;
        if (!(x[0] >= 0) || !(x[^1] > 0))
            return double.NegativeInfinity;
        double quartile = x[(int)((tail / 4.0) + 0.5) - 1];
        if (!(quartile > 0))
            quartile = x[^1] * 1e-3;
        int grid = 30 + (int)Math.Sqrt(tail);
        double[] b = new double[grid], score = new double[grid];
        double best = double.NegativeInfinity;
        for (int j = 0; j < grid; j++)
        {
            b[j] = (1 / x[^1]) + ((1 - Math.Sqrt(grid / (j + 0.5))) / (3 * quartile));
            double k = MeanLog(b[j], x);
            score[j] = tail * (Math.Log(-b[j] / k) - k - 1);
            if (double.IsNaN(score[j]))
                score[j] = double.NegativeInfinity;
            best = Math.Max(best, score[j]);
        }

        double sum = 0, mean = 0;
        for (int j = 0; j < grid; j++)
        {
            double w = Math.Exp(score[j] - best);
            sum += w;
            mean += w * b[j];
        }

        double shape = MeanLog(mean / sum, x);
        return ((shape * tail) + 5) / (tail + 10);
    }

    private static double MeanLog(double b, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
            sum += Math.Log(1 - (b * value));
        return sum / x.Length;
    }

    private static int FirstPositive(double[] sorted)
    {
        int i = 0;
        while (i < sorted.Length && !(sorted[i] > 0))
            i++;
        return i;
    }
}
