using System.Diagnostics;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>
/// The fits of the shared synthetic clumps beside lmfit's and scipy's on the same pixels (science/imaging.md 2b, 2d): convergence, chi2, errors, bias and
/// scatter of flux and size by signal and size, the pairs, and the cost.
/// </summary>
internal static class ClumpFitReport
{
    /// <summary>Arguments: the folder of the clumps [box in pixels].</summary>
    public static int Run(string[] arguments)
    {
        var stamps = new ClumpStamps(arguments[0]);
        ClumpFitImage strip = stamps.Strip("F150W");
        var settings = new ClumpFitSettings { Threads = 1 };
        ClumpPosition[] positions = [.. Enumerable.Range(0, ClumpStamps.Singles).Select(ClumpStamps.Start)];
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(strip, positions, settings);
        Singles(stamps, ClumpFitter.FitShapes(strip, positions, settings with { WidestBoxPixels = 9 }));
        foreach (double above in new[] { 0.05, 0.1, 0.15, 0.2, 0.3, 0.5 })
        {
            Console.WriteLine($"\nwider boxes above a relative flux error of {above}:");
            Worse(stamps, ClumpFitter.FitShapes(strip, positions, settings with { WidenAboveError = above }));
        }

        Console.WriteLine("\nnever in a wider box:");
        Bins(stamps, ClumpFitter.FitShapes(strip, positions, settings with { WidestBoxPixels = 9 }), null);
        foreach (int box in new[] { 13, 17, 21 })
        {
            Console.WriteLine($"\nbox of {box} px, background of degree 1, then 2:");
            Bins(stamps, ClumpFitter.FitShapes(strip, positions, settings with { BoxPixels = box }), null);
            Bins(stamps, ClumpFitter.FitShapes(strip, positions, settings with { BoxPixels = box, BackgroundDegree = 2 }), null);
        }

        Pairs(stamps, strip, settings);
        Cost(stamps, strip, positions, fits, settings);
        return 0;
    }

    private static void Singles(ClumpStamps stamps, IReadOnlyList<ClumpFitResult> fits)
    {
        double[] truthSn = [.. Enumerable.Range(0, fits.Count).Select(i => stamps.Truth(i, "sn_f150w"))];
        Console.WriteLine($"converged {fits.Count(f => !f.Flags.HasFlag(ClumpFitFlags.NotConverged) && !f.Flags.HasFlag(ClumpFitFlags.NotFitted))} of {fits.Count}; singular {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.Singular))}");
        Console.WriteLine($"flux error above 100 % at S/N > 30: {fits.Where((f, i) => truthSn[i] > 30 && !(f.FluxError < Math.Abs(f.Flux))).Count()} of {truthSn.Count(s => s > 30)}");
        Console.WriteLine($"evaluations: mean {fits.Average(f => f.Evaluations):F1}, median {Median(fits.Select(f => (double)f.Evaluations)):F0}, largest {fits.Max(f => f.Evaluations)}");
        Console.WriteLine($"flags: at bound {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.AtBound))}, unresolved {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.Unresolved))}, minor {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.UnresolvedMinor))}, low signal {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.LowSignal))}, bad chi2 {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.BadChiSquare))}");
        foreach (string file in new[] { "fit_lmfit_ft.csv", "fit_scipy_trf_ft.csv" })
        {
            double[] chi2 = stamps.Peer(file, "chi2"), s = stamps.Peer(file, "sigma_min_px"), q = stamps.Peer(file, "q"), x = stamps.Peer(file, "x"), y = stamps.Peer(file, "y"), success = stamps.Peer(file, "success");
            bool[] inside = [.. Enumerable.Range(0, chi2.Length).Select(i => success[i] > 0 && s[i] is > 0.011 and < 7.99 && q[i] is > 0.1001 and < 0.9999 && Math.Abs(x[i] - stamps.Truth(i, "ix")) < 1.999 && Math.Abs(y[i] - stamps.Truth(i, "iy")) < 1.999)];
            int[] worse = [.. Enumerable.Range(0, chi2.Length).Where(i => inside[i] && !(fits[i].ChiSquare <= chi2[i] + 0.1))];
            Console.WriteLine($"{file}: away from bounds {inside.Count(b => b)}; our chi2 at most its + 0.1 for {inside.Count(b => b) - worse.Length}; worse: {string.Join(", ", worse.Select(i => $"{i} by {fits[i].ChiSquare - chi2[i]:F3}"))}; of all {Enumerable.Range(0, chi2.Length).Count(i => fits[i].ChiSquare <= chi2[i] + 0.1)} of {chi2.Length}");
            Bins(stamps, fits, file);
        }
    }

