namespace Arclet.Populations;

/// <summary>What an upper limit means in the likelihood.</summary>
public enum LimitRule
{
    /// <summary>The measured flux with its error, even where it is negative: the limit is not used. What keeps all information.</summary>
    MeasuredFlux,

    /// <summary>A band below its limit counts as 0 with the limit as its error: the paper's rule.</summary>
    ZeroWithinLimit,

    /// <summary>A band below its limit counts by the probability that a source of the model's flux stays below it.</summary>
    NonDetection,
}
