namespace Arclet.Populations;

/// <summary>
/// Luminosities, radii and core masses at the turning points of a giant's life: Hurley, Pols and Tout 2000, sections 5.1.1 to 5.4.
/// Masses in Msun, luminosities in Lsun, radii in Rsun; <c>m</c> is the mass that the named quantity depends on.
/// </summary>
internal sealed class GiantFormulae
{
    /// <summary>Constants c_1 and c_2 of equation 44.</summary>
    private const double CoreScale = 9.20925e-5;
    private const double CoreExponent = 5.402216;

    /// <summary>c_2 and c_3 of equation 10.</summary>
    private const double BaseExponent2 = 9.301992;
    private const double BaseExponent3 = 4.637345;

    private readonly EvolutionCoefficients coefficients;
    private readonly double[] a;
    private readonly double[] b;
    private readonly double flashMass;
    private readonly double ignitionMass;
    private readonly double alphaIgnition;
    private readonly double alphaHorizontal;
    private readonly double alphaAsymptotic;
    private readonly double baseCoreOffset;
    private readonly double ignitionCoreOffset;

    public GiantFormulae(EvolutionCoefficients coefficients)
    {
        this.coefficients = coefficients;
        a = coefficients.A;
        b = coefficients.B;
        flashMass = coefficients.HeliumFlashMass;
        ignitionMass = coefficients.GiantIgnitionMass;
        double ignitionAtFlash = MassiveIgnitionLuminosity(flashMass);
        alphaIgnition = ((b[9] * Math.Pow(flashMass, b[10])) - ignitionAtFlash) / ignitionAtFlash;
        double asymptoticAtFlash = MassiveAsymptoticBaseLuminosity(flashMass);
        alphaAsymptotic = ((b[29] * Math.Pow(flashMass, b[30])) - asymptoticAtFlash) / asymptoticAtFlash;

        // Continuity of the core masses at M_HeF fixes the constant of equation 44, for the base and for helium ignition.
        CoreGrowth growth = Growth(flashMass, 1, 0, 1);
        baseCoreOffset = Math.Pow(growth.CoreOf(BaseLuminosity(flashMass)), 4) - (CoreScale * Math.Pow(flashMass, CoreExponent));
        ignitionCoreOffset = Math.Pow(growth.CoreOf(ignitionAtFlash), 4) - (CoreScale * Math.Pow(flashMass, CoreExponent));
        double core = IgnitionCore(flashMass);
        double minimum = MinimumHeliumLuminosity(flashMass);
        double helium = HeliumStarFormulae.ZeroAgeLuminosity(core);
        alphaHorizontal = (b[18] + helium - minimum) / (minimum - helium);
    }

    /// <summary>L_BGB, equation 10.</summary>
    public double BaseLuminosity(double m) =>
        ((a[27] * Math.Pow(m, a[31])) + (a[28] * Math.Pow(m, BaseExponent2)))
        / (a[29] + (a[30] * Math.Pow(m, BaseExponent3)) + Math.Pow(m, a[32]));

    /// <summary>R_GB, equation 46: <paramref name="m"/> is the present mass.</summary>
    public double Radius(double m, double luminosity) =>
        Math.Min(b[4] * Math.Pow(m, -b[5]), b[6] * Math.Pow(m, -b[7])) * (Math.Pow(luminosity, b[1]) + (b[2] * Math.Pow(luminosity, b[3])));

    /// <summary>R_AGB, equation 74: <paramref name="m"/> is the present mass.</summary>
    public double AsymptoticRadius(double m, double luminosity)
    {
        double scale;
        double exponent;
        double edge = flashMass - 0.2;
        if (m >= flashMass)
        {
            (scale, exponent) = (MassiveAsymptoticScale(m), b[55] * b[3]);
        }
        else if (m <= edge)
        {
            (scale, exponent) = (b[56] + (b[57] * m), b[3]);
        }
        else
        {
            double f = (m - edge) / 0.2;
            double low = b[56] + (b[57] * edge);
            scale = low + (f * (MassiveAsymptoticScale(flashMass) - low));
            exponent = b[3] * (1 + (f * (b[55] - 1)));
        }

        return scale * (Math.Pow(luminosity, b[1]) + (b[2] * Math.Pow(luminosity, exponent)));
    }

    private double MassiveAsymptoticScale(double m) => Math.Min(b[51] * Math.Pow(m, -b[52]), b[53] * Math.Pow(m, -b[54]));

