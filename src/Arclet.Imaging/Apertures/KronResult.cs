namespace Arclet.Imaging.Apertures;

/// <summary>A Kron radius.</summary>
/// <param name="Radius">In units of the ellipse that it was measured with; 0 where it is not defined.</param>
/// <param name="Flags">What to know about it.</param>
public readonly record struct KronResult(double Radius, MeasurementFlags Flags);
