namespace Arclet.Imaging.Apertures;

/// <summary>A windowed position.</summary>
/// <param name="X">Column in pixels, 0-based.</param>
/// <param name="Y">Row in pixels, 0-based.</param>
/// <param name="Iterations">Number of steps; 17 where sixteen were not enough, as sep counts.</param>
/// <param name="Flags">What to know about it.</param>
public readonly record struct WindowedPositionResult(double X, double Y, int Iterations, MeasurementFlags Flags);
