namespace Arclet.Study;

/// <summary>What a run did.</summary>
/// <param name="Stages">How the stages stand that were asked for, and those that they need.</param>
/// <param name="UnitsRun">How many units were run.</param>
public sealed record RunOutcome(IReadOnlyList<StageStatus> Stages, int UnitsRun)
{
    /// <summary>How many units failed.</summary>
    public int Failed => Stages.Sum(s => s.Count(UnitState.Failed));

    /// <summary>How many units wait for failed ones.</summary>
    public int Waiting => Stages.Sum(s => s.Count(UnitState.Waiting));

    /// <summary>Why a stage could not begin; null where all could.</summary>
    public string? Blocked => Stages.FirstOrDefault(s => s.Waiting is not null) is { } stage ? $"{stage.Stage}: {stage.Waiting}" : null;
}
