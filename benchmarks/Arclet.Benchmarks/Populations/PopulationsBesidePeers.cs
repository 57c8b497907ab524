using System.Globalization;
using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

/// <summary>
/// Computed populations beside published libraries, per Msun formed: log10 of ours over theirs. Arguments: the folder of libraries (with bc03-2016-chabrier, pegase-kroupa, maraston2005-kroupa,
/// fsps-reference), then any of <c>no-blanketing no-cool no-winds no-scale no-mass-loss no-dust-winds single quick</c>.
/// </summary>
internal static class PopulationsBesidePeers
{
    private static readonly double[] AgesMyr = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 70, 100, 150, 200, 250, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10000];

    public static int Run(string[] arguments)
    {
        string folder = arguments[0];
        HashSet<string> flags = [.. arguments.Skip(1)];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        StarSpectra spectra = StarSpectra.Compute(new StarSpectraOptions
        {
            LineBlanketing = !flags.Contains("no-blanketing"),
            CoolStars = !flags.Contains("no-cool"),
            WolfRayetWinds = !flags.Contains("no-winds"),
            RedSupergiantTemperatures = !flags.Contains("no-scale"),
            StrippedFraction = flags.Contains("single") ? 0 : new StarSpectraOptions().StrippedFraction,
        });
        Console.WriteLine(FormattableString.Invariant($"atmospheres, {spectra.WavelengthsAngstrom.Length} wavelengths: {watch.Elapsed.TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s of processor"));
        var evolution = StellarEvolutionOptions.ForPopulations with { MassLoss = !flags.Contains("no-mass-loss"), DustWinds = !flags.Contains("no-dust-winds") };
        string bc03 = Path.Combine(folder, "bc03-2016-chabrier");
        StellarGrid theirs = GridImport.Read([.. new[] { 52, 62 }.Select(m => Path.Combine(bc03, $"bc2003_lr_BaSeL_m{m}_chab_ssp.ised.gz"))], new GridImportOptions()).Grids.Stars;
        foreach (double z in (double[])[0.004, 0.02])
            Table($"BC03-2016, Chabrier, Z = {z.ToString(CultureInfo.InvariantCulture)}", theirs, z, InitialMassFunction.Chabrier(), spectra, evolution);
        if (flags.Contains("quick"))
            return 0;
        StellarGrid pegase = GridImport.Read([.. new[] { "0.004", "0.020" }.Select(z => Path.Combine(folder, "pegase-kroupa", $"Kroupa01_Z{z}_spec.idl"))], new GridImportOptions()).Grids.Stars;
        foreach (double z in (double[])[0.004, 0.02])
            Table($"PEGASE.2, Kroupa, Z = {z.ToString(CultureInfo.InvariantCulture)}", pegase, z, InitialMassFunction.Kroupa(0.1, 120), spectra, evolution);
        foreach ((string name, double z) in (ReadOnlySpan<(string, double)>)[("sed.krz002.rhb.gz", 0.02), ("sed.krz001.rhb.gz", 0.01)])
        {
            StellarGrid maraston = GridImport.Read([Path.Combine(folder, "maraston2005-kroupa", name)], new GridImportOptions()).Grids.Stars;
            Table($"Maraston 2005, Kroupa, Z = {z.ToString(CultureInfo.InvariantCulture)}", maraston, z, InitialMassFunction.Kroupa(), spectra, evolution);
        }

        StellarGrid fsps = GridImport.Read([Path.Combine(folder, "fsps-reference", "sps_ref_MILES-0_MIST-0_BASEL-1_PADOVA-1.bin")], new GridImportOptions { Metallicity = 0.002, Imf = "Kroupa" }).Grids.Stars;
        Table("FSPS, Padova and BaSeL, Kroupa, Z = 0.002", fsps, 0.002, InitialMassFunction.Kroupa(0.1, 100), spectra, evolution);
        return 0;
    }

    private static void Table(string title, StellarGrid theirs, double z, InitialMassFunction massFunction, StarSpectra spectra, StellarEvolutionOptions evolutionOptions)
    {
        Console.WriteLine(title);
        Console.WriteLine("|   Myr |  log Q |   1500 |   2800 |   4200 |   5500 |   8500 |      H | break ours/theirs | Dn4000 ours/theirs |");
        var evolution = new StellarEvolution(z, evolutionOptions);
        int metallicity = PopulationChecks.Nearest(theirs.Metallicities, z);
        double[] light = new double[spectra.WavelengthsAngstrom.Length];
        double[] waves = [.. spectra.WavelengthsAngstrom];
        foreach (double age in AgesMyr)
        {
            int a = PopulationChecks.Nearest(theirs.AgesYears, age * 1e6);
            double years = theirs.AgesYears[a];
            if (Math.Abs(Math.Log10(years / age / 1e6)) > 0.06)
                continue;
            var isochrone = Isochrone.Compute(evolution, years * 1e-6, new IsochroneOptions { HighestMassSolar = massFunction.HighestMassSolar });
            double q = ComputedPopulation.Spectrum(isochrone, massFunction, spectra, light);
            double[] w = theirs.WavelengthsAngstrom;
            ReadOnlySpan<double> l = theirs.Spectrum(metallicity, a);
            double peer = IonisingPhotons.Rate(w, l);
            Console.Write(FormattableString.Invariant($"| {years * 1e-6,5:F0} | {Math.Log10(q / peer),6:F2} |"));
            foreach ((double from, double to) in (ReadOnlySpan<(double, double)>)[(1450, 1550), (2700, 2900), (4150, 4250), (5400, 5600), (8400, 8600), (15500, 17500)])
                Console.Write(FormattableString.Invariant($" {Math.Log10(Mean(waves, light, from, to) / Mean(w, l, from, to)),6:F2} |"));
            double ours = Mean(waves, light, 4150, 4250) / Mean(waves, light, 3450, 3550), published = Mean(w, l, 4150, 4250) / Mean(w, l, 3450, 3550);
            const double hertz = 4200.0 * 4200 / (3500.0 * 3500);
            double our4000 = Mean(waves, light, 4000, 4100) / Mean(waves, light, 3850, 3950), their4000 = Mean(w, l, 4000, 4100) / Mean(w, l, 3850, 3950);
            const double narrow = 4050.0 * 4050 / (3900.0 * 3900);
            Console.WriteLine(FormattableString.Invariant($" {ours * hertz,5:F2} / {published * hertz,4:F2} {(ours / published) - 1,5:P0} | {our4000 * narrow,5:F2} / {their4000 * narrow,4:F2} |"));
        }
    }

    private static double Mean(double[] w, ReadOnlySpan<double> l, double from, double to)
    {
        double[] bin = new double[1];
        double sum = 0;
        int steps = 200;
        for (int i = 0; i < steps; i++)
        {
            double x = from + ((i + 0.5) * (to - from) / steps);
            int at = Array.BinarySearch(w, x);
            int k = at < 0 ? Math.Clamp(~at - 1, 0, w.Length - 2) : Math.Min(at, w.Length - 2);
            sum += l[k] + ((x - w[k]) / (w[k + 1] - w[k]) * (l[k + 1] - l[k]));
        }

        bin[0] = sum / steps;
        return bin[0];
    }
}
