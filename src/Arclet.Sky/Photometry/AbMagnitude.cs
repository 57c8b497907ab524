namespace Arclet.Sky;

/// <summary>
/// AB magnitudes and fluxes in nJy: m = 31.40 - 2.5 log10(f/nJy), the definition -48.60 of Oke and Gunn 1983 in cgs units.
/// </summary>
public static class AbMagnitude
{
    /// <summary>The AB magnitude of 1 nJy.</summary>
    public const double NanojanskyZeroPoint = 31.40;

    /// <summary>The AB magnitude of a flux in nJy; plus infinity at 0, not a number for a negative flux.</summary>
    public static double FromNanojansky(double fluxNanojansky) => NanojanskyZeroPoint - (2.5 * Math.Log10(fluxNanojansky));

    /// <summary>The flux in nJy of an AB magnitude.</summary>
    public static double ToNanojansky(double magnitude) => Math.Pow(10, 0.4 * (NanojanskyZeroPoint - magnitude));

    /// <summary>The first-order magnitude error of a flux with an error in the same unit: 2.5/ln(10) sigma/f.</summary>
    public static double ErrorFromFlux(double flux, double error) => 2.5 / Math.Log(10) * error / flux;

    /// <summary>
    /// The absolute AB magnitude M = m - A - 5 log10(D_L/10 pc) + 2.5 log10(1+z) + 2.5 log10|mu| at the rest-frame wavelength that the
    /// filter sees (no colour term).
    /// </summary>
    /// <param name="magnitude">The observed AB magnitude.</param>
    /// <param name="extinctionMagnitudes">The Galactic extinction in the filter, or 0 where the flux is corrected already.</param>
    /// <param name="redshift">The redshift.</param>
    /// <param name="magnification">The magnification; its sign does not matter.</param>
    /// <param name="cosmology">The cosmology.</param>
    public static double Absolute(double magnitude, double extinctionMagnitudes, double redshift, double magnification, FlatLambdaCdm cosmology) =>
        magnitude - extinctionMagnitudes - cosmology.DistanceModulus(redshift)
        + (2.5 * Math.Log10((1 + redshift) * Math.Abs(magnification)));
}
