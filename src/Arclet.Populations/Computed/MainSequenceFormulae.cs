namespace Arclet.Populations;

/// <summary>
/// Lifetime, luminosity and radius on the main sequence: Hurley, Pols and Tout 2000, MNRAS 315, 543, section 5.1, with the zero age of
/// Tout et al. 1996, MNRAS 281, 257. Masses in Msun, times in Myr, luminosities in Lsun, radii in Rsun.
/// </summary>
internal sealed class MainSequenceFormulae
{
    /// <summary>c_1 of equation 9.</summary>
    private const double TerminalRadiusCubic = -0.08672073;

    /// <summary>Width of the hook as a fraction of its time (equation 15).</summary>
    private const double HookWidth = 0.01;

    private readonly EvolutionCoefficients coefficients;
    private readonly double[] a;

    public MainSequenceFormulae(EvolutionCoefficients coefficients)
    {
        this.coefficients = coefficients;
        a = coefficients.A;
    }

    /// <summary>Tout et al. 1996, equation 1.</summary>
    public double ZeroAgeLuminosity(double m)
    {
        double[] c = coefficients.ZeroAgeLuminosity;
        double root = Math.Sqrt(m);
        double m2 = m * m;
        double m3 = m2 * m;
        double m5 = m2 * m3;
        return ((c[0] * m5 * root) + (c[1] * m5 * m5 * m))
            / (c[2] + m3 + (c[3] * m5) + (c[4] * m5 * m2) + (c[5] * m5 * m3) + (c[6] * m5 * m2 * m2 * root));
    }

    /// <summary>Tout et al. 1996, equation 2.</summary>
    public double ZeroAgeRadius(double m)
    {
        double[] c = coefficients.ZeroAgeRadius;
        double root = Math.Sqrt(m);
        double m2 = m * m;
        double m6 = m2 * m2 * m2;
        double m19 = m6 * m6 * m6 * m;
        double m8 = m6 * m2;
        return ((c[0] * m2 * root) + (c[1] * m6 * root) + (c[2] * m8 * m2 * m) + (c[3] * m19) + (c[4] * m19 * root))
            / (c[5] + (c[6] * m2) + (c[7] * m8 * root) + (m6 * m6 * m6 * root) + (c[8] * m19 * root));
    }

    /// <summary>t_BGB: time of the base of the giant branch (equation 4).</summary>
    public double GiantBranchBaseTime(double m)
    {
        double m4 = m * m * m * m;
        double m7 = m4 * m * m * m;
        return (a[1] + (a[2] * m4) + (a[3] * m4 * m * Math.Sqrt(m)) + m7) / ((a[4] * m * m) + (a[5] * m7));
    }

    /// <summary>t_hook as a fraction of t_MS (equations 5 to 7).</summary>
    public double HookFraction(double m) => HookTime(m) / Lifetime(m);

    /// <summary>t_MS: the main sequence's lifetime (equation 5).</summary>
    public double Lifetime(double m)
    {
        double x = Math.Max(0.95, Math.Min(0.95 - (0.03 * (coefficients.Zeta + 0.30103)), 0.99));
        return Math.Max(HookTime(m), x * GiantBranchBaseTime(m));
    }

    private double HookTime(double m)
    {
        double mu = Math.Max(0.5, 1 - (0.01 * Math.Max(a[6] / Math.Pow(m, a[7]), a[8] + (a[9] / Math.Pow(m, a[10])))));
        return mu * GiantBranchBaseTime(m);
    }

    /// <summary>L_TMS: luminosity at the end of the main sequence (equation 8).</summary>
    public double TerminalLuminosity(double m)
    {
        double m3 = m * m * m;
        return ((a[11] * m3) + (a[12] * m3 * m) + (a[13] * Math.Pow(m, a[16] + 1.8))) / (a[14] + (a[15] * m3 * m * m) + Math.Pow(m, a[16]));
    }

