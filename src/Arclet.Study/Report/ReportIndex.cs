namespace Arclet.Study;

/// <summary>What the report's first page shows.</summary>
internal sealed record ReportIndex
{
    /// <summary>The study's name.</summary>
    public required string Name { get; init; }

    /// <summary>What comes first.</summary>
    public required IReadOnlyList<ReportWarning> Warnings { get; init; }

    /// <summary>The study in some numbers: a name and its value.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The steps of the selection from the source catalogue.</summary>
    public IReadOnlyList<FunnelStep> SelectionFunnel { get; init; } = [];

    /// <summary>The steps from the selected galaxies to the analysis.</summary>
    public IReadOnlyList<SampleFunnelStep> SampleFunnel { get; init; } = [];

    /// <summary>The paper's numbers beside ours.</summary>
    public IReadOnlyList<HeadlineResult> Headlines { get; init; } = [];

    /// <summary>The figures.</summary>
    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];

    /// <summary>The galaxies.</summary>
    public required IReadOnlyList<StudyGalaxy> Galaxies { get; init; }

    /// <summary>The history of quoted results of galaxies.</summary>
    public string HostHistory { get; init; } = "";

    /// <summary>The history of quoted results of clumps.</summary>
    public string History { get; init; } = "";

    /// <summary>The clumps.</summary>
    public required IReadOnlyList<StudyClump> Clumps { get; init; }

    /// <summary>The page of a galaxy, relative to the report's folder.</summary>
    public required Func<string, string> Address { get; init; }

    /// <summary>The papers to cite.</summary>
    public IReadOnlyList<Citation> Papers { get; init; } = [];

    /// <summary>How it was made; null where the study has no record of it.</summary>
    public ReportProvenance? Provenance { get; init; }

    /// <summary>Tables and catalogues beside the report, relative to the results' folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The path of a file of the results.</summary>
    public Func<string, string> PathOf { get; init; } = f => f;
}
