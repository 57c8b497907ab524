using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>
/// What a profile's formulas see: the point from the centre in the principal axes (arcsec, x along the major one) and the parameters.
/// The amplitude is b0 (arcsec) for dispersions, theta_M^2 (arcsec^2) for masses, or the convergence or shear, D_LS/D_S included.
/// </summary>
internal readonly record struct ProfileInput<T>(T X, T Y, T Ellipticity, T Amplitude, T Core, T Cut, T Shape)
    where T : struct, IReal<T>;
