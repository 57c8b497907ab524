using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Tests.ClumpFit;

namespace Arclet.Benchmarks;

/// <summary>
/// In which bins of signal and size the shared synthetic clumps have a larger median or scatter than lmfit's fits of the same pixels, and whether the difference is more than
/// chance: a bootstrap over the clumps of a bin, each with both codes' values. For the default fit and for what was tried instead of it.
/// </summary>
internal static class ClumpFitBins
{
    private const string Peer = "fit_lmfit_ft.csv";
    private const int Resamples = 4000;
    private static readonly (double Low, double High)[] Signals = [(3, 10), (10, 30), (30, 100), (100, 1e9)];
    private static readonly (double Low, double High)[] Sizes = [(0, 0.4), (0.4, 1.5), (1.5, 4)];

    /// <summary>Arguments: the folder of the clumps.</summary>
    public static int Run(string[] arguments)
    {
        var stamps = new ClumpStamps(arguments[0]);
        ClumpFitImage strip = stamps.Strip("F150W");
        ClumpPosition[] positions = [.. Enumerable.Range(0, ClumpStamps.Singles).Select(ClumpStamps.Start)];
        var usual = new ClumpFitSettings { Errors = ClumpFitErrors.Profile };
        foreach ((string name, ClumpFitSettings settings) in new[]
        {
            ("default", usual),
            ("9 x 9 only", usual with { WidestBoxPixels = 9 }),
            ("9 x 9 only, largest major axis 80 px as lmfit's bounds have it", usual with { WidestBoxPixels = 9, MaximumSigmaBoxes = 80.0 / 9 }),
            ("wider boxes above a flux error of 33 %", usual with { WidenAboveError = 1.0 / 3 }),
            ("wider boxes above a flux error of 25 %", usual with { WidenAboveError = 0.25 }),
            ("wider boxes above a flux error of 10 %", usual with { WidenAboveError = 0.1 }),
            ("box of 13 px", usual with { BoxPixels = 13, WidestBoxPixels = 21 }),
            ("box of 17 px", usual with { BoxPixels = 17, WidestBoxPixels = 21 }),
            ("box of 21 px", usual with { BoxPixels = 21 }),
        })
        {
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(strip, positions, settings);
            Compare(stamps, name, [.. fits.Select(f => f.Flux)], [.. fits.Select(f => f.Shape.RadiusPixels)]);
            if (settings == usual)
                Compare(stamps, "default, middle of the profile's interval where a bound holds or the flux is below 5 errors", [.. fits.Select(f => Middle(f, f.Flux, f.FluxInterval))], [.. fits.Select(f => Middle(f, f.Shape.RadiusPixels, f.RadiusInterval))]);
        }

        return 0;
    }

    private static double Middle(ClumpFitResult fit, double best, ProfileInterval interval)
    {
        double middle = 0.5 * (interval.Low + interval.High);
        bool poor = fit.Flags.HasFlag(ClumpFitFlags.AtBound) || !(fit.Flux > 5 * fit.FluxError);
        return poor && double.IsFinite(middle) ? middle : best;
    }

    private static void Compare(ClumpStamps stamps, string name, double[] fluxes, double[] radii)
    {
        double[] flux = stamps.Peer(Peer, "flux_njy"), minor = stamps.Peer(Peer, "sigma_min_px"), ratio = stamps.Peer(Peer, "q");
        int worse = 0, significant = 0, better = 0, compared = 0;
        var lines = new List<string>();
        foreach ((double lowSn, double highSn) in Signals)
        {
            foreach ((double lowS, double highS) in Sizes)
            {
                int[] bin = [.. Enumerable.Range(0, fluxes.Length).Where(i => stamps.Truth(i, "sn_f150w") > lowSn && stamps.Truth(i, "sn_f150w") <= highSn && stamps.Truth(i, "sigma_min_px") > lowS && stamps.Truth(i, "sigma_min_px") <= highS)];
                foreach (string what in new[] { "flux", "R" })
                {
                    double[] ours = [.. bin.Select(i => what == "flux" ? (fluxes[i] / stamps.TrueFlux(i, "F150W")) - 1 : (radii[i] / stamps.Truth(i, "R_xy_px")) - 1)];
                    double[] theirs = [.. bin.Select(i => what == "flux" ? (flux[i] / stamps.TrueFlux(i, "F150W")) - 1 : (minor[i] / Math.Sqrt(ratio[i]) / stamps.Truth(i, "R_xy_px")) - 1)];
                    foreach ((string kind, Func<double[], double> number) in new (string, Func<double[], double>)[] { ("median", v => Math.Abs(ClumpFitReport.Median(v))), ("scatter", ClumpFitReport.Scatter) })
                    {
                        compared++;
                        double difference = number(ours) - number(theirs);
                        double[] sampled = Bootstrap(ours, theirs, number);
                        if (At(sampled, 0.975) < 0)
                            better++;

                        // lmfit's table has nine digits and its solutions are good to about 1e-4 of their errors.
                        if (difference <= 1e-3)
                            continue;
                        worse++;
                        bool sure = At(sampled, 0.025) > 0;
                        significant += sure ? 1 : 0;
                        lines.Add(FormattableString.Invariant($"  S/N {lowSn}-{(highSn > 1e6 ? 999 : highSn)} sigma {lowS}-{highS} n {bin.Length} {what} {kind}: {100 * number(ours):F2} %, lmfit {100 * number(theirs):F2} %: {100 * difference:F2}, 68 % from {100 * At(sampled, 0.16):F1} to {100 * At(sampled, 0.84):F1}, 95 % from {100 * At(sampled, 0.025):F1} to {100 * At(sampled, 0.975):F1}; {bin.Where((_, k) => Math.Abs(ours[k] - theirs[k]) > 0.02).Count()} clumps differ by more than 2 %"));
                    }
                }
            }
        }

        Console.WriteLine($"{name}: of {compared} medians and scatters {worse} are larger than lmfit's by more than 0.1 %, {significant} of them at 95 %; smaller at 95 %: {better}");
        lines.ForEach(Console.WriteLine);
    }

    private static double[] Bootstrap(double[] ours, double[] theirs, Func<double[], double> number)
    {
        var random = new Random(1);
        var sampled = new double[Resamples];
        double[] a = new double[ours.Length], b = new double[ours.Length];
        for (int k = 0; k < Resamples; k++)
        {
            for (int i = 0; i < a.Length; i++)
            {
                int chosen = random.Next(a.Length);
                (a[i], b[i]) = (ours[chosen], theirs[chosen]);
            }

            sampled[k] = number(a) - number(b);
        }

        Array.Sort(sampled);
        return sampled;
    }

    private static double At(double[] sorted, double fraction) => sorted[(int)(fraction * (sorted.Length - 1))];
}
