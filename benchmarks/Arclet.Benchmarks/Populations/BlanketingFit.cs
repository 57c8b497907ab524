using System.Globalization;
using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

/// <summary>
/// Fits the factors of metal lines to PEGASE.2's populations (Z = 0.004, 0.008, 0.02) and prints them as BlanketingTable holds them. At each wavelength, populations are sums over the light of stars near each
/// temperature times that temperature's factor; the factors' logarithms are found by damped Gauss-Newton steps, held to be smooth over temperature. Argument: the folder pegase-kroupa.
/// </summary>
internal static class BlanketingFit
{
    /// <summary>The powers of Z that are tried; the table is printed for the second, which LineBlanketing uses.</summary>
    private static readonly double[] MetallicityPowers = [0.25, 0.4, 0.55, 0.7];

    private static readonly double[] Temperatures = [2900, 3400, 3800, 4300, 5000, 6000, 7500, 9500, 13000, 18000, 26000, 36000, 50000];

    private static readonly double[] Wavelengths =
    [
        240, 400, 520, 700, 900, 925, 1000, 1150, 1300, 1500, 1700, 1900, 2100, 2300, 2500, 2700, 2900, 3100, 3300, 3500, 3620, 3720, 3800, 3900, 4000, 4100, 4200, 4350, 4500, 4700, 4900, 5150, 5500,
        6000, 6500, 7100, 7700, 8200, 8500, 8900, 9500, 10500, 11500, 12500, 14000, 15500, 16500, 18000, 19500, 22000, 25000, 30000, 45000,
    ];

    public static int Run(string[] arguments)
    {
        var options = new StarSpectraOptions { LineBlanketing = false, CoolStars = false, StrippedFraction = 0 };
        StarSpectra spectra = StarSpectra.Compute(options);
        double[] waves = [.. spectra.WavelengthsAngstrom];
        StellarGrid pegase = GridImport.Read([.. new[] { "0.004", "0.008", "0.020" }.Select(z => Path.Combine(arguments[0], $"Kroupa01_Z{z}_spec.idl"))], new GridImportOptions()).Grids.Stars;
        Population[] rows = Populations(spectra, pegase, waves);
        double[][] table = [];
        foreach (double power in MetallicityPowers)
        {
            Population[] scaled = [.. rows.Select(r => r with { Strength = Math.Pow(r.Metallicity / 0.02, power) })];
            double[][] fitted = [.. Temperatures.Select(_ => new double[Wavelengths.Length])];
            double squares = 0;
            int count = 0;
            for (int k = 0; k < Wavelengths.Length; k++)
            {
                Fit(scaled, k, fitted);
                foreach (Population row in scaled.Where(r => IsUsed(r, k) && Wavelengths[k] > 912))
                {
                    squares += Math.Pow(Math.Min(0.3, Math.Abs(Residual(row, k, [.. fitted.Select(f => f[k])]))), 2);
                    count++;
                }
            }

            Console.WriteLine(FormattableString.Invariant($"// power {power} of Z: rms {Math.Sqrt(squares / count):F4} dex over {count} values, those beyond 0.3 counted as 0.3"));
            table = power == MetallicityPowers[1] ? fitted : table;
        }

        Print(table);
        return 0;
    }

    private static Population[] Populations(StarSpectra spectra, StellarGrid pegase, double[] waves)
    {
        var rows = new List<Population>();
        InitialMassFunction massFunction = InitialMassFunction.Kroupa(0.1, 120);
        for (int z = 0; z < pegase.Metallicities.Length; z++)
        {
            var evolution = new StellarEvolution(pegase.Metallicities[z], StellarEvolutionOptions.ForPopulations);
            double last = double.NegativeInfinity;
            for (int a = 0; a < pegase.AgesYears.Length; a++)
            {
                double age = pegase.AgesYears[a] * 1e-6;
                if (age is < 1.2 or > 14000 || Math.Log10(age) < last + 0.08)
                    continue;
                last = Math.Log10(age);
                rows.Add(Of(Isochrone.Compute(evolution, age, new IsochroneOptions { HighestMassSolar = 120 }), massFunction, spectra, pegase, z, a, waves));
            }
        }

        return [.. rows];
    }

    private static bool IsUsed(Population row, int k) =>
        row.Theirs[k] > 0 && !(Wavelengths[k] < 2000 && row.AgeMyr > 1500) && !(Wavelengths[k] > 3000 && row.AgeMyr is > 3.5 and < 60);

    private static double Residual(Population row, int k, double[] depressions)
    {
        double model = 0;
        for (int t = 0; t < depressions.Length; t++)
            model += row.Light[t][k] * Math.Pow(10, -row.Strength * depressions[t]);
        return Math.Log10(row.Theirs[k] / model);
    }

    private static Population Of(Isochrone isochrone, InitialMassFunction massFunction, StarSpectra spectra, StellarGrid pegase, int z, int a, double[] waves)
    {
        double[] numbers = isochrone.NumbersPerSolarMass(massFunction);
        double[][] parts = [.. Temperatures.Select(_ => new double[waves.Length])];
        for (int i = 0; i < numbers.Length; i++)
        {
            IsochronePoint star = isochrone.Points[i];
            if (!(star.State.LuminositySolar > 0) || star.State.Phase >= StellarPhase.NeutronStar)
                continue;
            double t = Math.Clamp(spectra.PhotosphereOf(star, isochrone.Metallicity).TemperatureKelvin, Temperatures[0], Temperatures[^1]);
            int low = 0;
            while (low < Temperatures.Length - 2 && Temperatures[low + 1] < t)
                low++;
            double f = Math.Log(t / Temperatures[low]) / Math.Log(Temperatures[low + 1] / Temperatures[low]);
            spectra.Add(star, isochrone.Metallicity, numbers[i] * (1 - f), parts[low]);
            spectra.Add(star, isochrone.Metallicity, numbers[i] * f, parts[low + 1]);
        }

        double[] w = pegase.WavelengthsAngstrom, theirs = [.. pegase.Spectrum(z, a)];
        var light = new double[Temperatures.Length][];
        for (int t = 0; t < light.Length; t++)
            light[t] = [.. Enumerable.Range(0, Wavelengths.Length).Select(k => Mean(waves, parts[t], k))];
        return new Population(isochrone.AgeMyr, isochrone.Metallicity, 1, light, [.. Enumerable.Range(0, Wavelengths.Length).Select(k => Mean(w, theirs, k))]);
    }