    /// <summary>R_TMS: radius at the end of the main sequence (equation 9).</summary>
    public double TerminalRadius(double m)
    {
        double radius;
        if (m <= a[17])
            radius = SmallTerminalRadius(m);
        else if (m >= a[17] + 0.1)
            radius = LargeTerminalRadius(m);
        else
            radius = Between(m, a[17], SmallTerminalRadius(a[17]), a[17] + 0.1, LargeTerminalRadius(a[17] + 0.1));
        return m < 0.5 ? Math.Max(radius, 1.5 * ZeroAgeRadius(m)) : radius;
    }

    private double SmallTerminalRadius(double m) => (a[18] + (a[19] * Math.Pow(m, a[21]))) / (a[20] + Math.Pow(m, a[22]));

    private double LargeTerminalRadius(double m) =>
        ((TerminalRadiusCubic * m * m * m) + (a[23] * Math.Pow(m, a[26])) + (a[24] * Math.Pow(m, a[26] + 1.5))) / (a[25] + Math.Pow(m, 5));

    /// <summary>L and R of mass <paramref name="m"/> at the fraction <paramref name="tau"/> of its main-sequence life (equations 12 and 13).</summary>
    public (double Luminosity, double Radius) At(double m, double tau)
    {
        double hook = HookFraction(m);
        double tau1 = hook > 0 ? Math.Min(1, tau / hook) : 1;
        double tau2 = Math.Max(0, Math.Min(1, (tau - ((1 - HookWidth) * hook)) / (HookWidth * hook)));

        double zeroLuminosity = ZeroAgeLuminosity(m);
        double alpha = LuminosityAlpha(m);
        double beta = LuminosityBeta(m);
        double eta = coefficients.Metallicity > 0.0009 ? 10 : Math.Clamp(10 + (100 * (m - 1)), 10, 20);
        double logLuminosity = (alpha * tau) + (beta * Math.Pow(tau, eta))
            + ((Math.Log10(TerminalLuminosity(m) / zeroLuminosity) - alpha - beta) * tau * tau)
            - (LuminosityHook(m) * ((tau1 * tau1) - (tau2 * tau2)));

        double zeroRadius = ZeroAgeRadius(m);
        double radiusAlpha = RadiusAlpha(m);
        double radiusBeta = RadiusBeta(m);
        double gamma = RadiusGamma(m);
        double logRadius = (radiusAlpha * tau) + (radiusBeta * Math.Pow(tau, 10)) + (gamma * Math.Pow(tau, 40))
            + ((Math.Log10(TerminalRadius(m) / zeroRadius) - radiusAlpha - radiusBeta - gamma) * tau * tau * tau)
            - (RadiusHook(m) * ((tau1 * tau1 * tau1) - (tau2 * tau2 * tau2)));
        double radius = zeroRadius * Math.Pow(10, logRadius);
        if (m < 0.1)
            radius = Math.Max(radius, 0.0258 * Math.Pow(1 + coefficients.Hydrogen, 5.0 / 3) * Math.Pow(m, -1.0 / 3)); // degenerate, equation 24
        return (zeroLuminosity * Math.Pow(10, logLuminosity), radius);
    }

    /// <summary>Equation 19.</summary>
    private double LuminosityAlpha(double m)
    {
        if (m >= 2)
            return LargeLuminosityAlpha(m);
        if (m < 0.5)
            return a[49];
        if (m < 0.7)
            return a[49] + (5 * (0.3 - a[49]) * (m - 0.5));
        if (m < a[52])
            return Between(m, 0.7, 0.3, a[52], a[50]);
        return m < a[53] ? Between(m, a[52], a[50], a[53], a[51]) : Between(m, a[53], a[51], 2, LargeLuminosityAlpha(2));
    }

    private double LargeLuminosityAlpha(double m) => (a[45] + (a[46] * Math.Pow(m, a[48]))) / (Math.Pow(m, 0.4) + (a[47] * Math.Pow(m, 1.9)));

