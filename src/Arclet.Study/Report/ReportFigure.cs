namespace Arclet.Study;

/// <summary>A figure of the paper as the report shows it.</summary>
/// <param name="Number">Its number in the paper.</param>
/// <param name="Title">What it shows, in some words.</param>
/// <param name="Caption">How to read it.</param>
/// <param name="SvgFile">The file of the figure; null where there is none.</param>
/// <param name="Missing">Why there is none; empty where there is one.</param>
public sealed record ReportFigure(int Number, string Title, string Caption, string? SvgFile, string Missing = "");
