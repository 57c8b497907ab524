namespace Arclet.Populations;

/// <summary>
/// Lyman, Balmer, Paschen and Brackett lines with Doppler cores and the quasi-static Stark wings of Hubeny, Hummer and Lanz 1994, A&amp;A 282, 151 (appendix B), and the dissolution of high
/// levels, which turns the lines near a series' limit into a continuum, after Hummer and Mihalas 1988, ApJ 331, 794 (Hubeny et al., appendix A).
/// </summary>
internal sealed class HydrogenLines
{
    private const int Highest = 22;

    /// <summary>Oscillator strengths of the first lines of each series (Wiese, Smith and Glennon 1966); higher ones scale as m^-3 (1/n^2 - 1/m^2)^-3, Kramers' law.</summary>
    private static readonly double[][] Strengths =
    [
        [0.4162, 0.07910, 0.02899, 0.01394, 0.007799],
        [0.6407, 0.1193, 0.04467, 0.02209, 0.01270, 0.008036],
        [0.8421, 0.1506, 0.05584, 0.02768, 0.01604],
        [1.038, 0.1793, 0.06549, 0.03230],
    ];

    private readonly List<Line> lines = [];
    private readonly List<Limit> limits = [];

    public HydrogenLines(double[] wavelengths)
    {
        for (int n = 1; n <= Strengths.Length; n++)
        {
            for (int m = n + 1; m <= Highest; m++)
            {
                double centre = ContinuousOpacity.WaveEnergy / (ContinuousOpacity.Rydberg * ((1.0 / (n * n)) - (1.0 / (m * m))));

                // A line's wing is followed to the edge of its own transition's world: half way to the previous line, or a third of its wavelength.
                int from = Below(wavelengths, centre * (n == 1 ? 0.97 : 0.75)), to = Below(wavelengths, centre * (n == 1 ? 1.6 : 1.25));
                double stark = 5.5e-5 * Math.Pow(n * m, 4) / ((m * m) - (n * n)) / (1 + (0.13 / (m - n)));
                lines.Add(new Line(n, m, centre, Strength(n, m), stark, from, to));
            }

            double edge = ContinuousOpacity.WaveEnergy * n * n / ContinuousOpacity.Rydberg;
            int first = Below(wavelengths, edge * (1 - 1e-9)), last = Below(wavelengths, edge * 1.25);
            limits.Add(new Limit(
                n,
                first,
                [.. Enumerable.Range(first, last - first).Select(i => 1 / Math.Sqrt(Math.Max(1e-12, (1.0 / (n * n)) - (ContinuousOpacity.WaveEnergy / wavelengths[i] / ContinuousOpacity.Rydberg))))],
                [.. Enumerable.Range(first, last - first).Select(i => ContinuousOpacity.BoundFreeExtended(wavelengths[i], n, 1))]));
        }
    }

    /// <summary>Adds the lines' absorption per cm.</summary>
    public void Add(in AtmosphereGas gas, ReadOnlySpan<double> wavelengths, ReadOnlySpan<double> stimulated, Span<double> absorbed)
    {
        double kt = AtmosphereGas.BoltzmannElectronvolt * gas.Temperature;
        double field = 1.25e-9 * Math.Pow(gas.Electrons, 2.0 / 3.0);
        double doppler = Math.Sqrt(2 * AtmosphereGas.Boltzmann * gas.Temperature / 1.6735e-24) / 2.99792458e10;
        Span<double> present = stackalloc double[Highest + 1];
        for (int m = 1; m <= Highest; m++)
            present[m] = Occupation(m, gas.Electrons, gas.Temperature);
        foreach (Line line in lines)
        {
            double lower = gas.NeutralHydrogen * line.Lower * line.Lower * Math.Exp(-ContinuousOpacity.Rydberg * (1 - (1.0 / (line.Lower * line.Lower))) / kt);

            // pi e^2 / (m c) = 0.02654 cm2 Hz; a profile per angstrom times lambda^2 / c is one per Hz.
            double amount = 0.0265400 * line.Strength * lower * present[line.Upper] * line.Centre * line.Centre / 2.99792458e18;
            if (amount < 1e-30)
                continue;
            double width = field * line.Stark, core = doppler * line.Centre;

            // Two-sided profile A / (1 + (beta/b)^2.5) with the wing 1.5 beta^-2.5; what its area lacks of 1 is the Doppler core's.
            double b = Math.Max(2.505, 2.5 * core / width);
            double wing = 1.5 / (b * b * Math.Sqrt(b)), share = 3.964 / (b * Math.Sqrt(b));
            double gauss = Math.Max(0, 1 - share) / (core * Math.Sqrt(Math.PI));
            for (int i = line.From; i < line.To; i++)
            {
                double offset = Math.Abs(wavelengths[i] - line.Centre), beta = offset / width / b;
                double profile = wing / width / (1 + (beta * beta * Math.Sqrt(beta)));
                double x = offset / core;
                if (x < 6)
                    profile += gauss * Math.Exp(-x * x);
                absorbed[i] += amount * profile * (1 - stimulated[i]);
            }
        }

        foreach (Limit limit in limits)
        {
            double lower = gas.NeutralHydrogen * limit.Lower * limit.Lower * Math.Exp(-ContinuousOpacity.Rydberg * (1 - (1.0 / (limit.Lower * limit.Lower))) / kt);
            for (int i = 0; i < limit.Levels.Length; i++)
            {
                double dissolved = 1 - Occupation(limit.Levels[i], gas.Electrons, gas.Temperature);
                if (dissolved < 1e-5)
                    break;
                absorbed[limit.First + i] += lower * limit.CrossSections[i] * dissolved * (1 - stimulated[limit.First + i]);
            }
        }
    }

    /// <summary>The probability that the level n exists in the fields of charged neighbours.</summary>
    private static double Occupation(double n, double electrons, double temperature)
    {
        if (n > 60)
            return 0;
        double k = n <= 3 ? 1 : 16 * n / (3 * (n + 1) * (n + 1));
        double beta = 8.3e14 * Math.Pow(electrons, -2.0 / 3.0) * k / (n * n * n * n);
        double a = 0.09 * Math.Pow(electrons, 1.0 / 6.0) / Math.Sqrt(temperature), x = Math.Pow(1 + a, 3.15);
        double f = 0.1402 * (x + (4 * a * a * a)) * beta * beta * beta / (1 + (0.1285 * x * beta * Math.Sqrt(beta)));
        return f / (1 + f);
    }

    private static double Strength(int n, int m)
    {
        double[] known = Strengths[n - 1];
        if (m - n <= known.Length)
            return known[m - n - 1];
        return known[^1] * Kramers(n, m) / Kramers(n, n + known.Length);
    }

    private static double Kramers(int n, int m) => Math.Pow(m, -3) * Math.Pow((1.0 / (n * n)) - (1.0 / (m * m)), -3);

    private static int Below(double[] wavelengths, double wave)
    {
        int at = Array.BinarySearch(wavelengths, wave);
        return at < 0 ? ~at : at;
    }

    private sealed record Line(int Lower, int Upper, double Centre, double Strength, double Stark, int From, int To);

    private sealed record Limit(int Lower, int First, double[] Levels, double[] CrossSections);
}
