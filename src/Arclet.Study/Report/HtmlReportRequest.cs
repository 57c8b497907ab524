using Arclet.Populations;

namespace Arclet.Study;

/// <summary>What a report is made of, and where.</summary>
public sealed record HtmlReportRequest
{
    /// <summary>The study.</summary>
    public required StudyResults Study { get; init; }

    /// <summary>Where the pages go, such as <c>results/report</c>; figures are looked for in <c>figures</c> beside it.</summary>
    public required string Folder { get; init; }

    /// <summary>Reads the populations that the study names; called once, and only where something was fitted.</summary>
    public required Func<string, PopulationGrids> ReadGrid { get; init; }

    /// <summary>The paper's numbers beside the study's.</summary>
    public IReadOnlyList<HeadlineResult> Headlines { get; init; } = [];

    /// <summary>The paper's figures.</summary>
    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];

    /// <summary>Files beside the report that it names: the address relative to its folder, and what the file holds.</summary>
    public IReadOnlyList<(string Address, string Words)> Files { get; init; } = [];

    /// <summary>How many pages are made at the same time; the pages do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told after each galaxy how many of how many pages are done; null for nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}
