namespace Arclet.Inference.Sampling;

/// <summary>What a user of the samples has to know about how they came about.</summary>
[Flags]
public enum SamplingFlags
{
    /// <summary>Nothing to tell: the sampler converged.</summary>
    None = 0,

    /// <summary>The cap on calls ended the sampling before its targets were met.</summary>
    Capped = 1,

    /// <summary>At least two separate modes hold a share of the evidence; see <see cref="SamplingResult.Modes"/>.</summary>
    MultiModal = 2,

    /// <summary>The check after sampling found a mode that the samples did not cover; it was sampled again with the mode included.</summary>
    ModeFoundByCheck = 4,

    /// <summary>A better likelihood is known than any that the samples stand for, and sampling again did not cover it: do not trust the posterior.</summary>
    BetterLikelihoodOutside = 8,

    /// <summary>The effective sample size stayed below its target.</summary>
    FewEffectiveSamples = 16,

    /// <summary>The importance weights have a heavy tail (Pareto shape above 0.7): the quoted error of the evidence may be too small.</summary>
    HeavyTailedWeights = 32,

    /// <summary>Importance sampling did not converge and nested sampling was used.</summary>
    FellBackToNested = 64,

    /// <summary>The likelihood is 0 everywhere it was tried.</summary>
    NoLikelihood = 128,
}
