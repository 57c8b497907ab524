using Arclet.CommandLine;
using Arclet.Demo;
using Arclet.Fits;
using Arclet.Imaging.Detection;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Tests;

public class DemoTests
{
    /// <summary>A quarter of the usual field.</summary>
    private static readonly DemoSettings Small = new()
    {
        Field = new DeepFieldSettings { SizePixels = 640, GalaxyCount = 6, StarCount = 4, Seed = 3 },
    };

    [Fact]
    public void Demo_AsItIs_HoldsAndWritesItsFiles()
    {
        using var folder = new TemporaryFolder();
        // The whole field: a quarter of it has too little empty sky for depths to 0.05 mag, which seeds 1 to 6 keep.
        (int code, string messages) = Run(new DemoSettings(), folder["demo"]);
        Assert.True(code == ExitCode.Success, messages);
        Assert.Contains("holds", messages, StringComparison.Ordinal);
        string[] names = [.. Directory.GetFiles(folder["demo"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["catalogue.ecsv", "catalogue.reg", "completeness.svg", "depths.ecsv", "field.fits", "field.png", "flux-bias.svg", "index.html", "photometry.ecsv", "pulls.svg", "segmentation.fits", "sizes.svg", "stamps.png", "truth.ecsv"],
            names);

        // The page needs nothing but itself: no address anywhere that a browser would load.
        string page = File.ReadAllText(Path.Combine(folder["demo"], "index.html"));
        Assert.Contains("The comparison with the truth holds.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", page.Replace("src=\"data:image/png;base64,", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);

        Table truth = Table.Read(Path.Combine(folder["demo"], "truth.ecsv"));
        Table catalogue = Table.Read(Path.Combine(folder["demo"], "catalogue.ecsv"));
        Column<long> detected = truth.Integers("detected_id");
        for (int i = 0; i < truth.RowCount; i++)
        {
            if (detected.IsMissing(i))
                continue;
            int row = (int)detected[i] - 1;
            Assert.True(double.Hypot(truth.Doubles("x")[i] - catalogue.Doubles("x")[row], truth.Doubles("y")[i] - catalogue.Doubles("y")[row]) <= Small.MatchRadiusPixels);
        }

        AssertPhotometryAgrees(Path.Combine(folder["demo"], "photometry.ecsv"), truth);
        Table depths = Table.Read(Path.Combine(folder["demo"], "depths.ecsv"));
        Assert.Equal(20, depths.RowCount);
        for (int i = 0; i < depths.RowCount; i++)
            Assert.True(Math.Abs(depths.Doubles("limit_mag")[i] - depths.Doubles("true_limit_mag")[i]) < 0.05);
    }

    [Fact]
    public void Demo_FluxLimitThatNothingCanKeep_DoesNotHold()
    {
        using var folder = new TemporaryFolder();
        DemoSettings strict = Small with { Field = Small.Field with { SizePixels = 300, GalaxyCount = 1 }, LargestFluxBias = 1e-9, FewestClumps = 1 };
        (int code, string messages) = Run(strict, folder["demo"]);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("DOES NOT HOLD", messages, StringComparison.Ordinal);
        Assert.Contains("<b>does not hold</b>", File.ReadAllText(Path.Combine(folder["demo"], "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_KeepImages_WritesTwentyOnTheSameSky()
    {
        using var folder = new TemporaryFolder();
        DemoSettings tiny = Small with { Field = Small.Field with { SizePixels = 256, GalaxyCount = 1, StarCount = 1 }, DepthApertures = 200, KeepImages = true };
        Run(tiny, folder["demo"]);
        Assert.Equal(20, Directory.GetFiles(folder["demo"], "image_*.fits").Length);
        (int shortWidth, SkyPosition shortCorner) = Corner(Path.Combine(folder["demo"], "image_f070w.fits"));
        (int longWidth, SkyPosition longCorner) = Corner(Path.Combine(folder["demo"], "image_f480m.fits"));
        Assert.Equal(256, shortWidth);
        Assert.Equal(128, longWidth);

        // The corner of the first pixel is the same place: 1e-8 deg is a thousandth of a pixel.
        Assert.Equal(shortCorner.RaDegrees, longCorner.RaDegrees, 1e-8);
        Assert.Equal(shortCorner.DecDegrees, longCorner.DecDegrees, 1e-8);

        static (int Width, SkyPosition Corner) Corner(string path)
        {
            using FitsFile file = FitsFile.Open(path);
            FitsHeader header = file.Hdu("SCI").Header;
            return ((int)header.RequireInteger("NAXIS1"), Wcs.FromHeader(header).PixelToSky(-0.5, -0.5));
        }
    }

    /// <summary>
    /// True fluxes follow a power law through the sources' own, and fits of bright isolated clumps are near them: at an S/N of 30 a fit that
    /// frees plane and centre is good to 8 %, so five times that is a limit that only a wrong PSF, place or unit breaks.
    /// </summary>
    private static void AssertPhotometryAgrees(string path, Table truth)
    {
        Table fits = Table.Read(path);
        int compared = 0;
        for (int i = 0; i < fits.RowCount; i++)
        {
            if (fits.Integers("source_id").IsMissing(i) || !(fits.Doubles("isolation_px")[i] > 20))
                continue;
            int source = (int)fits.Integers("source_id")[i] - 1;
            foreach (DemoBand band in DemoBand.All)
            {
                double flux = truth.Doubles($"flux_{band.Id}_njy")[source];
                Assert.Equal(flux, fits.Doubles($"flux_true_{band.Id}_njy")[i]);
                if (truth.Strings("kind")[source] != "clump" || !(fits.Doubles($"snr_true_{band.Id}")[i] > 30))
                    continue;
                Assert.InRange(fits.Doubles($"flux_{band.Id}_njy")[i] / flux, 0.6, 1.4);
                compared++;
            }
        }

        Assert.True(compared > 50, $"{compared} fluxes compared");
    }

    [Fact]
    public void Demo_PageAndFigure_ReplaceTheirNamesAndAreNotWrittenThroughThem()
    {
        using var folder = new TemporaryFolder();
        string demo = folder["demo"];
        Directory.CreateDirectory(demo);
        string[] files = ["index.html", "completeness.svg"];
        foreach (string file in files)
        {
            File.WriteAllText(folder["precious-" + file], "not yours");
            File.CreateSymbolicLink(Path.Combine(demo, file), folder["precious-" + file]);
        }

        Run(Small with { Field = Small.Field with { SizePixels = 300, GalaxyCount = 1 }, DepthApertures = 200 }, demo);
        foreach (string file in files)
        {
            Assert.Equal("not yours", File.ReadAllText(folder["precious-" + file]));
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(demo, file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Demo_OneOrTwoThreads_WritesTheSameCatalogueAndTruth()
    {
        using var folder = new TemporaryFolder();
        string demo = folder["demo"];
        DemoSettings tiny = Small with { Field = Small.Field with { SizePixels = 300, GalaxyCount = 1 } };
        string[] files = ["catalogue.ecsv", "truth.ecsv", "field.fits", "segmentation.fits", "photometry.ecsv", "depths.ecsv", "stamps.png", "index.html"];
        Run(tiny with { Detection = tiny.Detection with { Threads = 1 } }, demo);
        byte[][] one = [.. files.Select(f => File.ReadAllBytes(Path.Combine(demo, f)))];
        Run(tiny with { Detection = tiny.Detection with { Threads = 2 } }, demo);
        Assert.All(files.Zip(one), pair => Assert.Equal(pair.Second, File.ReadAllBytes(Path.Combine(demo, pair.First))));
    }

    [Fact]
    public void Demo_ThresholdTooHighToFindClumps_DoesNotHold()
    {
        using var folder = new TemporaryFolder();
        DemoSettings tiny = Small with { Field = Small.Field with { SizePixels = 300, GalaxyCount = 1 }, Detection = Small.Detection with { Threshold = 20 } };
        (int code, string messages) = Run(tiny, folder["demo"]);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("DOES NOT HOLD", messages, StringComparison.Ordinal);
        Assert.Contains("does not hold", File.ReadAllText(Path.Combine(folder["demo"], "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Significance_OfStars_IsThatOfTheApertureForThisPsf()
    {
        DeepFieldSettings stars = Small.Field with { GalaxyCount = 0, StarCount = 6, ElectronsPerNanojansky = double.PositiveInfinity };
        SimulatedField field = DeepField.Generate(stars);
        DetectionResult detection = Detector.Detect(field.Image, field.Error, null, Small.Detection);
        double[] significance = DetectionSignificance.Measure(field, detection);

        // Enclosed energy of 3 pixels .630, of the ring .079 x 28.3/201; noise sqrt(28.3 + 28.3^2/201) pixels; optimal sqrt(sum p^2) = .158:
        // (.630 - .011) / 5.68 / .158 = .69. Detected positions are off by a few hundredths of a pixel.
        for (int i = 0; i < significance.Length; i++)
        {
            TrueSource star = field.Sources.MinBy(s => double.Hypot(s.X - detection.Objects[i].X, s.Y - detection.Objects[i].Y));
            if (double.Hypot(star.X - detection.Objects[i].X, star.Y - detection.Objects[i].Y) < 0.5)
                Assert.Equal(0.69, significance[i] / star.SignalToNoise, 0.02);
        }

        Assert.InRange(significance.Length, 6, 8);
    }

    private static (int Code, string Messages) Run(DemoSettings settings, string folder)
    {
        using var error = new StringWriter();
        int code = new DemoRun(settings, folder, new MessageLog(error, isTerminal: false)).Execute(CancellationToken.None);
        return (code, error.ToString());
    }
}