    /// <summary>The bins where a median or a scatter is larger than lmfit's.</summary>
    private static void Worse(ClumpStamps stamps, IReadOnlyList<ClumpFitResult> fits)
    {
        const string file = "fit_lmfit_ft.csv";
        double[] flux = stamps.Peer(file, "flux_njy"), minor = stamps.Peer(file, "sigma_min_px"), ratio = stamps.Peer(file, "q");
        foreach ((double lowSn, double highSn) in new[] { (3.0, 10.0), (10, 30), (30, 100), (100, 1e9) })
        {
            foreach ((double lowS, double highS) in new[] { (0.0, 0.4), (0.4, 1.5), (1.5, 4.0) })
            {
                int[] bin = [.. Enumerable.Range(0, fits.Count).Where(i => stamps.Truth(i, "sn_f150w") > lowSn && stamps.Truth(i, "sn_f150w") <= highSn && stamps.Truth(i, "sigma_min_px") > lowS && stamps.Truth(i, "sigma_min_px") <= highS)];
                foreach (string what in new[] { "flux", "R" })
                {
                    double[] ours = [.. bin.Select(i => what == "flux" ? (fits[i].Flux / stamps.TrueFlux(i, "F150W")) - 1 : (fits[i].Shape.RadiusPixels / stamps.Truth(i, "R_xy_px")) - 1)];
                    double[] theirs = [.. bin.Select(i => what == "flux" ? (flux[i] / stamps.TrueFlux(i, "F150W")) - 1 : (minor[i] / Math.Sqrt(ratio[i]) / stamps.Truth(i, "R_xy_px")) - 1)];
                    if (Math.Abs(Median(ours)) > Math.Abs(Median(theirs)) || Scatter(ours) > Scatter(theirs))
                        Console.WriteLine($"  S/N {lowSn}-{highSn} sigma {lowS}-{highS} n {bin.Length} {what}: {100 * Median(ours):F2} +- {100 * Scatter(ours):F2} %, lmfit {100 * Median(theirs):F2} +- {100 * Scatter(theirs):F2} %");
                }
            }
        }

        Console.WriteLine($"  in a wider box: {fits.Count(f => f.Flags.HasFlag(ClumpFitFlags.WiderBox))}, mean evaluations {fits.Average(f => f.Evaluations):F1}, flux errors above 100 %: {Enumerable.Range(0, fits.Count).Count(i => stamps.Truth(i, "sn_f150w") > 30 && !(fits[i].FluxError < Math.Abs(fits[i].Flux)))}");
    }

    private static void Bins(ClumpStamps stamps, IReadOnlyList<ClumpFitResult> fits, string? peer)
    {
        double[]? flux = peer is null ? null : stamps.Peer(peer, "flux_njy"), minor = peer is null ? null : stamps.Peer(peer, "sigma_min_px"), ratio = peer is null ? null : stamps.Peer(peer, "q");
        foreach ((double lowSn, double highSn) in new[] { (3.0, 10.0), (10, 30), (30, 100), (100, 1e9) })
        {
            foreach ((double lowS, double highS) in new[] { (0.0, 0.4), (0.4, 1.5), (1.5, 4.0) })
            {
                int[] bin = [.. Enumerable.Range(0, fits.Count).Where(i => stamps.Truth(i, "sn_f150w") > lowSn && stamps.Truth(i, "sn_f150w") <= highSn && stamps.Truth(i, "sigma_min_px") > lowS && stamps.Truth(i, "sigma_min_px") <= highS)];
                if (bin.Length == 0)
                    continue;
                string ours = Line(stamps, bin, i => fits[i].Flux, i => fits[i].Shape.RadiusPixels);
                string theirs = peer is null ? "" : "   peer " + Line(stamps, bin, i => flux![i], i => minor![i] / Math.Sqrt(ratio![i]));
                Console.WriteLine($"S/N {lowSn,3:F0}-{(highSn > 1e6 ? 999 : highSn),3:F0} sigma {lowS:F1}-{highS:F1} n {bin.Length,3}: {ours}{theirs}");
            }
        }
    }

    private static string Line(ClumpStamps stamps, int[] bin, Func<int, double> flux, Func<int, double> radius)
    {
        double[] f = [.. bin.Select(i => (flux(i) / stamps.TrueFlux(i, "F150W")) - 1)], r = [.. bin.Select(i => (radius(i) / stamps.Truth(i, "R_xy_px")) - 1)];
        return $"flux {100 * Median(f),7:F2} % +- {100 * Scatter(f),6:F2} %, R {100 * Median(r),7:F2} % +- {100 * Scatter(r),6:F2} %";
    }

