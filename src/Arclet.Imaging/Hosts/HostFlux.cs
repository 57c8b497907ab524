namespace Arclet.Imaging.Hosts;

/// <summary>The flux of a galaxy in an aperture, in the image's unit.</summary>
/// <param name="Flux">The background-subtracted sum.</param>
/// <param name="FluxError">Its error: the noise of empty apertures of this area, and the photon noise of the galaxy itself where the error map has it.</param>
/// <param name="BackgroundLevel">The mean background per pixel that was subtracted.</param>
/// <param name="Area">The aperture's area, pixels.</param>
/// <param name="MissingFraction">The part of the aperture whose pixels are missing or outside of the image; the sum is scaled up for it. 1 where all are, and the numbers are then NaN.</param>
public readonly record struct HostFlux(double Flux, double FluxError, double BackgroundLevel, double Area, double MissingFraction)
{
    /// <summary>What is known of a galaxy that an image does not show.</summary>
    internal static HostFlux None(double area) => new(double.NaN, double.NaN, double.NaN, area > 0 ? area : double.NaN, 1);
}
