namespace Arclet.Inference.Statistics;

/// <summary>Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): the ranks of true values among their posteriors are uniform if the posteriors are right.</summary>
public static class RankUniformity
{
    /// <summary>The fraction of the weights of values below the truth: a rank between 0 and 1.</summary>
    public static double Rank(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double truth)
    {
        double below = 0, total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            total += weights[i];
            below += values[i] < truth ? weights[i] : values[i] == truth ? 0.5 * weights[i] : 0;
        }

        return below / total;
    }

    /// <summary>The probability of ranks less uniform than these (Kolmogorov-Smirnov).</summary>
    public static double Probability(ReadOnlySpan<double> ranks) => KolmogorovSmirnov.Uniform(ranks).Probability;
}