    private static void Pairs(ClumpStamps stamps, ClumpFitImage strip, ClumpFitSettings settings)
    {
        foreach (double margin in new[] { 2.0, -1 })
        {
            var positions = new List<ClumpPosition>();
            for (int pair = 0; pair < ClumpStamps.Pairs; pair++)
            {
                int first = ClumpStamps.Singles + (2 * pair);
                for (int member = first; member < first + 2; member++)
                {
                    (double x, double y) = stamps.TruePlace(member, first);
                    positions.Add(new ClumpPosition($"{member}", Math.Round(x), Math.Round(y)));
                }
            }

            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(strip, positions, settings with { NeighbourMarginPixels = margin });
            int recovered = 0, bright = 0;
            var bias = new List<double>();
            for (int k = 0; k < fits.Count; k += 2)
            {
                bool both = true;
                for (int m = k; m < k + 2; m++)
                {
                    int member = ClumpStamps.Singles + m;
                    (double x, double y) = stamps.TruePlace(member, ClumpStamps.Singles + k);
                    double off = Math.Sqrt(Math.Pow(fits[m].X - x, 2) + Math.Pow(fits[m].Y - y, 2));
                    both &= off < 1.5 && fits[m].Flux > 3 * fits[m].FluxError;
                    if (stamps.Truth(member, "sn_f150w") > 30)
                    {
                        bright++;
                        bias.Add((fits[m].Flux / stamps.TrueFlux(member, "F150W")) - 1);
                    }
                }

                recovered += both ? 1 : 0;
                if (!both || bias.Count > 0 && Math.Abs(bias[^1]) > 0.2)
                {
                    for (int m = k; m < k + 2; m++)
                    {
                        int member = ClumpStamps.Singles + m;
                        (double x, double y) = stamps.TruePlace(member, ClumpStamps.Singles + k);
                        Console.WriteLine($"  {member}: S/N {stamps.Truth(member, "sn_f150w"):F1}, sigma {stamps.Truth(member, "sigma_min_px"):F2} {stamps.Truth(member, "sigma_maj_px"):F2}, distance {Math.Sqrt(Math.Pow(stamps.Truth(ClumpStamps.Singles + k, "x") - stamps.Truth(ClumpStamps.Singles + k + 1, "x"), 2) + Math.Pow(stamps.Truth(ClumpStamps.Singles + k, "y") - stamps.Truth(ClumpStamps.Singles + k + 1, "y"), 2)):F2}: off {Math.Sqrt(Math.Pow(fits[m].X - x, 2) + Math.Pow(fits[m].Y - y, 2)):F2}, flux {fits[m].Flux:G4} +- {fits[m].FluxError:G3} true {stamps.TrueFlux(member, "F150W"):G4}, sigma {fits[m].Shape.SigmaMinPixels:F2} {fits[m].Shape.SigmaMajPixels:F2} group {fits[m].GroupSize} chi2 {fits[m].ChiSquare:F1}/{fits[m].DegreesOfFreedom} {fits[m].Flags}");
                    }
                }
            }

            Console.WriteLine($"\npairs, fitted together below 0.08\"{(margin < 0 ? " only" : $" and within {margin} px of the box")}: both members within 1.5 px at 3 sigma: {recovered} of {ClumpStamps.Pairs}; S/N > 30: {bright} members, flux bias median {100 * Median(bias):F2} %, scatter {100 * Scatter([.. bias]):F2} %, worst {100 * bias.MaxBy(Math.Abs):F1} %; groups of two {fits.Count(f => f.GroupSize == 2) / 2}");
        }
    }

    private static void Cost(ClumpStamps stamps, ClumpFitImage strip, ClumpPosition[] positions, IReadOnlyList<ClumpFitResult> fits, ClumpFitSettings settings)
    {
        Console.WriteLine();
        ShapedClump[] shaped = [.. fits.Select((f, i) => new ShapedClump(positions[i] with { X = f.X, Y = f.Y }, f.Shape, f.ShapeCovariance))];
        for (int run = 0; run < 3; run++)
        {
            var watch = Stopwatch.StartNew();
            for (int repeat = 0; repeat < 20; repeat++)
                ClumpFitter.FitShapes(strip, positions, settings);
            double shape = watch.Elapsed.TotalMilliseconds / (20 * positions.Length);
            watch.Restart();
            IReadOnlyList<ClumpFitResult> fluxes = [];
            for (int repeat = 0; repeat < 20; repeat++)
                fluxes = ClumpFitter.FitFluxes(strip, shaped, settings);
            double flux = watch.Elapsed.TotalMilliseconds / (20 * positions.Length);
            watch.Restart();
            for (int repeat = 0; repeat < 20; repeat++)
                ClumpFitter.FitShapes(strip, positions, settings with { WidestBoxPixels = 9 });
            double never = watch.Elapsed.TotalMilliseconds / (20 * positions.Length);
            Console.WriteLine($"one thread: shape fit {shape:F4} ms ({never:F4} ms never in a wider box), fixed-shape fit {flux:F4} ms ({fluxes.Average(f => f.Evaluations):F1} evaluations)");
        }
    }

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal static double Scatter(double[] values)
    {
        double centre = Median(values);
        return 1.4826 * Median(values.Select(v => Math.Abs(v - centre)));
    }
}
