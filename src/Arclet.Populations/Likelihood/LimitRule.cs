namespace Arclet.Populations;

/// <summary>How a band without a detection enters the likelihood.</summary>
public enum LimitRule
{
    /// <summary>The measured flux with its error, even if it is negative: nothing is thrown away. A band of which only a limit is known is treated as <see cref="ZeroWithLimit"/>.</summary>
    Measured,

    /// <summary>A flux below the band's limit counts as 0 +- the limit (the paper's rule, section 3.6).</summary>
    ZeroWithLimit,

    /// <summary>A flux below the band's limit contributes the probability that the model's flux is measured below the limit.</summary>
    NonDetection,
}
