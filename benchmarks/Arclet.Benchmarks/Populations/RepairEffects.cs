using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

/// <summary>What each repair of computed populations does: log10 of the default over the population without it (Chabrier). No argument.</summary>
internal static class RepairEffects
{
    private static readonly double[] AgesMyr = [3, 5, 10, 20, 100, 300, 1000];

    public static int Run(string[] arguments)
    {
        StarSpectra all = StarSpectra.Compute();
        StarSpectraOptions options = all.Options;
        StellarEvolutionOptions evolution = StellarEvolutionOptions.ForPopulations;
        (string Name, StarSpectra Spectra, StellarEvolutionOptions Evolution)[] without =
        [
            ("metal lines above 4500 K", all.With(options with { LineBlanketing = false }), evolution),
            ("stars below 4500 K", all.With(options with { CoolStars = false }), evolution),
            ("winds' photospheres of helium stars", all.With(options with { WolfRayetWinds = false }), evolution),
            ("temperatures of red supergiants", all.With(options with { RedSupergiantTemperatures = false }), evolution),
            ("stripped stars", all.With(options with { StrippedFraction = 0 }), evolution),
            ("dust winds", all, evolution with { DustWinds = false }),
            ("all mass loss", all, evolution with { MassLoss = false }),
        ];
        foreach (double z in (double[])[0.004, 0.02])
        {
            foreach ((string name, StarSpectra spectra, StellarEvolutionOptions tracks) in without)
            {
                Console.WriteLine(FormattableString.Invariant($"{name}, Z = {z}: Myr, log Q, 1500, 2800, 4200, 5500, 8500, H"));
                foreach (double age in AgesMyr)
                {
                    double[] with = Quantities(all, evolution, z, age), off = Quantities(spectra, tracks, z, age);
                    Console.WriteLine(FormattableString.Invariant($"| {age} | {string.Join(" | ", with.Zip(off, (a, b) => FormattableString.Invariant($"{Math.Log10(a / b):F2}")))} |"));
                }
            }
        }

        return arguments.Length == 0 ? 0 : 2;
    }

    private static double[] Quantities(StarSpectra spectra, StellarEvolutionOptions tracks, double z, double age)
    {
        double[] light = new double[spectra.WavelengthsAngstrom.Length];
        double q = ComputedPopulation.Spectrum(Isochrone.Compute(new StellarEvolution(z, tracks), age), InitialMassFunction.Chabrier(), spectra, light);
        double[] waves = [.. spectra.WavelengthsAngstrom];
        return [q, .. new[] { 1500.0, 2800, 4200, 5500, 8500, 16500 }.Select(w => light[Math.Max(0, ~Array.BinarySearch(waves, w * 1.0000001) - 1)])];
    }
}
