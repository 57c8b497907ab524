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
        ArgumentNullException.ThrowIfNull(options);
        var chain = new EnsembleChain(likelihood, space, options, random, starts);
        int n = chain.Walkers, d = space.FreeCount;
        double[] cube = new double[d];
        var draws = new double[n][];
        var logDensity = new double[n][];
        for (int w = 0; w < n; w++)
            (draws[w], logDensity[w]) = (new double[options.Steps * space.ParameterCount], new double[options.Steps]);
        for (int s = 0; s < options.WarmUp; s++)
            chain.Advance();
        long before = chain.Accepted;
        for (int s = 0; s < options.Steps; s++)
        {
            chain.Advance();
            for (int w = 0; w < n; w++)
            {
                LogitCube.Point(chain.Logits(w), cube);
                space.Transform(cube, draws[w].AsSpan(s * space.ParameterCount, space.ParameterCount));
                logDensity[w][s] = chain.LogDensity(w);
            }
        }

        return new ChainSet(space.ParameterCount, draws, logDensity, 0, chain.Calls, (double)(chain.Accepted - before) / Math.Max(1, (long)n * options.Steps));
    }
}
