namespace Arclet.Populations;

/// <summary>
/// The mean transmission of the intergalactic medium after Inoue et al. (2014, MNRAS 442, 1805): the Lyman alpha forest and damped
/// systems, each with its Lyman series (their equations 21 and 22) and Lyman continuum (25 to 29).
/// </summary>
public static partial class InoueIgm
{
    /// <summary>The wavelength of Lyman alpha in their table, in angstrom: there is no absorption above it.</summary>
    public const double LymanAlphaAngstrom = 1215.67;

    /// <summary>The Lyman limit of their equations, in angstrom.</summary>
    public const double LymanLimitAngstrom = 911.8;

    /// <summary>The lines' wavelengths in angstrom, from Lyman alpha: the transmission has a step at each.</summary>
    public static IReadOnlyList<double> SeriesAngstrom => LineAngstrom;

    /// <summary>The transmission at a rest wavelength of a source.</summary>
    /// <param name="restAngstrom">The rest wavelength in angstrom.</param>
    /// <param name="redshift">The source's redshift, from 0.</param>
    public static double Transmission(double restAngstrom, double redshift) =>
        restAngstrom >= LymanAlphaAngstrom || redshift <= 0 ? 1 : Math.Exp(-OpticalDepth(restAngstrom, redshift));

    /// <summary>The optical depth at a rest wavelength of a source.</summary>
    /// <inheritdoc cref="Transmission"/>
    public static double OpticalDepth(double restAngstrom, double redshift)
    {
        double observed = restAngstrom * (1 + redshift), depth = 0;
        for (int j = 0; j < LineAngstrom.Length && restAngstrom < LineAngstrom[j]; j++)
        {
            // lambda_j < lambda_obs: there is intervening gas that absorbs in this line.
            double x = observed / LineAngstrom[j];
            if (x <= 1)
                continue;
            depth += x < 2.2 ? ForestLow[j] * Math.Pow(x, 1.2) : x < 5.7 ? ForestMiddle[j] * Math.Pow(x, 3.7) : ForestHigh[j] * Math.Pow(x, 5.5);
            depth += x < 3 ? DampedLow[j] * x * x : DampedHigh[j] * x * x * x;
        }

        double limit = observed / LymanLimitAngstrom;
        return limit > 1 && restAngstrom < LymanLimitAngstrom ? depth + ForestContinuum(limit, 1 + redshift) + DampedContinuum(limit, 1 + redshift) : depth;
    }

    /// <summary>Equations 25 to 27; x is the observed wavelength over the Lyman limit, s is 1 + z.</summary>
    private static double ForestContinuum(double x, double s)
    {
        double x12 = Math.Pow(x, 1.2), x21 = Math.Pow(x, 2.1);
        if (s < 2.2)
            return 0.325 * (x12 - (Math.Pow(s, -0.9) * x21));
        double x37 = Math.Pow(x, 3.7);
        if (s < 5.7)
        {
            return x < 2.2
                ? (2.55e-2 * Math.Pow(s, 1.6) * x21) + (0.325 * x12) - (0.250 * x21)
                : 2.55e-2 * ((Math.Pow(s, 1.6) * x21) - x37);
        }

        double high = 5.22e-4 * Math.Pow(s, 3.4) * x21;
        if (x < 2.2)
            return high + (0.325 * x12) - (3.14e-2 * x21);
        return x < 5.7 ? high + (0.218 * x21) - (2.55e-2 * x37) : high - (5.22e-4 * Math.Pow(x, 5.5));
    }

    /// <summary>Equations 28 and 29.</summary>
    private static double DampedContinuum(double x, double s)
    {
        if (s < 3)
            return (0.211 * s * s) - (7.66e-2 * Math.Pow(s, 2.3) * Math.Pow(x, -0.3)) - (0.135 * x * x);
        double common = (4.70e-2 * s * s * s) - (1.78e-2 * Math.Pow(s, 3.3) * Math.Pow(x, -0.3));
        return x < 3
            ? 0.634 + common - (0.135 * x * x) - (0.291 * Math.Pow(x, -0.3))
            : common - (2.92e-2 * x * x * x);
    }
}