    /// <summary>The mean about a node, half way to its neighbours at most, and not across the Lyman and Balmer edges.</summary>
    private static double Mean(double[] w, double[] l, int k)
    {
        double from = k == 0 ? Wavelengths[0] * 0.97 : Wavelengths[k] - (0.4 * (Wavelengths[k] - Wavelengths[k - 1]));
        double to = k == Wavelengths.Length - 1 ? Wavelengths[k] * 1.03 : Wavelengths[k] + (0.4 * (Wavelengths[k + 1] - Wavelengths[k]));
        if (to > 911 && from < 912)
            (from, to) = Wavelengths[k] < 912 ? (from, 911.0) : (914.0, to);
        double sum = 0;
        for (int i = 0; i < 40; i++)
        {
            double x = from + ((i + 0.5) * (to - from) / 40);
            int at = Array.BinarySearch(w, x), low = Math.Clamp(at < 0 ? ~at - 1 : at, 0, w.Length - 2);
            sum += l[low] + ((x - w[low]) / (w[low + 1] - w[low]) * (l[low + 1] - l[low]));
        }

        return sum / 40;
    }

    private static void Fit(Population[] rows, int k, double[][] table)
    {
        int n = Temperatures.Length;
        double[] d = new double[n];
        if (Wavelengths[k] < 912)
            return;
        double smoothness = Wavelengths[k] > 5000 ? 0.3 : 0.1;
        for (int step = 0; step < 60; step++)
        {
            double[,] normal = new double[n, n];
            double[] right = new double[n];
            double[] slope = new double[n];
            foreach (Population row in rows)
            {
                if (!IsUsed(row, k))
                    continue;
                double model = 0;
                for (int t = 0; t < n; t++)
                    model += slope[t] = row.Light[t][k] * Math.Pow(10, -row.Strength * d[t]);
                double residual = Math.Log10(row.Theirs[k] / model);

                // A population whose tracks differ must not drag the stars along: residuals above 0.15 dex count less.
                double weight = 1 / (1 + Math.Pow(residual / 0.15, 2));
                for (int t = 0; t < n; t++)
                    slope[t] *= -row.Strength / model;
                for (int t = 0; t < n; t++)
                {
                    right[t] += weight * slope[t] * residual;
                    for (int u = 0; u < n; u++)
                        normal[t, u] += weight * slope[t] * slope[u];
                }
            }

            for (int t = 0; t < n; t++)
            {
                double smallness = Smallness(Temperatures[t], Wavelengths[k]);
                normal[t, t] += smallness;
                right[t] -= smallness * d[t];
                if (t + 1 < n)
                {
                    normal[t, t] += smoothness;
                    normal[t + 1, t + 1] += smoothness;
                    normal[t, t + 1] -= smoothness;
                    normal[t + 1, t] -= smoothness;
                    right[t] -= smoothness * (d[t] - d[t + 1]);
                    right[t + 1] -= smoothness * (d[t + 1] - d[t]);
                }
            }

            double[] change = Solve(normal, right);
            for (int t = 0; t < n; t++)
                d[t] = Math.Clamp(d[t] + Math.Clamp(0.7 * change[t], -0.2, 0.2), -0.5, 4);
        }

        for (int t = 0; t < n; t++)
            table[t][k] = d[t];
    }

    /// <summary>How firmly a factor is held at 1: metal lines crowd in the ultraviolet of hot stars and blueward of the red in stars like the Sun; elsewhere a difference is the tracks'.</summary>
    private static double Smallness(double temperature, double wave) => temperature switch
    {
        >= 30000 => 5,
        >= 20000 => wave > 1000 ? 5 : 0.3,
        >= 9000 => wave > 3000 ? 5 : 0.1,
        >= 4900 => wave > 6000 ? 1 : 0.05,
        _ => 0.1,
    };

    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
        {
            for (int r = i + 1; r < n; r++)
            {
                double f = a[r, i] / a[i, i];
                for (int c = i; c < n; c++)
                    a[r, c] -= f * a[i, c];
                b[r] -= f * b[i];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int c = i + 1; c < n; c++)
                b[i] -= a[i, c] * b[c];
            b[i] /= a[i, i];
        }

        return b;
    }

    private static void Print(double[][] table)
    {
        Console.WriteLine($"    public static readonly double[] Temperatures = [{List(Temperatures, "0")}];");
        Console.WriteLine($"    public static readonly double[] Wavelengths = [{List(Wavelengths, "0")}];");
        Console.WriteLine("    public static readonly double[][] Depressions =\n    [");
        foreach (double[] row in table)
            Console.WriteLine($"        [{List(row, "0.###")}],");
        Console.WriteLine("    ];");
    }

    private static string List(double[] values, string format) => string.Join(", ", values.Select(v => (Math.Round(v, 3) + 0.0).ToString(format, CultureInfo.InvariantCulture)));

    private sealed record Population(double AgeMyr, double Metallicity, double Strength, double[][] Light, double[] Theirs);
}