    /// <summary>The growth of a core on the giant branches of a star of initial mass <paramref name="m"/> (section 5.2).</summary>
    public CoreGrowth Growth(double m, double rate, double startTime, double startLuminosity)
    {
        double d0 = 5.37 + (0.135 * coefficients.Zeta);
        double massiveD = Math.Max(-1, Math.Max((0.975 * d0) - (0.18 * 2.5), (0.5 * d0) - (0.06 * 2.5)));
        double p;
        double q;
        double logD;
        if (m <= flashMass)
        {
            (p, q, logD) = (6, 3, d0);
        }
        else if (m >= 2.5)
        {
            (p, q, logD) = (5, 2, Math.Max(-1, Math.Max((0.975 * d0) - (0.18 * m), (0.5 * d0) - (0.06 * m))));
        }
        else
        {
            double f = (m - flashMass) / (2.5 - flashMass);
            (p, q, logD) = (6 - f, 3 - f, d0 + (f * (massiveD - d0)));
        }

        double scale = Math.Max(3e4, 500 + (1.75e4 * Math.Pow(m, 0.6)));
        return new CoreGrowth(rate, scale, Math.Pow(10, logD), p, q, startTime, startLuminosity);
    }

    /// <summary>Rate A_H of hydrogen shell burning on the first giant branch, Msun / Lsun / Myr.</summary>
    public static double HydrogenRate(double m) => Math.Pow(10, Math.Max(-4.8, Math.Min(-5.7 + (0.8 * m), -4.1 + (0.14 * m))));

    /// <summary>L_HeI: luminosity at helium ignition, equation 49.</summary>
    public double IgnitionLuminosity(double m) =>
        m < flashMass ? b[9] * Math.Pow(m, b[10]) / (1 + (alphaIgnition * Math.Exp(15 * (m - flashMass)))) : MassiveIgnitionLuminosity(m);

    private double MassiveIgnitionLuminosity(double m) => (b[11] + (b[12] * Math.Pow(m, 3.8))) / (b[13] + (m * m));

    /// <summary>R_HeI: radius at helium ignition, equation 50, of a star of the initial mass <paramref name="initial"/> and present mass <paramref name="m"/>.</summary>
    public double IgnitionRadius(double initial, double m)
    {
        double luminosity = IgnitionLuminosity(initial);
        if (initial <= ignitionMass)
            return Radius(m, luminosity);
        double minimum = MinimumHeliumRadius(initial, m, 0);
        if (initial >= Math.Max(ignitionMass, 12))
            return Math.Min(minimum, AsymptoticRadius(m, luminosity));
        return minimum * Math.Pow(Radius(m, luminosity) / minimum, Math.Log(initial / 12) / Math.Log(ignitionMass / 12));
    }

    /// <summary>M_c at the base of the giant branch, equation 44.</summary>
    public double BaseCore(double m) =>
        m < flashMass
            ? Growth(m, 1, 0, 1).CoreOf(BaseLuminosity(m))
            : Math.Min(0.95 * AsymptoticBaseCore(m), Math.Pow(baseCoreOffset + (CoreScale * Math.Pow(m, CoreExponent)), 0.25));

    /// <summary>M_c at helium ignition, section 5.3.</summary>
    public double IgnitionCore(double m) =>
        m < flashMass
            ? Growth(m, 1, 0, 1).CoreOf(IgnitionLuminosity(m))
            : Math.Min(0.95 * AsymptoticBaseCore(m), Math.Pow(ignitionCoreOffset + (CoreScale * Math.Pow(m, CoreExponent)), 0.25));

    /// <summary>M_c,BAGB: helium core at the base of the asymptotic giant branch, equation 66.</summary>
    public double AsymptoticBaseCore(double m) => Math.Pow((b[36] * Math.Pow(m, b[37])) + b[38], 0.25);

    /// <summary>L_BAGB: luminosity at the base of the asymptotic giant branch, equation 56.</summary>
    public double AsymptoticBaseLuminosity(double m) =>
        m < flashMass ? b[29] * Math.Pow(m, b[30]) / (1 + (alphaAsymptotic * Math.Exp(15 * (m - flashMass)))) : MassiveAsymptoticBaseLuminosity(m);

    private double MassiveAsymptoticBaseLuminosity(double m) => (b[31] + (b[32] * Math.Pow(m, b[33] + 1.8))) / (b[34] + Math.Pow(m, b[33]));

