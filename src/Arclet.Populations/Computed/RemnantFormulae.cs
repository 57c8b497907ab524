namespace Arclet.Populations;

/// <summary>
/// Masses, luminosities and radii of what stars leave behind: Hurley, Pols and Tout 2000, sections 6.2 and 6.2.1 to 6.2.3. Masses in
/// Msun, times in Myr, luminosities in Lsun, radii in Rsun.
/// </summary>
internal static class RemnantFormulae
{
    /// <summary>The Chandrasekhar mass that the paper uses, Msun.</summary>
    public const double ChandrasekharMass = 1.44;

    /// <summary>The largest mass of a neutron star that the paper uses, Msun.</summary>
    public const double LargestNeutronStar = 1.8;

    private const double NeutronStarRadius = 1.4e-5;

    /// <summary>R_WD, equation 91.</summary>
    public static double WhiteDwarfRadius(double m)
    {
        if (m >= ChandrasekharMass)
            return NeutronStarRadius;
        double ratio = Math.Pow(ChandrasekharMass / m, 2.0 / 3);
        return Math.Max(NeutronStarRadius, 0.0115 * Math.Sqrt(ratio - (1 / ratio)));
    }

    /// <summary>L_WD, equation 90, <paramref name="age"/> after its birth.</summary>
    public static double WhiteDwarfLuminosity(StellarPhase phase, double m, double metallicity, double age)
    {
        double baryons = phase switch
        {
            StellarPhase.HeliumWhiteDwarf => 4,
            StellarPhase.CarbonOxygenWhiteDwarf => 15,
            _ => 17,
        };
        return 635 * m * Math.Pow(metallicity, 0.4) / Math.Pow(baryons * (age + 0.1), 1.4);
    }

    /// <summary>The remnant of a star whose core of mass <paramref name="core"/> collapses (equation 92): phase and mass.</summary>
    public static (StellarPhase Phase, double Mass) Collapsed(double core)
    {
        double mass = 1.17 + (0.09 * core);
        return (mass <= LargestNeutronStar ? StellarPhase.NeutronStar : StellarPhase.BlackHole, mass);
    }

    /// <summary>The remnant <paramref name="age"/> after its birth: luminosity and radius.</summary>
    public static (double Luminosity, double Radius) At(StellarPhase phase, double m, double metallicity, double age)
    {
        switch (phase)
        {
            case StellarPhase.NeutronStar:
                double clock = Math.Max(age, 0.1);
                return (0.02 * Math.Pow(m, 2.0 / 3) / (clock * clock), NeutronStarRadius); // equation 93
            case StellarPhase.BlackHole:
                return (1e-10, 4.24e-6 * m); // equations 95 and 96
            case StellarPhase.NoRemnant:
                return (0, 0);
            default:
                return (WhiteDwarfLuminosity(phase, m, metallicity, age), WhiteDwarfRadius(m));
        }
    }
}
