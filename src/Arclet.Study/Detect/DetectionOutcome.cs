namespace Arclet.Study;

/// <summary>What a detection found in a galaxy.</summary>
public sealed record DetectionOutcome
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>The filter id that it was searched in.</summary>
    public required string ReferenceFilter { get; init; }

    /// <summary>Its clumps, in the order of the detections.</summary>
    public required IReadOnlyList<Clump> Clumps { get; init; }

    /// <summary>All detections, those of others too.</summary>
    public required IReadOnlyList<ClumpDetection> Detections { get; init; }
}
