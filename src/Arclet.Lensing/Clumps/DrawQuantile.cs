namespace Arclet.Lensing;

/// <summary>
/// Quantiles of draws of equal weight, as <see cref="Arclet.Inference.Statistics.WeightedQuantiles"/> has them: sorted value i of n stands at the probability
/// (i + 1/2) / n, between two values the quantile is linear, beyond the first and the last it is theirs.
/// </summary>
public static class DrawQuantile
{
    /// <summary>The quantile of values that rise; they may be infinite.</summary>
    /// <exception cref="ArgumentException">There is no value, or the probability is not from 0 to 1.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty || !(probability is >= 0 and <= 1))
            throw new ArgumentException($"a quantile at {probability} of {sorted.Length} values");
        double at = Math.Clamp((probability * sorted.Length) - 0.5, 0, sorted.Length - 1);
        int below = (int)at;
        double part = at - below, low = sorted[below];

        // Two equal infinities have no difference.
        return part == 0 || low == sorted[below + 1] ? low : low + (part * (sorted[below + 1] - low));
    }
}
