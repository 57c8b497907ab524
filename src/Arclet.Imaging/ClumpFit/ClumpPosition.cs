namespace Arclet.Imaging.ClumpFit;

/// <summary>Where a fit starts.</summary>
/// <param name="Id">The clump's name in tables.</param>
/// <param name="X">Column, 0-based.</param>
/// <param name="Y">Row, 0-based.</param>
public readonly record struct ClumpPosition(string Id, double X, double Y);