    /// <summary>Equation 20.</summary>
    private double LuminosityBeta(double m)
    {
        double beta = Math.Max(0, a[54] - (a[55] * Math.Pow(m, a[56])));
        if (m > a[57] && beta > 0)
        {
            double limit = Math.Max(0, a[54] - (a[55] * Math.Pow(a[57], a[56])));
            beta = Math.Max(0, limit - (10 * (m - a[57]) * limit));
        }

        return beta;
    }

    /// <summary>Delta L, equation 16.</summary>
    private double LuminosityHook(double m)
    {
        if (m <= coefficients.HookMass)
            return 0;
        if (m >= a[33])
            return LargeLuminosityHook(m);
        return LargeLuminosityHook(a[33]) * Math.Pow((m - coefficients.HookMass) / (a[33] - coefficients.HookMass), 0.4);
    }

    private double LargeLuminosityHook(double m) => Math.Min(a[34] / Math.Pow(m, a[35]), a[36] / Math.Pow(m, a[37]));

    /// <summary>Delta R, equation 17.</summary>
    private double RadiusHook(double m)
    {
        if (m <= coefficients.HookMass)
            return 0;
        if (m <= a[42])
            return a[43] * Math.Sqrt((m - coefficients.HookMass) / (a[42] - coefficients.HookMass));
        if (m >= 2)
            return LargeRadiusHook(m);
        return a[43] + ((LargeRadiusHook(2) - a[43]) * Math.Pow((m - a[42]) / (2 - a[42]), a[44]));
    }

    private double LargeRadiusHook(double m)
    {
        double root = m * m * m * Math.Sqrt(m);
        return ((a[38] + (a[39] * root)) / ((a[40] * m * m * m) + Math.Pow(m, a[41]))) - 1;
    }

    /// <summary>Equation 21.</summary>
    private double RadiusAlpha(double m)
    {
        if (m < 0.5)
            return a[62];
        if (m < 0.65)
            return Between(m, 0.5, a[62], 0.65, a[63]);
        if (m < a[68])
            return Between(m, 0.65, a[63], a[68], a[64]);
        if (m < a[66])
            return Between(m, a[68], a[64], a[66], MiddleRadiusAlpha(a[66]));
        return m <= a[67] ? MiddleRadiusAlpha(m) : MiddleRadiusAlpha(a[67]) + (a[65] * (m - a[67]));
    }

    private double MiddleRadiusAlpha(double m) => a[58] * Math.Pow(m, a[60]) / (a[59] + Math.Pow(m, a[61]));

    /// <summary>Equation 22.</summary>
    private double RadiusBeta(double m)
    {
        double value;
        if (m <= 1)
            value = 1.06;
        else if (m < a[74])
            value = Between(m, 1, 1.06, a[74], a[72]);
        else if (m < 2)
            value = Between(m, a[74], a[72], 2, MiddleRadiusBeta(2));
        else
            value = m <= 16 ? MiddleRadiusBeta(m) : MiddleRadiusBeta(16) + (a[73] * (m - 16));
        return value - 1;
    }

    private double MiddleRadiusBeta(double m) => a[69] * m * m * m * Math.Sqrt(m) / (a[70] + Math.Pow(m, a[71]));

    /// <summary>Equation 23.</summary>
    private double RadiusGamma(double m)
    {
        if (m > a[75] + 0.1)
            return 0;
        double atOne = SmallRadiusGamma(1);
        double value;
        if (m <= 1)
        {
            value = SmallRadiusGamma(m);
        }
        else if (m <= a[75])
        {
            value = atOne + ((a[80] - atOne) * Math.Pow((m - 1) / (a[75] - 1), a[81]));
        }
        else
        {
            double c = a[75] > 1 ? a[80] : atOne;
            value = c - (10 * (m - a[75]) * c);
        }

        return Math.Max(0, value);
    }

    private double SmallRadiusGamma(double m) => a[76] + (a[77] * Math.Pow(Math.Abs(m - a[78]), a[79]));

    private static double Between(double x, double x0, double y0, double x1, double y1) => y0 + ((y1 - y0) * (x - x0) / (x1 - x0));
}
