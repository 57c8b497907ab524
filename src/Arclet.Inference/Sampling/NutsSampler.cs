namespace Arclet.Inference.Sampling;

/// <summary>
/// The no-U-turn sampler (Hoffman and Gelman 2014, JMLR 15, 1593) with multinomial choice along the trajectory and the generalised criterion (Betancourt 2017,
/// arXiv:1701.02434), step size by dual averaging, and a dense mass matrix from the warm-up. For smooth posteriors of ten to a hundred dimensions with gradients.
/// </summary>
public static class NutsSampler
{
    /// <summary>Samples the density.</summary>
    /// <param name="density">The density and its gradient.</param>
    /// <param name="starts">A starting point per chain, row after row; fewer are used in turn.</param>
    /// <param name="options">Chains, draws, step.</param>
    /// <param name="random">The only source of chance.</param>
    /// <exception cref="ArgumentException">The starts are no whole rows, or the density is not defined at one.</exception>
    public static ChainSet Run(IDifferentiableDensity density, ReadOnlySpan<double> starts, NutsOptions options, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WarmUp, 100, nameof(options));
        int d = density.Dimension;
        if (starts.IsEmpty || starts.Length % d != 0)
            throw new ArgumentException($"starting points have {d} coordinates each; {starts.Length} numbers are no whole points");
        var draws = new double[options.Chains][];
        var logDensity = new double[options.Chains][];
        long divergences = 0, calls = 0;
        double acceptance = 0;
        for (int c = 0; c < options.Chains; c++)
        {
            int row = c % (starts.Length / d);
            var chain = new NutsChain(density, options, new SeededRandom(random.NextBits(), "chain", c), starts.Slice(row * d, d));
            draws[c] = new double[options.Draws * d];
            logDensity[c] = new double[options.Draws];
            double[] passing = new double[d];
            for (int i = 0; i < options.WarmUp; i++)
                chain.Advance(passing);
            for (int i = 0; i < options.Draws; i++)
                logDensity[c][i] = chain.Advance(draws[c].AsSpan(i * d, d));
            divergences += chain.Divergences;
            calls += chain.Calls;
            acceptance += chain.MeanAcceptance / options.Chains;
        }

        return new ChainSet(d, draws, logDensity, divergences, calls, acceptance);
    }
}
