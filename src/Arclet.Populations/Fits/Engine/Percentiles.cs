using Arclet.Inference.Statistics;

namespace Arclet.Populations;

/// <summary>Percentiles of samples that may be undefined: an undefined value counts as above all others, and so may a percentile be.</summary>
internal static class Percentiles
{
    private static readonly double[] Probabilities = [0.16, 0.5, 0.84];

    /// <summary>The estimate of a quantity.</summary>
    /// <param name="values">Its samples.</param>
    /// <param name="weights">Their weights; empty for equal ones.</param>
    /// <param name="best">Its best value.</param>
    public static QuantityEstimate Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double best)
    {
        if (values.Length == 0)
            return new(double.NaN, double.NaN, double.NaN, best);
        double[] all = new double[values.Length], equal = weights.IsEmpty ? new double[values.Length] : [];
        equal.AsSpan().Fill(1);
        for (int i = 0; i < all.Length; i++)
            all[i] = double.IsFinite(values[i]) || values[i] < 0 ? Math.Max(values[i], -double.MaxValue) : double.MaxValue;
        Span<double> found = stackalloc double[3];
        WeightedQuantiles.Fill(all, weights.IsEmpty ? equal : weights, Probabilities, found);
        return new(Defined(found[0]), Defined(found[1]), Defined(found[2]), best);
    }

    private static double Defined(double value) => value > 1e300 ? double.NaN : value < -1e300 ? double.NegativeInfinity : value;
}
