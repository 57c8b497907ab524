namespace Arclet.Imaging.Psf;

/// <summary>A star of a stack.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="X">Column of its fitted centre in its image, in pixels.</param>
/// <param name="Y">Row of its fitted centre in its image, in pixels.</param>
/// <param name="Flux">Its flux inside the stack's radius, in its image's unit.</param>
/// <param name="Background">The background that was subtracted, per pixel.</param>
/// <param name="Noise">The scatter of its pixels at the stack's edge.</param>
/// <param name="Misfit">The rms difference from the stack in the core (within 2 FWHM of the centre, without the worst tenth of the pixels), as a part of the stack's peak.</param>
/// <param name="RejectedPixels">How many of its pixels were left out as outliers.</param>
public sealed record StackedStar(string Name, double X, double Y, double Flux, double Background, double Noise, double Misfit, int RejectedPixels);
