namespace Arclet.Lensing;

/// <summary>What an observed image that the model does not make does to the likelihood, in the image plane.</summary>
public enum MissingImageRule
{
    /// <summary>It pays by the distance of its trace from the source, in units of <see cref="LensFitOptions.SourceToleranceArcsec"/>: large, smooth, never infinite.</summary>
    Tolerate,

    /// <summary>The model is rejected (ln L = -infinity), as Lenstool does. Gradients say nothing of the wall: expect divergences where it cuts the posterior.</summary>
    Reject,
}
