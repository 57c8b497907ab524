namespace Arclet.Study;

/// <summary>How a unit stands.</summary>
public enum UnitState
{
    /// <summary>There is a result of today's settings and inputs.</summary>
    Done,

    /// <summary>It has no result yet.</summary>
    New,

    /// <summary>Its result is of other settings or inputs.</summary>
    Stale,

    /// <summary>It was tried with today's settings and inputs, and failed.</summary>
    Failed,

    /// <summary>A unit that it needs failed or is not done.</summary>
    Waiting,
}
