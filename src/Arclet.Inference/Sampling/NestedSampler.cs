using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// Nested sampling (Skilling 2006, Bayesian Anal. 1, 833): the prior shrinks by a known factor whenever the worst live point is replaced by a better one. New points
/// come from ellipsoids around the live points, or from slice steps along the ellipsoids' directions (Neal 2003; Handley et al. 2015) where those need fewer calls.
/// Points of equal likelihood are ordered by a random label, so plateaus are integrated correctly. Deterministic for a generator's seed.
/// </summary>
public static class NestedSampler
{
    /// <summary>Samples the posterior.</summary>
    /// <param name="likelihood">ln L.</param>
    /// <param name="space">The parameters and their priors.</param>
    /// <param name="options">Live points and when to end.</param>
    /// <param name="random">The only source of chance.</param>
    public static SamplingResult Run(ILogLikelihood likelihood, ParameterSpace space, NestedOptions options, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LivePoints, 2 * (space.FreeCount + 1), nameof(options));
        var run = new NestedRun(new CubeTarget(likelihood, space), options, random);
        run.Sample();
        return run.Result();
    }
}
