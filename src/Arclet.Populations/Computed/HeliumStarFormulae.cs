namespace Arclet.Populations;

/// <summary>
/// Naked helium stars: Hurley, Pols and Tout 2000, section 6.1. Masses in Msun, times in Myr, luminosities in Lsun, radii in Rsun.
/// </summary>
internal static class HeliumStarFormulae
{
    /// <summary>Rate A_He of helium shell burning, Msun / Lsun / Myr (equation 68).</summary>
    public const double HeliumRate = 7.66e-5;

    /// <summary>L_ZHe, equation 77.</summary>
    public static double ZeroAgeLuminosity(double m) =>
        15262 * Math.Pow(m, 10.25) / (Math.Pow(m, 9) + (29.54 * Math.Pow(m, 7.5)) + (31.18 * Math.Pow(m, 6)) + 0.0469);

    /// <summary>R_ZHe, equation 78.</summary>
    public static double ZeroAgeRadius(double m)
    {
        double m3 = m * m * m;
        return 0.2391 * Math.Pow(m, 4.6) / ((m3 * m) + (0.162 * m3) + 0.0065);
    }

    /// <summary>t_HeMS: lifetime of core helium burning, equation 79.</summary>
    public static double Lifetime(double m)
    {
        double m4 = m * m * m * m;
        return (0.4129 + (18.81 * m4) + (1.853 * m4 * m * m)) / Math.Pow(m, 6.5);
    }

    /// <summary>L_HeMS, equation 80, at the fraction <paramref name="tau"/> of the helium main sequence.</summary>
    public static double Luminosity(double m, double tau) =>
        ZeroAgeLuminosity(m) * (1 + (0.45 * tau) + (Math.Max(0, 0.85 - (0.08 * m)) * tau * tau));

    /// <summary>R_HeMS, equation 81.</summary>
    public static double Radius(double m, double tau)
    {
        double beta = Math.Max(0, 0.4 - (0.22 * Math.Log10(m)));
        return ZeroAgeRadius(m) * (1 + (beta * (tau - Math.Pow(tau, 6))));
    }

    /// <summary>The growth of the carbon-oxygen core after the helium main sequence of a star of mass <paramref name="m"/>, equations 82 to 84.</summary>
    public static CoreGrowth Growth(double m) =>
        new(HeliumRate, 4.1e4, 5.5e4 / (1 + (0.4 * m * m * m * m)), 5, 3, Lifetime(m), Luminosity(m, 1));

    /// <summary>Radius after the helium main sequence and whether the star is a giant, equations 85 to 88: <paramref name="m"/> is the present mass, <paramref name="endLuminosity"/> is L_THe.</summary>
    public static (double Radius, bool IsGiant) EvolvedRadius(double m, double luminosity, double endLuminosity)
    {
        double lambda = 500 * (2 + Math.Pow(m, 5)) / Math.Pow(m, 2.5);
        double gap = (ZeroAgeRadius(m) * Math.Pow(luminosity / endLuminosity, 0.2)) + (0.02 * (Math.Exp(luminosity / lambda) - Math.Exp(endLuminosity / lambda)));
        double giant = 0.08 * Math.Pow(luminosity, 0.75);
        return gap < giant ? (gap, false) : (giant, true);
    }

    /// <summary>The largest core of a helium star of the present mass <paramref name="m"/> that does not explode, equation 89 with its text.</summary>
    public static double LargestCore(double m) => Math.Min(m, (1.45 * m) - 0.31);
}
