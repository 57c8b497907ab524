using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>A figure with the data behind it, or why there is none.</summary>
public sealed record FigureResult
{
    /// <summary>The figure; null where what it shows is not in the study.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The data behind it; null without a figure.</summary>
    public Table? Data { get; init; }

    /// <summary>Why there is no figure, in words; empty where there is one.</summary>
    public string Missing { get; init; } = "";

    /// <summary>What is special about this study's figure: which galaxies, what was left out, what could not be drawn. Follows the caption.</summary>
    public string Remark { get; init; } = "";

    /// <summary>A figure and its data.</summary>
    public static FigureResult Of(Figure figure, Table data, string remark = "") => new() { Figure = figure, Data = data, Remark = remark };

    /// <summary>No figure, for a reason.</summary>
    public static FigureResult Without(string reason) => new() { Missing = reason };
}
