namespace Arclet.Populations;

/// <summary>
/// All coefficients of the evolution formulae at one metallicity: the polynomials of <see cref="EvolutionCoefficientTable"/> with the
/// limits and products that appendix A of Hurley, Pols and Tout 2000 prescribes after its tables, and the critical masses of their
/// equations 1 to 3.
/// </summary>
internal sealed class EvolutionCoefficients
{
    /// <summary>Metallicities for which the fits hold (absolute Z).</summary>
    public const double LowestMetallicity = 0.0001;

    /// <summary>The highest metallicity of the fits.</summary>
    public const double HighestMetallicity = 0.03;

    private const double SolarMetallicity = 0.02;

    public EvolutionCoefficients(double metallicity)
    {
        if (!(metallicity >= LowestMetallicity && metallicity <= HighestMetallicity))
            throw new ArgumentOutOfRangeException(nameof(metallicity), metallicity, $"the evolution formulae hold for metallicities Z from {LowestMetallicity} to {HighestMetallicity}");
        Metallicity = metallicity;
        Zeta = Math.Log10(metallicity / SolarMetallicity);
        HookMass = 1.0185 + (Zeta * (0.16015 + (Zeta * 0.0892)));
        HeliumFlashMass = 1.995 + (Zeta * (0.25 + (Zeta * 0.087)));
        GiantIgnitionMass = 13.048 * Math.Pow(metallicity / SolarMetallicity, 0.06) / (1 + (0.0012 * Math.Pow(SolarMetallicity / metallicity, 1.27)));
        A = MainSequenceCoefficients();
        B = GiantCoefficients();
        ZeroAgeLuminosity = Evaluate(EvolutionCoefficientTable.ZeroAgeLuminosity);
        ZeroAgeRadius = Evaluate(EvolutionCoefficientTable.ZeroAgeRadius);
    }

    public double Metallicity { get; }

    /// <summary>log10(Z / 0.02).</summary>
    public double Zeta { get; }

    /// <summary>Hydrogen mass fraction, 0.76 - 3 Z.</summary>
    public double Hydrogen => 0.76 - (3 * Metallicity);

    /// <summary>M_hook: above it the main sequence ends with a hook (equation 1), Msun.</summary>
    public double HookMass { get; }

    /// <summary>M_HeF: below it helium ignites in a degenerate core (equation 2), Msun.</summary>
    public double HeliumFlashMass { get; }

    /// <summary>M_FGB: below it helium ignites on the first giant branch (equation 3), Msun.</summary>
    public double GiantIgnitionMass { get; }

    /// <summary>a_1 to a_81 at their own index.</summary>
    public double[] A { get; }

    /// <summary>b_1 to b_57 at their own index.</summary>
    public double[] B { get; }

    public double[] ZeroAgeLuminosity { get; }

    public double[] ZeroAgeRadius { get; }

    private double[] Evaluate(double[][] rows)
    {
        double[] values = new double[rows.Length];
        for (int n = 0; n < rows.Length; n++)
        {
            double sum = 0;
            for (int i = rows[n].Length - 1; i >= 0; i--)
                sum = (sum * Zeta) + rows[n][i];
            values[n] = sum;
        }

        return values;
    }

