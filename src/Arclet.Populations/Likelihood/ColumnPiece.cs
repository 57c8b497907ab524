namespace Arclet.Populations;

/// <summary>Consecutive columns with weights: part of what a band is summed from.</summary>
/// <param name="First">The first column's place.</param>
/// <param name="Weights">The weights from there.</param>
internal sealed record ColumnPiece(int First, double[] Weights);
