namespace Arclet.Imaging.Hosts;

/// <summary>The flux of a galaxy in an aperture, in the image's unit.</summary>
/// <param name="Flux">The background-subtracted sum.</param>
/// <param name="FluxError">Its error: the noise of empty apertures of this area, and the photon noise of the galaxy itself where the error map has it.</param>
/// <param name="BackgroundLevel">The mean background per pixel that was subtracted.</param>
/// <param name="Area">Pixels summed.</param>
/// <param name="MissingFraction">The part of the aperture whose pixels are missing; the sum is scaled up for it.</param>
public readonly record struct HostFlux(double Flux, double FluxError, double BackgroundLevel, double Area, double MissingFraction);
