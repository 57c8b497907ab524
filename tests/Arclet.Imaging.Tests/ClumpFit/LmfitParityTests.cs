using Arclet.Imaging.ClumpFit;
using Arclet.TestSupport;

namespace Arclet.Imaging.Tests.ClumpFit;

/// <summary>The shared synthetic clumps, on the same pixels as lmfit 1.1.0 (science/imaging.md 2b): exact Fourier Gaussians, 9 x 9 px.</summary>
public class LmfitParityTests
{
    private static readonly ClumpFitSettings Settings = new() { Threads = 1 };

    [SharedDataFact]
    public void FitShapes_TheSinglesOfF150W_AllConvergeAtLmfitsChiSquareOrBelow()
    {
        var stamps = new ClumpStamps(SharedData.File("clumps"));
        ClumpPosition[] positions = [.. Enumerable.Range(0, ClumpStamps.Singles).Select(ClumpStamps.Start)];
        ClumpFitImage strip = stamps.Strip("F150W");
        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(strip, positions, Settings with { WidestBoxPixels = 9 });
        Assert.DoesNotContain(fits, f => (f.Flags & (ClumpFitFlags.NotConverged | ClumpFitFlags.NotFitted | ClumpFitFlags.Singular)) != ClumpFitFlags.None);

        const string file = "fit_lmfit_ft.csv";
        double[] chi2 = stamps.Peer(file, "chi2"), sigma = stamps.Peer(file, "sigma_min_px"), ratio = stamps.Peer(file, "q"), x = stamps.Peer(file, "x"), y = stamps.Peer(file, "y"), success = stamps.Peer(file, "success");
        int[] inside =
        [
            .. Enumerable.Range(0, fits.Count).Where(i => success[i] > 0 && sigma[i] is > 0.011 and < 7.99 && ratio[i] is > 0.1001 and < 0.9999
                && Math.Abs(x[i] - stamps.Truth(i, "ix")) < 1.999 && Math.Abs(y[i] - stamps.Truth(i, "iy")) < 1.999),
        ];
        Assert.True(inside.Length > 150);
        Assert.True(inside.Count(i => fits[i].ChiSquare <= chi2[i] + 0.1) >= 0.98 * inside.Length);

        // In wider boxes where the flux cannot be told from the background in 9 x 9.
        IReadOnlyList<ClumpFitResult> adaptive = ClumpFitter.FitShapes(strip, positions, Settings);
        Assert.All(Enumerable.Range(0, fits.Count).Where(i => stamps.Truth(i, "sn_f150w") > 30), i => Assert.True(adaptive[i].FluxError < Math.Abs(adaptive[i].Flux), $"clump {i}: {adaptive[i].Flux} +- {adaptive[i].FluxError}"));
    }

    [SharedDataFact]
    public void FitShapes_ThePairs_BothMembersAreFoundAndBrightFluxesUnbiased()
    {
        var stamps = new ClumpStamps(SharedData.File("clumps"));
        var positions = new List<ClumpPosition>();
        for (int k = 0; k < 2 * ClumpStamps.Pairs; k++)
        {
            (double x, double y) = stamps.TruePlace(ClumpStamps.Singles + k, ClumpStamps.Singles + k - (k % 2));
            positions.Add(new ClumpPosition($"{k}", Math.Round(x), Math.Round(y)));
        }

        IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(stamps.Strip("F150W"), positions, Settings);
        Assert.All(fits, f => Assert.Equal(2, f.GroupSize));
        int[] bright = [.. Enumerable.Range(0, fits.Count).Where(k => stamps.Truth(ClumpStamps.Singles + k, "sn_f150w") > 30)];
        Assert.True(Math.Abs(SimulatedClumps.Median([.. bright.Select(k => (fits[k].Flux / stamps.TrueFlux(ClumpStamps.Singles + k, "F150W")) - 1)])) < 0.05);

        // Members of S/N 10 beside ones of 100 at 2 to 4 px stay uncertain: 42 pairs have both within 1.5 px at three sigma.
        int found = Enumerable.Range(0, ClumpStamps.Pairs).Count(pair => Enumerable.Range(2 * pair, 2).All(k =>
        {
            (double x, double y) = stamps.TruePlace(ClumpStamps.Singles + k, ClumpStamps.Singles + (2 * pair));
            return Math.Sqrt(Math.Pow(fits[k].X - x, 2) + Math.Pow(fits[k].Y - y, 2)) < 1.5 && fits[k].Flux > 3 * fits[k].FluxError;
        }));
        Assert.True(found >= 40, $"{found}");
    }

    [SharedDataFact]
    public void FitFluxes_AllTwentyFilters_AreUnbiasedForBrightResolvedClumps()
    {
        var stamps = new ClumpStamps(SharedData.File("clumps"));
        ClumpPosition[] positions = [.. Enumerable.Range(0, ClumpStamps.Singles).Select(ClumpStamps.Start)];
        IReadOnlyList<ClumpFitResult> reference = ClumpFitter.FitShapes(stamps.Strip("F150W"), positions, Settings);
        ShapedClump[] shaped = [.. reference.Select(f => new ShapedClump(new ClumpPosition(f.Id, f.X, f.Y), f.Shape, f.ShapeCovariance))];
        int[] good = [.. Enumerable.Range(0, positions.Length).Where(i => stamps.Truth(i, "sn_f150w") > 30 && stamps.Truth(i, "sigma_min_px") < 1.5)];

        // F480M has a PSF of 8 px FWHM on these pixels: a 9 x 9 box holds barely more than its core.
        foreach (string filter in new[] { "F070W", "F115W", "F200W", "F277W", "F480M" })
        {
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitFluxes(stamps.Strip(filter), shaped, Settings);
            double bias = SimulatedClumps.Median([.. good.Select(i => (fits[i].Flux / stamps.TrueFlux(i, filter)) - 1)]);
            Assert.True(Math.Abs(bias) < 0.05, $"{filter}: {bias}");
            Assert.DoesNotContain(fits, f => f.Flags.HasFlag(ClumpFitFlags.NotConverged));
        }
    }
}
