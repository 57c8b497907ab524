namespace Arclet.Study;

/// <summary>How a number of the paper is known.</summary>
public enum HeadlineOrigin
{
    /// <summary>It stands in the text.</summary>
    Survives,

    /// <summary>It follows from numbers that do.</summary>
    Reconstructed,

    /// <summary>The number stands in the text, the threshold that it belongs to does not.</summary>
    ThresholdLost,
}
