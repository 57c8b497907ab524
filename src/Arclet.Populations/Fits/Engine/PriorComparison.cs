using Arclet.Inference.Sampling;

namespace Arclet.Populations;

/// <summary>Posteriors of single parameters beside their priors, in the coordinate that is uniform under the prior.</summary>
internal static class PriorComparison
{
    private const int Bins = 20;
    private const double EdgeWidth = 0.025;
    private const double EdgeShare = 0.2;

    /// <summary>The Kullback-Leibler divergence from the prior in nats, from a histogram of 20 bins less its bias of (bins - 1) / (2 N); at least 0.</summary>
    /// <param name="uniform">The samples' coordinates, from 0 to 1.</param>
    /// <param name="weights">Their weights, of sum 1.</param>
    /// <param name="effective">How many samples they are worth.</param>
    public static double Divergence(ReadOnlySpan<double> uniform, ReadOnlySpan<double> weights, double effective)
    {
        Span<double> share = stackalloc double[Bins];
        share.Clear();
        for (int i = 0; i < uniform.Length; i++)
            share[Math.Clamp((int)(uniform[i] * Bins), 0, Bins - 1)] += weights[i];
        double sum = 0;
        foreach (double p in share)
            sum += p > 0 ? p * Math.Log(p * Bins) : 0;
        return Math.Max(0, sum - ((Bins - 1) / (2 * Math.Max(effective, 1))));
    }

    /// <summary>Whether more than a fifth of a posterior lies in the outermost fortieth of its prior.</summary>
    public static bool IsAtEdge(ReadOnlySpan<double> uniform, ReadOnlySpan<double> weights)
    {
        double low = 0, high = 0;
        for (int i = 0; i < uniform.Length; i++)
        {
            low += uniform[i] < EdgeWidth ? weights[i] : 0;
            high += uniform[i] > 1 - EdgeWidth ? weights[i] : 0;
        }

        return Math.Max(low, high) > EdgeShare;
    }

    /// <summary>One coordinate of all samples.</summary>
    public static double[] Coordinate(SamplingResult result, int k)
    {
        double[] values = new double[result.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = result.CubePoint(i)[k];
        return values;
    }
}
