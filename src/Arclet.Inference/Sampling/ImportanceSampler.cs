using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// Adaptive importance sampling of smooth posteriors of up to about ten dimensions: points over the whole prior, local searches from the best of them, then mixtures of
/// Student t distributions fitted to the tempered posterior L^beta while beta rises to 1. Every point ever drawn counts, with its weight against the mixture of
/// all proposals (Cornuet et al. 2012), so the evidence is a plain mean and its error is known. Deterministic for a generator's seed.
/// </summary>
public static class ImportanceSampler
{
    /// <summary>Samples the posterior.</summary>
    /// <param name="likelihood">ln L; derive it from <see cref="IResidualLikelihood"/> where it has residuals.</param>
    /// <param name="space">The parameters and their priors.</param>
    /// <param name="options">How much to explore and when to end.</param>
    /// <param name="random">The only source of chance.</param>
    public static SamplingResult Run(ILogLikelihood likelihood, ParameterSpace space, ImportanceOptions options, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        var run = new ImportanceRun(new CubeTarget(likelihood, space), options, random);
        run.Explore();
        run.AdaptAndCheck();
        return run.Result();
    }
}
