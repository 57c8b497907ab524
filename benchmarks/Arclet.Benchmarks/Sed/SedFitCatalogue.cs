using System.Diagnostics;
using Arclet.Inference;
using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>The paper's catalogue in size: 2,000 clumps with four histories and 476 hosts with three, at 476 redshifts. Time, and for a part of it what the whole would take.</summary>
internal static class SedFitCatalogue
{
    /// <summary>Arguments: grid, filters, one in so many of the catalogue (1), threads (2), whether by tables (0 or 1).</summary>
    public static int Run(string[] arguments)
    {
        var setup = new SedBenchmarkSetup(arguments);
        int part = setup.Number(0, 1), threads = setup.Number(1, 2);
        LikelihoodPath path = setup.Number(2, 0) == 1 ? LikelihoodPath.Tables : LikelihoodPath.Exact;
        int galaxies = 476 / part, clumps = 2000 / part;
        var random = new SeededRandom(5, "sed catalogue");
        double[] redshifts = [.. Enumerable.Range(0, galaxies).Select(_ => random.Uniform(0.7, 5.5))];
        double[] clumpRedshifts = [.. Enumerable.Range(0, clumps).Select(i => redshifts[(int)((long)i * galaxies / clumps)])];
        SedFitSettings clumpSettings = SedFitPresets.PaperClumps with { LikelihoodPath = path }, hostSettings = SedFitPresets.PaperHosts with { LikelihoodPath = path };
        var options = new SedMockOptions { WithLimits = true, RelativeError = 0.03, Ranges = new Dictionary<string, (double, double)> { [SharedParameter.LogFormedMass] = (6.5, 9) } };
        IReadOnlyList<SedMock> clumpMocks = SedMock.Draw(setup.Basis, setup.Bands, clumpSettings, options with { Count = clumps, Redshifts = clumpRedshifts });
        IReadOnlyList<SedMock> hostMocks = SedMock.Draw(setup.Basis, setup.Bands, hostSettings, options with
        {
            Count = galaxies,
            Redshifts = redshifts,
            Seed = 2,
            RelativeError = 0.05,
            Ranges = new Dictionary<string, (double, double)> { [SharedParameter.LogFormedMass] = (8, 11) },
        });
        Process me = Process.GetCurrentProcess();
        double cpu = Measure("clumps", setup, clumpSettings, clumpMocks, threads, me) + Measure("hosts", setup, hostSettings, hostMocks, threads, me);
        Console.WriteLine(FormattableString.Invariant($"all {2000} clumps x 4 and {476} hosts x 3: {cpu * part:F0} s CPU{(part > 1 ? " (projected)" : "")}, {cpu * part / 60 / threads:F1} min on {threads} free cores; peak memory {me.PeakWorkingSet64 / 1048576} MB"));
        return 0;
    }

    private static double Measure(string name, SedBenchmarkSetup setup, SedFitSettings settings, IReadOnlyList<SedMock> mocks, int threads, Process me)
    {
        me.Refresh();
        double before = me.TotalProcessorTime.TotalSeconds;
        var watch = Stopwatch.StartNew();
        var calls = new List<double>();
        var flags = new Dictionary<SedFitFlags, int>();
        int failed = 0;
        new SedFitter(setup.Basis, setup.Curves, settings).Fit([.. mocks.Select(m => m.Object)], threads, (_, result) =>
        {
            failed += result.Error is null ? 0 : 1;
            foreach (HistoryFit fit in result.Fits)
            {
                calls.Add(fit.Calls);
                foreach (SedFitFlags flag in Enum.GetValues<SedFitFlags>())
                    flags[flag] = flags.GetValueOrDefault(flag) + (flag != SedFitFlags.None && fit.Flags.HasFlag(flag) ? 1 : 0);
            }
        });
        me.Refresh();
        double cpu = me.TotalProcessorTime.TotalSeconds - before;
        Console.WriteLine(FormattableString.Invariant(
            $"{mocks.Count} {name}, {calls.Count} fits: {cpu:F1} s CPU ({cpu / Math.Max(1, calls.Count):F3} per fit, with the preparation), {watch.Elapsed.TotalSeconds:F1} s of time; calls {calls.Average():F0} on average, at most {calls.Max():F0}; {failed} objects failed; flags: {string.Join(", ", flags.Where(f => f.Value > 0).Select(f => $"{f.Key} {f.Value}"))}"));
        return cpu;
    }
}
