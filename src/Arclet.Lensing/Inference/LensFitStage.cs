namespace Arclet.Lensing;

/// <summary>What a fit is doing.</summary>
public enum LensFitStage
{
    /// <summary>Searching the best model from several starts.</summary>
    Optimizing,

    /// <summary>Drawing the chains, warm-up included.</summary>
    Sampling,

    /// <summary>Computing the evidence.</summary>
    Evidence,

    /// <summary>Drawing with the ensemble sampler, as a check.</summary>
    CrossCheck,
}
