using Arclet.Inference;
using Arclet.Inference.LeastSquares;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The evidence by bridge sampling (Meng and Wong 1996, Statistica Sinica 6, 831; Gronau et al. 2017, J. Math. Psych. 81, 80): a Gaussian is fitted to the first half of
/// every chain, and its draws are bridged with the second halves; the error is that of Fruehwirth-Schnatter (2004, Econometrics J. 7, 143) with the draws' effective number.
/// </summary>
internal static class BridgeEvidence
{
    /// <summary>The evidence by the first draws of every chain: resumed with a smaller length, chains are longer, each by its own number.</summary>
    public static LensEvidence Run(IReadOnlyList<FitChain> chains, int length, LensFitOptions options, Action<long> done, CancellationToken cancellation)
    {
        int d = chains[0].Density.Dimension, half = length / 2;
        (double[] mean, double[] factor, double logScale) = Gaussian(chains, d, half);
        var posterior = new double[chains.Count][];
        for (int c = 0; c < chains.Count; c++)
        {
            posterior[c] = new double[length - half];
            for (int i = half; i < length; i++)
                posterior[c][i - half] = chains[c].LogDensityAt(i) - LogGaussian(chains[c].Draw(i), mean, factor, logScale);
        }

        // Each chain's likelihood serves one thread; which draws it takes does not matter to their values.
        double[] proposal = new double[options.EvidenceDraws];
        long finished = 0;
        Parallel.For(0, chains.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, c =>
        {
            double[] x = new double[d], z = new double[d];
            for (int i = c; i < proposal.Length; i += chains.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                var random = new SeededRandom(options.Seed, "lens evidence", i);
                double square = 0;
                for (int k = 0; k < d; k++)
                {
                    z[k] = random.Gaussian();
                    square += z[k] * z[k];
                    x[k] = mean[k];
                    for (int j = 0; j <= k; j++)
                        x[k] += factor[(k * d) + j] * z[j];
                }

                double value = chains[c].Density.Evaluate(x);
                proposal[i] = double.IsNaN(value) ? double.NegativeInfinity : value - logScale + (0.5 * square);
                done(Interlocked.Increment(ref finished));
            }
        });
        return Bridge(chains, posterior, proposal);
    }

    private static LensEvidence Bridge(IReadOnlyList<FitChain> chains, double[][] posterior, double[] proposal)
    {
        double[] all = [.. posterior.SelectMany(p => p)];
        double shift = all.Order().ElementAt(all.Length / 2);
        double effective = Math.Clamp(FitChain.EffectiveSize(chains, posterior), 4, all.Length);
        double s1 = effective / (effective + proposal.Length), s2 = 1 - s1, r = 1;
        for (int iteration = 0; iteration < 1000; iteration++)
        {
            double top = 0, bottom = 0;
            foreach (double l in proposal)
            {
                double e = Math.Exp(Math.Min(700, l - shift));
                top += e / ((s1 * e) + (s2 * r));
            }

            foreach (double l in all)
                bottom += 1 / ((s1 * Math.Exp(Math.Min(700, l - shift))) + (s2 * r));
            double next = top / proposal.Length / (bottom / all.Length);
            bool settled = Math.Abs(next - r) < 1e-10 * r;
            r = next;
            if (settled)
                break;
        }

        // Relative errors of the two means of the bridge.
        double[] first = [.. proposal.Select(l => Ratio(Math.Exp(Math.Min(700, l - shift)) / r, s1, s2, true))];
        double[][] second = [.. posterior.Select(c => c.Select(l => Ratio(Math.Exp(Math.Min(700, l - shift)) / r, s1, s2, false)).ToArray())];
        double[] flat = [.. second.SelectMany(v => v)];
        double independent = Math.Clamp(FitChain.EffectiveSize(chains, second), 4, flat.Length);
        double error = Math.Sqrt((RelativeVariance(first) / first.Length) + (RelativeVariance(flat) / independent));
        return new LensEvidence(Math.Log(r) + shift, error, $"bridge sampling between {all.Length} draws and {proposal.Length} of a Gaussian fitted to as many others");
    }

    private static double Ratio(double p, double s1, double s2, bool ofPosterior) => (ofPosterior ? p : 1) / ((s1 * p) + s2);

    private static double RelativeVariance(double[] values)
    {
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean)) / (mean * mean);
    }

    private static (double[] Mean, double[] Factor, double LogScale) Gaussian(IReadOnlyList<FitChain> chains, int d, int half)
    {
        double[] mean = new double[d], covariance = new double[d * d];
        int n = half * chains.Count;
        foreach (FitChain chain in chains)
        {
            for (int i = 0; i < half; i++)
            {
                ReadOnlySpan<double> x = chain.Draw(i);
                for (int k = 0; k < d; k++)
                    mean[k] += x[k] / n;
            }
        }

        foreach (FitChain chain in chains)
        {
            for (int i = 0; i < half; i++)
            {
                ReadOnlySpan<double> x = chain.Draw(i);
                for (int k = 0; k < d; k++)
                {
                    for (int j = 0; j <= k; j++)
                        covariance[(k * d) + j] += (x[k] - mean[k]) * (x[j] - mean[j]) / (n - 1);
                }
            }
        }

        if (!SmallCholesky.Factor(covariance, d))
            throw new ArgumentException("the draws lie in a plane of the parameters: too few for an evidence");
        double logScale = -0.5 * d * Math.Log(2 * Math.PI);
        for (int k = 0; k < d; k++)
            logScale -= Math.Log(covariance[(k * d) + k]);
        return (mean, covariance, logScale);
    }

    private static double LogGaussian(ReadOnlySpan<double> x, double[] mean, double[] factor, double logScale)
    {
        int d = mean.Length;
        Span<double> z = stackalloc double[d];
        double square = 0;
        for (int k = 0; k < d; k++)
        {
            double rest = x[k] - mean[k];
            for (int j = 0; j < k; j++)
                rest -= factor[(k * d) + j] * z[j];
            z[k] = rest / factor[(k * d) + k];
            square += z[k] * z[k];
        }

        return logScale - (0.5 * square);
    }
}
