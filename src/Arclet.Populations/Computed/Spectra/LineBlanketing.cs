namespace Arclet.Populations;

/// <summary>
/// What metal lines and molecules make of the light of a star of hydrogen and helium: a factor of effective temperature, wavelength and metallicity. The energy is kept: a spectrum's integral stays.
/// The numbers are fitted to PEGASE.2's populations of Z = 0.004, 0.008 and 0.02 by the benchmark <c>populations-blanketing-fit</c>, and judged on other libraries.
/// </summary>
internal static class LineBlanketing
{
    /// <summary>Stars below it (K) are the business of <see cref="StarSpectraOptions.CoolStars"/>.</summary>
    public const double CoolestHotStar = 4500;

    /// <summary>The factor's logarithm grows with this power of Z: the one of 0.25, 0.4, 0.55 and 0.7 that leaves the least residual.</summary>
    private const double MetallicityPower = 0.4;

    /// <summary>Multiplies a spectrum by the factor and restores its integral.</summary>
    public static void Apply(double[] waves, double temperature, double metallicity, double[] spectrum)
    {
        double before = Integral(waves, spectrum);
        double strength = Math.Pow(metallicity / 0.02, MetallicityPower);
        double[] temperatures = BlanketingTable.Temperatures, nodes = BlanketingTable.Wavelengths;
        int t = Interval(temperatures, temperature, out double f);
        double[] low = BlanketingTable.Depressions[t], high = BlanketingTable.Depressions[t + 1];
        for (int i = 0; i < waves.Length; i++)
        {
            int k = Interval(nodes, waves[i], out double g);
            double depression = ((1 - f) * (low[k] + (g * (low[k + 1] - low[k])))) + (f * (high[k] + (g * (high[k + 1] - high[k]))));
            spectrum[i] *= Math.Pow(10, -strength * depression);
        }

        double scale = before / Integral(waves, spectrum);
        for (int i = 0; i < spectrum.Length; i++)
            spectrum[i] *= scale;
    }

    /// <summary>The interval of an ascending axis that holds a value, and its place there in the logarithm, from 0 to 1.</summary>
    private static int Interval(double[] axis, double value, out double fraction)
    {
        int at = Array.BinarySearch(axis, value), low = Math.Clamp(at < 0 ? ~at - 1 : at, 0, axis.Length - 2);
        fraction = Math.Clamp(Math.Log(value / axis[low]) / Math.Log(axis[low + 1] / axis[low]), 0, 1);
        return low;
    }

    private static double Integral(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
            sum += 0.5 * (y[i] + y[i - 1]) * (x[i] - x[i - 1]);
        return sum;
    }
}