    /// <summary>L_min,He: lowest luminosity in core helium burning, equation 51.</summary>
    public double MinimumHeliumLuminosity(double m)
    {
        double c = (b[17] / Math.Pow(ignitionMass, 0.1)) + (((b[16] * b[17]) - b[14]) / Math.Pow(ignitionMass, b[15] + 0.1));
        return IgnitionLuminosity(m) * (b[14] + (c * Math.Pow(m, b[15] + 0.1))) / (b[16] + Math.Pow(m, b[15]));
    }

    /// <summary>L_ZAHB: luminosity on the zero-age horizontal branch, equation 53.</summary>
    public double HorizontalBranchLuminosity(double m, double core)
    {
        double mu = Math.Max(0, (m - core) / (flashMass - core));
        return HeliumStarFormulae.ZeroAgeLuminosity(core)
            + ((1 + b[20]) / (1 + (b[20] * Math.Pow(mu, 1.647903))) * b[18] * Math.Pow(mu, b[19])
                / (1 + (alphaHorizontal * Math.Exp(15 * (m - flashMass)))));
    }

    /// <summary>R_ZAHB: radius on the zero-age horizontal branch, equation 54.</summary>
    public double HorizontalBranchRadius(double m, double core, double luminosity)
    {
        double mu = Math.Max(0, (m - core) / (flashMass - core));
        double f = (1 + b[21]) * Math.Pow(mu, b[22]) / (1 + (b[21] * Math.Pow(mu, b[23])));
        return ((1 - f) * HeliumStarFormulae.ZeroAgeRadius(core)) + (f * Radius(m, luminosity));
    }

    /// <summary>
    /// R_mHe: smallest radius in core helium burning, equation 55, of the present mass <paramref name="m"/>;
    /// <paramref name="horizontalLuminosity"/> is used for initial masses below M_HeF only.
    /// </summary>
    public double MinimumHeliumRadius(double initial, double m, double horizontalLuminosity)
    {
        if (initial >= flashMass)
            return MassiveMinimumRadius(m);
        double atFlash = MassiveMinimumRadius(flashMass) / Radius(flashMass, MinimumHeliumLuminosity(flashMass));
        return Radius(m, horizontalLuminosity) * Math.Pow(atFlash, initial / flashMass);
    }

    private double MassiveMinimumRadius(double m)
    {
        double power = Math.Pow(m, b[28]);
        return ((b[24] * m) + (Math.Pow(b[25] * m, b[26]) * power)) / (b[27] + power);
    }

    /// <summary>t_He: lifetime of core helium burning, equation 57, Myr; <paramref name="baseTime"/> is t_BGB.</summary>
    public double HeliumBurningTime(double m, double core, double baseTime)
    {
        if (m >= flashMass)
            return baseTime * MassiveHeliumFraction(m);
        double mu = Math.Max(0, (m - core) / (flashMass - core));
        double atFlash = MassiveHeliumFraction(flashMass) * new MainSequenceFormulae(coefficients).GiantBranchBaseTime(flashMass);
        double alpha = (atFlash - b[39]) / b[39];
        return (b[39] + ((HeliumStarFormulae.Lifetime(core) - b[39]) * Math.Pow(1 - mu, b[40]))) * (1 + (alpha * Math.Exp(15 * (m - flashMass))));
    }

    private double MassiveHeliumFraction(double m) => ((b[41] * Math.Pow(m, b[42])) + (b[43] * Math.Pow(m, 5))) / (b[44] + Math.Pow(m, 5));

    /// <summary>
    /// tau_bl: fraction of core helium burning spent on the blue side, equation 58, between 0 and 1. The exponent 0.4805428 is that of the
    /// authors' own table; the paper prints 0.414.
    /// </summary>
    public double BlueFraction(double m)
    {
        if (m < flashMass)
            return 1;
        double fraction;
        if (m <= ignitionMass)
        {
            double atFlash = b[45] * Math.Pow(flashMass / ignitionMass, 0.4805428);
            double ratio = Math.Log(m / ignitionMass) / Math.Log(flashMass / ignitionMass);
            fraction = (b[45] * Math.Pow(m / ignitionMass, 0.4805428)) + ((1 - atFlash) * Math.Pow(ratio, b[46]));
        }
        else
        {
            fraction = (1 - b[47]) * MassiveBlue(m) / MassiveBlue(ignitionMass);
        }

        return double.IsNaN(fraction) ? 0 : Math.Clamp(fraction, 0, 1);
    }

    private double MassiveBlue(double m) =>
        Math.Pow(m, b[48]) * Math.Pow(Math.Max(0, 1 - (MassiveMinimumRadius(m) / AsymptoticRadius(m, IgnitionLuminosity(m)))), b[49]);
}
