namespace Arclet.Imaging.Apertures;

/// <summary>The radius that holds a part of the flux.</summary>
/// <param name="RadiusPixels">In pixels; NaN where it could not be measured.</param>
/// <param name="Flags">What to know about it.</param>
public readonly record struct FluxRadiusResult(double RadiusPixels, MeasurementFlags Flags);
