namespace Arclet.Inference.Sampling;

/// <summary>How samples were made.</summary>
public enum SamplingMethod
{
    /// <summary>Adaptive importance sampling.</summary>
    Importance,

    /// <summary>Nested sampling.</summary>
    Nested,
}