    private double[] MainSequenceCoefficients()
    {
        double[] a = Evaluate(EvolutionCoefficientTable.MainSequence);
        double sigma = Math.Log10(Metallicity);
        bool rich = Metallicity > 0.01;
        a[11] *= a[14];
        a[12] *= a[14];
        a[17] = Math.Pow(10, Math.Max(0.097 - (0.1072 * (sigma + 3)), Math.Max(0.097, Math.Min(0.1461, 0.1461 + (0.1237 * (sigma + 2))))));
        a[18] *= a[20];
        a[19] *= a[20];
        a[29] = Math.Pow(a[29], a[32]);
        double lowest = 0.6355 - (0.4192 * Zeta);
        a[33] = Math.Max(lowest, Math.Max(1.25, Math.Min(1.4, a[33])));
        a[42] = Math.Clamp(a[42], 1.1, 1.25);
        a[44] = Math.Clamp(a[44], 0.45, 1.3);
        a[49] = Math.Max(a[49], 0.145);
        a[50] = Math.Min(a[50], 0.306 + (0.053 * Zeta));
        a[51] = Math.Min(a[51], 0.3625 + (0.062 * Zeta));
        a[52] = Math.Max(a[52], 0.9);
        a[53] = Math.Max(a[53], 1.0);
        if (rich)
        {
            a[52] = Math.Min(a[52], 1.0);
            a[53] = Math.Min(a[53], 1.1);
        }

        a[57] = Math.Max(lowest, Math.Max(1.25, Math.Min(1.4, a[57])));
        a[62] = Math.Max(0.065, a[62]);
        if (Metallicity < 0.004)
            a[63] = Math.Min(0.055, a[63]);
        a[64] = Math.Clamp(a[64], 0.091, 0.121);
        a[66] = Math.Max(a[66], Math.Min(1.6, -0.308 - (1.046 * Zeta)));
        a[66] = Math.Max(0.8, Math.Min(0.8 - (2 * Zeta), a[66]));
        a[68] = Math.Clamp(a[68], 0.9, 1.0);
        if (a[68] > a[66])
        {
            a[64] = a[58] * Math.Pow(a[66], a[60]) / (a[59] + Math.Pow(a[66], a[61]));
            a[68] = a[66];
        }

        if (rich)
            a[72] = Math.Max(a[72], 0.95);
        a[74] = Math.Clamp(a[74], 1.4, 1.6);
        a[75] = Math.Max(lowest, Math.Clamp(a[75], 1.0, 1.27));
        a[76] = Math.Max(a[76], -0.1015564 - (Zeta * (0.2161264 + (Zeta * 0.05182516))));
        a[77] = Math.Max(-0.3868776 - (Zeta * (0.5457078 + (Zeta * 0.1463472))), Math.Min(0, a[77]));
        a[78] = Math.Max(0, Math.Min(a[78], 7.454 + (9.046 * Zeta)));
        a[79] = Math.Min(a[79], Math.Max(2, -13.3 - (18.6 * Zeta)));
        a[80] = Math.Max(0.0585542, a[80]);
        a[81] = Math.Clamp(a[81], 0.4, 1.5);
        return a;
    }

    private double[] GiantCoefficients()
    {
        double[] b = Evaluate(EvolutionCoefficientTable.Giants);
        double z = Metallicity;
        double sigma = Math.Log10(z);
        double rho = Zeta + 1;
        double zeta5 = Math.Pow(Zeta, 5);
        b[1] = Math.Min(0.54, b[1]);
        b[2] = Math.Pow(10, -4.6739 - (0.9394 * sigma));
        b[2] = Math.Min(Math.Max(b[2], -0.04167 + (55.67 * z)), 0.4771 - (9329.21 * Math.Pow(z, 2.94)));
        b[3] = Math.Pow(10, Math.Max(-0.1451, -2.2794 - (sigma * (1.5175 + (0.254 * sigma)))));
        if (z > 0.004)
            b[3] = Math.Max(b[3], 0.7307 + (14265.1 * Math.Pow(z, 3.395)));
        b[4] += 0.1231572 * zeta5;
        b[6] += 0.01640687 * zeta5;
        b[11] *= b[11];
        b[13] *= b[13];
        b[14] = Math.Pow(b[14], b[15]);
        b[16] = Math.Pow(b[16], b[15]);

        // The paper prints the exponent 2.862149, which is the second coefficient of b16; the authors' own table has 0.637176.
        b[17] = Zeta > -1 ? 1 - (0.3880523 * Math.Pow(rho, 0.637176)) : 1;
        b[24] = Math.Pow(b[24], b[28]);
        b[26] = 5 - (0.09138012 * Math.Pow(z, -0.3671407));
        b[27] = Math.Pow(b[27], 2 * b[28]);
        b[31] = Math.Pow(b[31], b[33]);
        b[34] = Math.Pow(b[34], b[33]);
        b[36] = Math.Pow(b[36], 4);
        b[37] *= 4;
        b[38] = Math.Pow(b[38], 4);
        b[40] = Math.Max(b[40], 1);
        b[41] = Math.Pow(b[41], b[42]);
        b[44] = Math.Pow(b[44], 5);
        b[45] = rho <= 0 ? 1 : 1 - (rho * (2.47162 + (rho * (-5.401682 + (rho * 3.247361)))));
        b[46] = -b[46] * Math.Log10(HeliumFlashMass / GiantIgnitionMass);
        b[47] = rho * (1.127733 + (rho * (0.2344416 - (rho * 0.3793726))));
        b[51] -= 0.1343798 * zeta5;
        b[53] += 0.4426929 * zeta5;
        b[55] = Math.Min(0.99164 - (743.123 * Math.Pow(z, 2.83)), b[55]);
        b[56] += 0.1140142 * zeta5;
        b[57] -= 0.01308728 * zeta5;
        return b;
    }
}
