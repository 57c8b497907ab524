namespace Arclet.Study;

/// <summary>How a stage stands.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Units">Its units; empty where they are not known yet.</param>
/// <param name="Waiting">Why its units are not known: what has to be run or mended first; null where they are.</param>
public sealed record StageStatus(string Stage, IReadOnlyList<UnitStatus> Units, string? Waiting)
{
    /// <summary>Whether every unit is done, failed, or waits for a failed one.</summary>
    public bool IsSettled { get; init; }

    /// <summary>How many units are in a state.</summary>
    public int Count(UnitState state) => Units.Count(u => u.State == state);
}
