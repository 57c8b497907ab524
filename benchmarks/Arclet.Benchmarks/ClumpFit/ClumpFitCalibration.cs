using System.Globalization;
using Arclet.Imaging;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>Whether the errors of clump fits are what they say: pulls of simulated clumps with known noise on a planar background, for three fixed seeds.</summary>
internal static class ClumpFitCalibration
{
    /// <summary>Arguments: [clumps per seed].</summary>
    public static int Run(string[] arguments)
    {
        int count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 3000;
        BySignal(count);
        foreach (int box in new[] { 9, 13 })
        {
            foreach (double largest in new[] { 1.5, 3.0 })
            {
                foreach (int seed in new[] { 1, 2, 3 })
                {
                    SimulatedClumps field = SimulatedClumps.Make(count, seed, 0.4, largest);
                    IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(field.Image, field.Starts, new ClumpFitSettings { BoxPixels = box });
                    Console.WriteLine($"box {box}, sigma 0.4-{largest} px, seed {seed}, {count} clumps: {field.Describe(fits, (i, f) => field.SignalToNoise[i] > 10, "true S/N > 10")}");
                    Console.WriteLine($"    {field.Describe(fits, (i, f) => f.Flux > 10 * f.FluxError && (f.Flags & (ClumpFitFlags.Unresolved | ClumpFitFlags.UnresolvedMinor | ClumpFitFlags.AtBound)) == ClumpFitFlags.None, "flux / error > 10, resolved, no bound")}");
                }
            }
        }

        return 0;
    }

    /// <summary>The flux's pulls by true signal, all seeds together: a bias of second order falls with the signal, an error of the errors does not.</summary>
    private static void BySignal(int count)
    {
        var pulls = new List<(double Signal, double Pull)>();
        foreach (int seed in new[] { 1, 2, 3 })
        {
            SimulatedClumps field = SimulatedClumps.Make(count, seed, 0.4, 1.5);
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(field.Image, field.Starts, new ClumpFitSettings());
            pulls.AddRange(fits.Select((f, i) => (field.SignalToNoise[i], (f.Flux - field.Truth[i].Flux) / f.FluxError)).Where(p => double.IsFinite(p.Item2)));
        }

        foreach ((double low, double high) in new[] { (7.0, 10.0), (10, 20), (20, 40), (40, 100), (100, 420), (10, 420) })
        {
            double[] chosen = [.. pulls.Where(p => p.Signal > low && p.Signal <= high).Select(p => p.Pull)];
            double width = SimulatedClumps.Width(chosen);
            Console.WriteLine(FormattableString.Invariant($"three seeds together, true S/N {low}-{high}: flux pull {SimulatedClumps.Median(chosen):+0.000;-0.000} +- {1.2533 * width / Math.Sqrt(chosen.Length):F3}, width {width:F3} ({chosen.Length})"));
        }
    }
}
