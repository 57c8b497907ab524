using System.Diagnostics;
using Arclet.Populations;

namespace Arclet.Benchmarks.Populations;

/// <summary>Time and memory of the computed grid, H alpha of constant star formation, and stochastic clusters.</summary>
internal static class ComputedGridReport
{
    /// <summary>log10 of H alpha in erg/s of 1 Msun/yr: Kennicutt and Evans (2012, ARA&amp;A 50, 531), table 1, for a Kroupa function and the Sun's metallicity.</summary>
    private const double KennicuttEvans = 41.27;

    /// <summary>Arguments: threads (2), clusters (1000).</summary>
    public static int Run(string[] arguments)
    {
        int threads = arguments.Length > 0 ? int.Parse(arguments[0]) : 2, clusters = arguments.Length > 1 ? int.Parse(arguments[1]) : 1000;
        var settings = new ComputedPopulationSettings();
        Measure("default grid, atmospheres included", () => ComputedPopulationGrid.Compute(settings, threads));
        foreach (InitialMassFunction imf in (ReadOnlySpan<InitialMassFunction>)[InitialMassFunction.Kroupa(), InitialMassFunction.Chabrier()])
        {
            foreach (double z in (ReadOnlySpan<double>)[0.02, 0.014, 0.004])
            {
                PopulationGrids grids = ComputedPopulationGrid.Compute(settings with { MassFunction = imf, Metallicities = [z] }, threads);
                Console.WriteLine(FormattableString.Invariant($"{imf.Name}, Z = {z}: log H alpha of 1 Msun/yr for 100 Myr {ConstantRate(grids):F3}, Kennicutt and Evans {KennicuttEvans}"));
            }
        }

        foreach (double age in (ReadOnlySpan<double>)[3, 10, 50])
        {
            Measure($"{clusters} clusters of 1e4 Msun, {age} Myr", () =>
            {
                var model = new StochasticClusterModel(new StochasticClusterSettings { AgeMyr = age }, ComputedPopulationGrid.Stars(settings, threads));
                StochasticCluster[] all = model.DrawAll(clusters, threads);
                double[] q = [.. all.Select(c => Math.Log10(c.Rates.Hydrogen)).Order()], colour = [.. all.Select(c => c.AbsoluteMagnitudes[2] - c.AbsoluteMagnitudes[3]).Order()];
                Console.WriteLine(FormattableString.Invariant(
                    $"  log Q {q[(int)(0.16 * q.Length)]:F2} {q[q.Length / 2]:F2} {q[(int)(0.84 * q.Length)]:F2}, expected {Math.Log10(model.Expected().Rates.Hydrogen):F2}; V - J {colour[(int)(0.16 * q.Length)]:F2} {colour[q.Length / 2]:F2} {colour[(int)(0.84 * q.Length)]:F2}"));
                return all;
            });
        }

        return 0;
    }

    private static T Measure<T>(string name, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        T result = work();
        using var me = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"{name}: {watch.Elapsed.TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} s of processor, peak memory so far {me.PeakWorkingSet64 / 1048576} MB"));
        return result;
    }

    /// <summary>log10 of H alpha in erg/s: the gas of all ages to 40 Myr, linear in age; older stars' gas adds less than a thousandth.</summary>
    private static double ConstantRate(PopulationGrids grids)
    {
        NebularGrid gas = grids.Nebular!;
        int line = Array.IndexOf(gas.LineNames, "H alpha");
        double sum = 0;
        for (int a = 1; a < gas.AgesYears.Length; a++)
            sum += (gas.AgesYears[a] - gas.AgesYears[a - 1]) / 2 * (gas.Lines(0, 0, a)[line] + gas.Lines(0, 0, a - 1)[line]);
        return Math.Log10(sum * SolarUnits.LuminosityErgPerSecond);
    }
}
