using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>Real galaxies: 100 of COSMOS2020 at their spectroscopic redshifts, and two behind and in Abell 2744; chi2 and residuals by band.</summary>
internal static class SedFitReal
{
    /// <summary>Arguments: grid, filters, the FITS table of COSMOS2020, the CSV of Abell 2744, whether the redshift is free where there is none (1 or 0).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        SedFitSettings hosts = SedFitPresets.PaperHosts with { ErrorFloor = 0.05, Limits = LimitRule.Measured };
        Report("COSMOS2020, host preset, spectroscopic redshift, 5 % floor", new SedFitter(setup.Basis, CosmosBands.Curves, hosts), Cosmos(setup.Rest[0]));
        SedFitSettings free = hosts with
        {
            Priors = new Dictionary<string, PriorSpecification>(hosts.Priors) { [SharedParameter.Redshift] = PriorSpecification.Uniform(0.05, 8) },
            LikelihoodPath = LikelihoodPath.Tables,
        };
        Report("Abell 2744, host preset, redshift free where unknown, 5 % floor", new SedFitter(setup.Basis, setup.Curves, free), Abell(setup.Rest[1], setup.Curves));
        return 0;
    }

    private static void Report(string title, SedFitter fitter, SedObject[] objects)
    {
        var results = new SedFitResult[objects.Length];
        fitter.Fit(objects, 2, (i, r) => results[i] = r);
        Console.WriteLine($"{title}: {objects.Length} galaxies");
        foreach (SedFitResult failed in results.Where(r => r.Error is not null))
            Console.WriteLine($"  {failed.Object.Id}: {failed.Error}");
        for (int h = 0; h < fitter.Settings.Histories.Count; h++)
        {
            HistoryFit[] fits = [.. results.Where(r => r.Error is null).Select(r => r.Fits[h])];
            double[] reduced = [.. fits.Select(f => f.BestChi2 / Math.Max(1, f.BandCount - f.FreeNames.Count)).Order()];
            if (reduced.Length == 0)
                continue;
            Console.WriteLine(FormattableString.Invariant(
                $"  {fits[0].History,-9} chi2 per degree of freedom: 10/25/50/75/90 % {At(reduced, 0.1):F2} {At(reduced, 0.25):F2} {At(reduced, 0.5):F2} {At(reduced, 0.75):F2} {At(reduced, 0.9):F2}, largest {reduced[^1]:F1}; flags {string.Join(", ", Enum.GetValues<SedFitFlags>().Where(f => f != SedFitFlags.None && fits.Any(x => x.Flags.HasFlag(f))).Select(f => $"{f} {fits.Count(x => x.Flags.HasFlag(f))}"))}"));
        }

        Console.WriteLine("  residuals (data - best model) / error of the reference history: band, galaxies, median, half of 16-84 %");
        foreach (var band in results.Where(r => r.Error is null).SelectMany(r => r.Reference!.Bands).GroupBy(b => b.Filter))
        {
            double[] all = [.. band.Select(b => b.Residual).Order()];
            Console.WriteLine(FormattableString.Invariant($"    {band.Key,-10} {all.Length,4} {At(all, 0.5),6:F2} {0.5 * (At(all, 0.84) - At(all, 0.16)),6:F2}"));
        }

        foreach (SedFitResult r in results.Where(r => r.Error is null).Take(objects.Length > 10 ? 0 : 10))
        {
            foreach (HistoryFit f in r.Fits)
            {
                QuantityEstimate z = f.FreeNames.Contains(SharedParameter.Redshift) ? f[SharedParameter.Redshift] : new(double.NaN, r.Object.Redshift, double.NaN, r.Object.Redshift), m = f["log_stellar_mass"];
                Console.WriteLine(FormattableString.Invariant($"    {r.Object.Id} {f.History,-9} chi2 {f.BestChi2:F1} of {f.BandCount} bands, ln Z {f.LogEvidence:F2}, z {z.P50:F3} ({z.P16:F3} to {z.P84:F3}), log M* {m.P50:F2} ({m.P16:F2} to {m.P84:F2}); {f.Flags}"));
            }
        }
    }

    private static double At(double[] sorted, double p) => sorted[(int)Math.Round(p * (sorted.Length - 1))];

    private static SedObject[] Cosmos(string path)
    {
        Table table = Table.Read(path);
        Column<double> redshift = table.Doubles("zspec");
        (string Id, Column<double> Flux, Column<double> Error)[] bands = [.. CosmosBands.All.Where(b => table.Contains("f_" + b.Column)).Select(b => (CosmosBands.Id(b.Column), table.Doubles("f_" + b.Column), table.Doubles("ferr_" + b.Column)))];

        // Fluxes are in erg/s/cm2/Hz: 1e-32 of them are a nanojansky.
        return [.. Enumerable.Range(0, table.RowCount).Select(row => new SedObject(
            FormattableString.Invariant($"cosmos{row + 1}"),
            redshift[row],
            [.. bands.Where(b => double.IsFinite(b.Flux[row]) && b.Flux[row] > -1e-20 && b.Error[row] > 0).Select(b => new SedBand(b.Id, b.Flux[row] / 1e-32, b.Error[row] / 1e-32))])).Where(o => o.Redshift > 0)];
    }

    private static SedObject[] Abell(string path, FilterCurveSet curves)
    {
        Table table = Table.Read(path);
        Column<double> redshift = table.Doubles("z_spec");
        var bands = new List<(string Id, Column<double> Flux, Column<double> Error)>();
        foreach (Column column in table.Columns.Where(c => c.Name.EndsWith("_tot_1", StringComparison.Ordinal) && !c.Name.EndsWith("_etot_1", StringComparison.Ordinal)))
        {
            // NIRISS repeats NIRCam's filters and has no curve here.
            string token = column.Name[..^"_tot_1".Length];
            if (!token.StartsWith("clearp", StringComparison.Ordinal) && !token.EndsWith("wn", StringComparison.Ordinal) && curves.Find(token) is { } curve)
                bands.Add((curve.Id, table.Doubles(column.Name), table.Doubles(token + "_etot_1")));
        }

        // Microjansky; -99 is missing.
        return [.. Enumerable.Range(0, table.RowCount).Select(row => new SedObject(
            FormattableString.Invariant($"a2744_{row + 1}"),
            redshift[row] > 0 ? redshift[row] : double.NaN,
            [.. bands.Where(b => b.Error[row] > 0).Select(b => new SedBand(b.Id, 1000 * b.Flux[row], 1000 * b.Error[row]))]))];
    }
}
