namespace Arclet.Populations;

/// <summary>
/// The photosphere in the dense wind of a naked helium star. Langer 1989, A&amp;A 210, 93: R = R* + 3 kappa Mdot / (8 pi v), the radius of optical depth 2/3 in a wind with the velocity law
/// v(r) = v (1 - R*/r). The mass-loss rate is Nugis and Lamers 2000, A&amp;A 360, 227, equation 22, of nitrogen-rich stars.
/// </summary>
internal static class WolfRayetWind
{
    /// <summary>Opacity of electrons in ionised helium with metals, cm2/g (Langer 1989).</summary>
    private const double Opacity = 0.22;

    /// <summary>Terminal velocity, cm/s: the middle of Galactic stars' (Nugis and Lamers 2000, table 1).</summary>
    private const double Velocity = 2e8;

    private const double SolarRadius = 6.957e10;
    private const double SolarMassPerYear = 1.98841e33 / 3.15576e7;

    /// <summary>R / R*, at least 1.</summary>
    public static double Expansion(in StellarState star, double metallicity)
    {
        double helium = 1 - metallicity;
        double rate = Math.Pow(10, -11 + (1.29 * Math.Log10(star.LuminositySolar)) + (1.73 * Math.Log10(helium)) + (0.47 * Math.Log10(metallicity)));
        return 1 + (3 * Opacity * rate * SolarMassPerYear / (8 * Math.PI * Velocity * star.RadiusSolar * SolarRadius));
    }
}
