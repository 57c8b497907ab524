using System.Diagnostics;
using System.Globalization;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>How often the intervals of clump fits hold the truth, those of the curvature and those of the profile of chi2, by signal, on simulated clumps of three seeds.</summary>
internal static class ClumpFitCoverage
{
    /// <summary>Arguments: [clumps per seed].</summary>
    public static int Run(string[] arguments)
    {
        int count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 3000;
        var lines = new List<(double Signal, bool AtBound, ClumpFitResult Fit, double Flux, double Radius, double Ratio)>();
        double seconds = 0, curvature = 0;
        foreach (int seed in new[] { 1, 2, 3 })
        {
            // The same clumps as the calibration's, a third as bright: S/N from 2.3 to 140.
            SimulatedClumps field = SimulatedClumps.Make(count, seed, 0.2, 1.5, 1.0 / 3);
            var watch = Stopwatch.StartNew();
            ClumpFitter.FitShapes(field.Image, field.Starts, new ClumpFitSettings { Threads = 1 });
            curvature += watch.Elapsed.TotalSeconds;
            watch.Restart();
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(field.Image, field.Starts, new ClumpFitSettings { Threads = 1, Errors = ClumpFitErrors.Profile });
            seconds += watch.Elapsed.TotalSeconds;
            for (int i = 0; i < count; i++)
                lines.Add((field.SignalToNoise[i], fits[i].Flags.HasFlag(ClumpFitFlags.AtBound), fits[i], field.Truth[i].Flux, field.Truth[i].Shape.RadiusPixels, field.Truth[i].Shape.AxisRatio));
        }

        Console.WriteLine(FormattableString.Invariant($"three seeds of {count} clumps, sigma 0.2-1.5 px; one thread: {1000 * curvature / (3 * count):F3} ms per fit, {1000 * seconds / (3 * count):F3} ms with profiles"));
        foreach ((double low, double high) in new[] { (2.3, 5.0), (5, 10), (10, 30), (30, 140) })
        {
            foreach (bool? bound in new bool?[] { null, false, true })
            {
                var chosen = lines.Where(l => l.Signal > low && l.Signal <= high && (bound is null || l.AtBound == bound) && double.IsFinite(l.Fit.Flux)).ToList();
                if (chosen.Count < 20)
                    continue;
                Console.WriteLine(FormattableString.Invariant($"S/N {low}-{high}, {(bound is null ? "all" : bound.Value ? "at a bound" : "free")} ({chosen.Count}): flux: curvature {Share(chosen, l => Math.Abs(l.Fit.Flux - l.Flux) <= l.Fit.FluxError)}, profile {In(chosen, l => l.Fit.FluxInterval, l => l.Flux)}; R: curvature {Share(chosen, l => Math.Abs(l.Fit.Shape.RadiusPixels - l.Radius) <= l.Fit.RadiusError)}, profile {In(chosen, l => l.Fit.RadiusInterval, l => l.Radius)}; q: curvature {Share(chosen, l => Math.Abs(l.Fit.Shape.AxisRatio - l.Ratio) <= l.Fit.AxisRatioError)}, profile {In(chosen, l => l.Fit.AxisRatioInterval, l => l.Ratio)}"));
            }
        }

        return 0;
    }

    private static string In<T>(List<T> lines, Func<T, ProfileInterval> interval, Func<T, double> truth) =>
        $"{Share(lines, l => !(truth(l) < interval(l).Low) && !(truth(l) > interval(l).High))} (below the 95 % upper limit {Share(lines, l => !(truth(l) > interval(l).High95))}, no upper end {Share(lines, l => double.IsNaN(interval(l).High))})";

    private static string Share<T>(List<T> lines, Func<T, bool> holds) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * lines.Count(holds) / lines.Count:F1} %");
}
