namespace Arclet.Study;

/// <summary>A galaxy after its review.</summary>
public sealed record ReviewResult
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>The fingerprint of the detection that the edits were applied to.</summary>
    public required string Detection { get; init; }

    /// <summary>The final clumps: detected ones in their order, then added ones in theirs. Those of a rejected galaxy are here too.</summary>
    public required IReadOnlyList<Clump> Clumps { get; init; }

    /// <summary>What was taken out.</summary>
    public required IReadOnlyList<RemovedClump> Removed { get; init; }

    /// <summary>Why the galaxy is rejected; null if it is not.</summary>
    public GalaxyRejection? Rejection { get; init; }

    /// <summary>What became of every edit, in their order.</summary>
    public required IReadOnlyList<EditOutcome> Outcomes { get; init; }

    /// <summary>How many inspectors' voices counted.</summary>
    public int InspectorCount { get; init; }

    /// <summary>The number of edits that found no clump.</summary>
    public int UnmatchedCount => Outcomes.Count(o => o.Effect == EditEffect.Unmatched);
}
