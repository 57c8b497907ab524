namespace Arclet.Imaging.Depth;

/// <summary>An aperture in which nothing was detected.</summary>
/// <param name="X">Its centre, 0-based pixels.</param>
/// <param name="Y">Its centre, 0-based pixels.</param>
/// <param name="Flux">The background-subtracted flux in it, in the image's unit.</param>
/// <param name="FluxError">Its error from the pixels' errors, taken as independent.</param>
public readonly record struct EmptyAperture(double X, double Y, double Flux, double FluxError);
