namespace Arclet.Figures;

/// <summary>A place on a canvas, in points (1/72 inch) from its top left corner, y downwards.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct CanvasPoint(double X, double Y);
