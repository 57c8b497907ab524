using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// A posterior and its evidence with as few calls as the problem allows: adaptive importance sampling first, and nested sampling where that does not converge. Either
/// way searches check that no better likelihood lies outside what was sampled.
/// </summary>
public static class PosteriorSampler
{
    /// <summary>Samples the posterior.</summary>
    /// <param name="likelihood">ln L; derive it from <see cref="IResidualLikelihood"/> where it has residuals.</param>
    /// <param name="space">The parameters and their priors.</param>
    /// <param name="options">How much to explore and when to end.</param>
    /// <param name="random">The only source of chance.</param>
    public static SamplingResult Run(ILogLikelihood likelihood, ParameterSpace space, SamplingOptions options, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(options);
        SamplingResult importance = ImportanceSampler.Run(likelihood, space, options.Importance, random);
        if (importance.Converged || !options.FallBackToNested || importance.Flags.HasFlag(SamplingFlags.NoLikelihood))
            return importance;
        SamplingResult nested = NestedSampler.Run(likelihood, space, options.Nested, random);

        // The searches of the first run are the check of the second: a clearly better maximum than any nested sample is a mode it missed.
        SamplingFlags flags = nested.Flags | SamplingFlags.FellBackToNested;
        bool missed = importance.BestLogLikelihood > Largest(nested.LogLikelihoods) + (0.5 * space.FreeCount) + 3;
        bool importanceBetter = importance.LogEvidence > nested.LogEvidence + (3 * nested.LogEvidenceError) + (3 * importance.LogEvidenceError);
        if (missed && importanceBetter)
            return importance;
        if (missed)
            flags |= SamplingFlags.BetterLikelihoodOutside;
        bool better = importance.BestLogLikelihood > nested.BestLogLikelihood;
        return nested.With(
            flags | (importance.Flags & SamplingFlags.MultiModal),
            importance.Calls + nested.Calls,
            importance.Modes,
            better ? importance.BestTheta : nested.BestTheta,
            better ? importance.BestLogLikelihood : nested.BestLogLikelihood);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        return largest;
    }
}
