namespace Arclet.Study;

/// <summary>Which number of a posterior stands for an object in the statistics.</summary>
public enum ResultEstimate
{
    /// <summary>That of the best fit, as in the paper (section 3.2).</summary>
    Best,

    /// <summary>The median of the joint draws.</summary>
    Median,
}
