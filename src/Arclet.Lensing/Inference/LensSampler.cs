namespace Arclet.Lensing;

/// <summary>What draws from the posterior of a lens fit.</summary>
public enum LensSampler
{
    /// <summary>The no-U-turn sampler with gradients: for a likelihood that is smooth.</summary>
    NoUTurn,

    /// <summary>
    /// The affine-invariant ensemble without gradients: for a likelihood with walls, such as that of <see cref="SourceTreatment.Barycentre"/>, where a source that is not the
    /// best one crosses caustics. A chain is an ensemble.
    /// </summary>
    Ensemble,
}
