namespace Arclet.Imaging.Apertures;

/// <summary>The sum over an aperture.</summary>
/// <param name="Flux">In the image's unit x pixels; NaN where nothing could be measured.</param>
/// <param name="FluxError">One standard deviation, from the error of the pixels (independent ones) and the gain.</param>
/// <param name="Area">In pixels, of the part inside the image.</param>
/// <param name="Flags">What to know about it.</param>
public readonly record struct ApertureFlux(double Flux, double FluxError, double Area, MeasurementFlags Flags);
