namespace Arclet.Inference.Statistics;

/// <summary>Quantiles of weighted values.</summary>
public static class WeightedQuantiles
{
    /// <summary>The quantile at one probability; see <see cref="Fill"/>.</summary>
    public static double Quantile(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double probability)
    {
        Span<double> result = stackalloc double[1];
        Fill(values, weights, [probability], result);
        return result[0];
    }

    /// <summary>
    /// Fills the quantiles at the given probabilities. Sorted value i stands at the probability (w_1 + ... + w_(i-1) + w_i / 2) / sum w, and between two values the
    /// quantile is linear; beyond the first and the last it is theirs. Values of weight 0 count for nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, a weight is negative, or no weight is positive.</exception>
    public static void Fill(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<double> probabilities, Span<double> result)
    {
        if (values.Length != weights.Length || probabilities.Length != result.Length)
            throw new ArgumentException($"{values.Length} values have {weights.Length} weights, {probabilities.Length} probabilities {result.Length} places");
        double[] sorted = new double[values.Length], mass = new double[values.Length];
        int count = 0;
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!(weights[i] >= 0))
                throw new ArgumentException($"weight {i} is {weights[i]}");
            if (weights[i] == 0)
                continue;
            (sorted[count], mass[count++]) = (values[i], weights[i]);
            total += weights[i];
        }

        if (!(total > 0))
            throw new ArgumentException("no weight is positive");
        Array.Sort(sorted, mass, 0, count);
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double w = mass[i];
            mass[i] = (sum + (0.5 * w)) / total;
            sum += w;
        }

        for (int k = 0; k < result.Length; k++)
        {
            double p = probabilities[k];
            int at = Array.BinarySearch(mass, 0, count, p);
            if (at < 0)
                at = ~at;
            result[k] = at == 0 ? sorted[0]
                : at >= count ? sorted[count - 1]
                : sorted[at - 1] + ((sorted[at] - sorted[at - 1]) * (p - mass[at - 1]) / (mass[at] - mass[at - 1]));
        }
    }
}
