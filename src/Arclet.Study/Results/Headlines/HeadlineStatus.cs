namespace Arclet.Study;

/// <summary>Whether our number stands beside the paper's like for like.</summary>
public enum HeadlineStatus
{
    /// <summary>The same quantity of the same kind of sample.</summary>
    Compared,

    /// <summary>The same quantity with a threshold that the paper's text lost: ours is a setting.</summary>
    ThresholdUnknown,

    /// <summary>A count, or another property of the survey itself, that a simulated field or another one need not share.</summary>
    OtherField,

    /// <summary>There is no value; the reason says what is missing.</summary>
    NotMeasured,
}
