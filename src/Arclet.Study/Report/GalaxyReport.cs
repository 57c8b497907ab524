namespace Arclet.Study;

/// <summary>What a galaxy's page shows.</summary>
internal sealed record GalaxyReport
{
    /// <summary>The galaxy.</summary>
    public required StudyGalaxy Galaxy { get; init; }

    /// <summary>Its clumps, in the study's order.</summary>
    public required IReadOnlyList<StudyClump> Clumps { get; init; }

    /// <summary>The history of quoted results of clumps.</summary>
    public required string History { get; init; }

    /// <summary>The histories in the figures' order, that of quoted results first.</summary>
    public IReadOnlyList<string> Histories { get; init; } = [];

    /// <summary>The galaxy as a whole under the history of quoted results of galaxies; null without a fit.</summary>
    public IntrinsicHost? Host { get; init; }

    /// <summary>What failed, or is missing.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Its pictures; null without pixels.</summary>
    public GalaxyStamps? Stamps { get; init; }

    /// <summary>Its picture in the source plane; null where it was not reconstructed.</summary>
    public SourcePlaneStamp? SourcePlane { get; init; }

    /// <summary>The figures of the clumps' fits by clump: spectrum and history as elements of the page.</summary>
    public IReadOnlyDictionary<string, (string Spectrum, string History)> Fits { get; init; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal);

    /// <summary>The figures of the whole galaxy's fits; null without fits.</summary>
    public (string Spectrum, string History)? HostFit { get; init; }

    /// <summary>The histories of the whole galaxy's fits in the figures' order, that of quoted results first.</summary>
    public IReadOnlyList<string> HostHistories { get; init; } = [];

    /// <summary>The galaxy before this one: its name and its page; null for the first.</summary>
    public (string Name, string Address)? Previous { get; init; }

    /// <summary>The galaxy behind this one; null for the last.</summary>
    public (string Name, string Address)? Next { get; init; }
}
