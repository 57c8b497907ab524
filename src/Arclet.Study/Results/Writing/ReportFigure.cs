namespace Arclet.Study;

/// <summary>A figure of a report: its words, and its files or the reason why there are none.</summary>
public sealed record ReportFigure
{
    /// <summary>The figure's number in the paper.</summary>
    public required int Number { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What its marks mean.</summary>
    public required string Caption { get; init; }

    /// <summary>What is special about this study's figure; empty without anything.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Why there is no figure; empty where there is one.</summary>
    public string Missing { get; init; } = "";

    /// <summary>Its files relative to the results' folder: SVG, PDF and the data behind it; empty without a figure.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
