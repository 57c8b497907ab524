namespace Arclet.Inference.Statistics;

/// <summary>Rank-normalised split R-hat and bulk effective sample size of several chains of one quantity (Vehtari et al. 2021, Bayesian Anal. 16, 667).</summary>
public static class ChainDiagnostics
{
    /// <summary>The larger R-hat of the values and of their distances from the median; 1 when the chains agree, below 1.01 when they can be used.</summary>
    public static double RHat(IReadOnlyList<double[]> chains)
    {
        double[][] split = Split(chains);
        double[] all = [.. split.SelectMany(c => c)];
        Array.Sort(all);
        double median = 0.5 * (all[(all.Length - 1) / 2] + all[all.Length / 2]);
        double[][] folded = [.. split.Select(c => c.Select(v => Math.Abs(v - median)).ToArray())];
        return Math.Max(BasicRHat(RankNormalize(split)), BasicRHat(RankNormalize(folded)));
    }

    /// <summary>The number of independent draws that would know the mean as well.</summary>
    public static double BulkEffectiveSampleSize(IReadOnlyList<double[]> chains)
    {
        double[][] z = RankNormalize(Split(chains));
        int m = z.Length, n = z[0].Length;
        double[] means = [.. z.Select(c => c.Average())];
        double[][] autocovariance = [.. z.Select((c, k) => Autocovariance(c, means[k]))];
        double within = autocovariance.Average(a => a[0] * n / (n - 1.0)), grand = means.Average();
        double between = m > 1 ? means.Sum(v => (v - grand) * (v - grand)) / (m - 1) : 0;
        double variance = (within * (n - 1) / n) + between;
        if (!(variance > 0))
            return m * n;

        // Geyer's initial monotone sequence: sums of neighbouring pairs as long as they are positive, never rising.
        double tau = -1, previous = double.PositiveInfinity;
        for (int t = 0; t + 1 < n; t += 2)
        {
            double pair = Correlation(t) + Correlation(t + 1);
            if (pair < 0)
                break;
            previous = Math.Min(previous, pair);
            tau += 2 * previous;
        }

        return m * n / Math.Max(tau, 1 / Math.Log10(m * n));

        double Correlation(int lag) => lag == 0 ? 1 : 1 - ((within - autocovariance.Average(a => a[lag] * n / (n - 1.0))) / variance);
    }

    /// <summary>
    /// The number of independent draws that the walks of ensemble samplers are worth: their number times their length over the autocorrelation time, 1 + 2 sum rho_t with
    /// rho_t = 1 - V_t / (2 var), the mean squared difference V_t of draws t apart and the variance of all. Many walks know their correlation at lags at which each alone is too short to know its mean.
    /// The sum ends, after Sokal, with the first lag beyond one and a half times the time that it gives: of an exponential decay 5 % are then left out.
    /// </summary>
    /// <param name="walks">One quantity along every walker, of one length.</param>
    /// <returns>0 where there is no such lag within half of the length: the walks are too short to know what they are worth.</returns>
    public static double WalkEffectiveSampleSize(IReadOnlyList<double[]> walks)
    {
        RequireOneLength(walks, 1);
        double[][] z = RankNormalize([.. walks]);
        int m = z.Length, n = z[0].Length;
        double mean = z.Average(w => w.Average()), variance = z.Average(w => w.Average(v => (v - mean) * (v - mean)));
        double tau = 1;
        for (int t = 1; t <= n / 2; t++)
        {
            tau += 2 * Correlation(t);
            if (t >= 1.5 * tau)
                return m * n / Math.Max(tau, 1);
        }

        return 0;

        double Correlation(int lag) => 1 - (z.Average(w => Enumerable.Range(0, n - lag).Average(i => (w[i + lag] - w[i]) * (w[i + lag] - w[i]))) / (2 * variance));
    }

    private static double BasicRHat(double[][] chains)
    {
        int n = chains[0].Length;
        double[] means = [.. chains.Select(c => c.Average())];
        double grand = means.Average();
        double between = means.Sum(v => (v - grand) * (v - grand)) / (means.Length - 1);
        double within = chains.Select((c, k) => c.Sum(v => (v - means[k]) * (v - means[k])) / (n - 1)).Average();
        return within > 0 ? Math.Sqrt((((n - 1.0) / n * within) + between) / within) : between > 0 ? double.PositiveInfinity : 1;
    }

    private static double[] Autocovariance(double[] c, double mean)
    {
        double[] result = new double[c.Length];
        double threshold = 0;
        for (int lag = 0; lag < c.Length; lag++)
        {
            double sum = 0;
            for (int i = 0; i + lag < c.Length; i++)
                sum += (c[i] - mean) * (c[i + lag] - mean);
            result[lag] = sum / c.Length;
            if (lag == 0)
                threshold = -0.5 * result[0];

            // Far beyond the first strongly negative one nothing is asked for any more.
            if (lag > 2000 && result[lag] < threshold)
                break;
        }

        return result;
    }

    private static double[][] Split(IReadOnlyList<double[]> chains)
    {
        RequireOneLength(chains, 4);
        int half = chains[0].Length / 2;
        return [.. chains.SelectMany(c => new[] { c[..half], c[^half..] })];
    }

    private static void RequireOneLength(IReadOnlyList<double[]> chains, int least)
    {
        if (chains.Count == 0 || chains[0].Length < least || chains.Any(c => c.Length != chains[0].Length))
            throw new ArgumentException($"diagnostics need chains of one length, at least {least} draws each");
    }

    private static double[][] RankNormalize(double[][] chains)
    {
        int m = chains.Length, n = chains[0].Length;
        double[] all = [.. chains.SelectMany(c => c)];
        int[] order = [.. Enumerable.Range(0, all.Length)];
        double[] sorted = (double[])all.Clone();
        Array.Sort(sorted, order);
        double[][] result = [.. Enumerable.Range(0, m).Select(_ => new double[n])];
        for (int i = 0; i < sorted.Length;)
        {
            int end = i;
            while (end < sorted.Length && sorted[end] == sorted[i])
                end++;
            double rank = 0.5 * (i + 1 + end), z = NormalDistribution.Quantile((rank - 0.375) / (all.Length + 0.25));
            for (; i < end; i++)
                result[order[i] / n][order[i] % n] = z;
        }

        return result;
    }
}
