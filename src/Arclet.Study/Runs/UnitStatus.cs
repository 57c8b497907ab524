namespace Arclet.Study;

/// <summary>How a unit stands, and why.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it failed or waits; what it was not made of where it is stale; empty otherwise.</param>
public sealed record UnitStatus(StageUnit Unit, UnitState State, string Reason)
{
    /// <summary>The fingerprint; null where an input is not known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The current result, or the current failure; null where there is none.</summary>
    public UnitResult? Result { get; init; }
}
