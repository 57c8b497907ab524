using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// The affine-invariant ensemble sampler (Goodman and Weare 2010, Comm. App. Math. Comp. Sci. 5, 65) with stretch and differential-evolution moves, over the logits of the
/// priors' cube. For posteriors without gradients that are too large for nested sampling; it needs no tuning, mixes slowly beyond twenty dimensions, and gives no evidence.
/// </summary>
public static class EnsembleSampler
{
    /// <summary>Samples the posterior; a draw is all parameters theta, a chain is a walker.</summary>
    /// <param name="likelihood">ln L.</param>
    /// <param name="space">The parameters and their priors.</param>
    /// <param name="options">Walkers and steps.</param>
    /// <param name="random">The only source of chance.</param>
    /// <param name="starts">Points theta for the walkers to start from, one after the other; without them they start over the whole prior.</param>
    /// <exception cref="ArgumentException">The walkers are too few or odd in number, a start has no likelihood, or the likelihood is 0 wherever it was tried.</exception>
    public static ChainSet Run(ILogLikelihood likelihood, ParameterSpace space, EnsembleOptions options, SeededRandom random, IReadOnlyList<double[]>? starts = null)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        int d = space.FreeCount, n = options.Walkers, half = n / 2;
        if (n < 2 * d || n % 2 != 0 || n < 6)
            throw new ArgumentException($"{d} free parameters need an even number of at least {Math.Max(6, 2 * d)} walkers, not {n}");
        var target = new CubeTarget(likelihood, space);
        double[] at = new double[n * d], value = new double[n], trial = new double[d], cube = new double[d];
        for (int w = 0; w < n; w++)
            value[w] = starts is null ? Start(target, at.AsSpan(w * d, d), random) : StartFrom(target, starts[w % starts.Count], at.AsSpan(w * d, d), cube);
        var draws = new double[n][];
        var logDensity = new double[n][];
        for (int w = 0; w < n; w++)
            (draws[w], logDensity[w]) = (new double[options.Steps * space.ParameterCount], new double[options.Steps]);
        long accepted = 0;
        for (int s = -options.WarmUp; s < options.Steps; s++)
        {
            for (int w = 0; w < n; w++)
            {
                // A walker moves by the other half of the ensemble.
                int others = w < half ? half : 0, a = others + (int)(random.NextDouble() * half), b = a;
                double logFactor = 0;
                if (random.NextDouble() < options.DifferentialShare)
                {
                    while (b == a)
                        b = others + (int)(random.NextDouble() * half);
                    double gamma = random.NextDouble() < 0.1 ? 1 : 2.38 / Math.Sqrt(2 * d);
                    for (int i = 0; i < d; i++)
                        trial[i] = at[(w * d) + i] + (gamma * (at[(a * d) + i] - at[(b * d) + i])) + (1e-5 * random.Gaussian());
                }
                else
                {
                    double root = Math.Sqrt(0.5) + (random.NextDouble() * (Math.Sqrt(2) - Math.Sqrt(0.5))), z = root * root;
                    for (int i = 0; i < d; i++)
                        trial[i] = at[(a * d) + i] + (z * (at[(w * d) + i] - at[(a * d) + i]));
                    logFactor = (d - 1) * Math.Log(z);
                }

                double proposed = target.EvaluateLogit(trial, out double prior) + Math.Log(prior);
                if (Math.Log(1 - random.NextDouble()) < logFactor + proposed - value[w])
                {
                    trial.CopyTo(at, w * d);
                    value[w] = proposed;
                    accepted += s >= 0 ? 1 : 0;
                }

                if (s < 0)
                    continue;
                LogitCube.Point(at.AsSpan(w * d, d), cube);
                space.Transform(cube, draws[w].AsSpan(s * space.ParameterCount, space.ParameterCount));
                logDensity[w][s] = value[w];
            }
        }

        return new ChainSet(space.ParameterCount, draws, logDensity, 0, target.Calls, (double)accepted / Math.Max(1, (long)n * options.Steps));
    }

    private static double StartFrom(CubeTarget target, double[] theta, Span<double> at, double[] cube)
    {
        target.Space.Inverse(theta, cube);
        for (int i = 0; i < at.Length; i++)
            at[i] = LogitCube.Coordinate(cube[i]);
        double value = target.EvaluateLogit(at, out double prior) + Math.Log(prior);
        return double.IsFinite(value) ? value : throw new ArgumentException("a walker's start has no likelihood");
    }

    private static double Start(CubeTarget target, Span<double> at, SeededRandom random)
    {
        for (int attempt = 0; attempt < 10_000; attempt++)
        {
            foreach (ref double x in at)
                x = LogitCube.Coordinate(random.NextDouble());
            double value = target.EvaluateLogit(at, out double prior) + Math.Log(prior);
            if (double.IsFinite(value))
                return value;
        }

        throw new ArgumentException("the likelihood is 0 at 10,000 points of the prior");
    }
}
