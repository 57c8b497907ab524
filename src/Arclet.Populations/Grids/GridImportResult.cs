namespace Arclet.Populations;

/// <summary>What was imported.</summary>
/// <param name="Grids">The grids.</param>
/// <param name="Format">The format of the stars.</param>
/// <param name="Remarks">What the user should know: files that were left out, and why.</param>
public sealed record GridImportResult(PopulationGrids Grids, GridFormat Format, IReadOnlyList<string> Remarks);
