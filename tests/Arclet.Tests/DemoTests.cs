using Arclet.CommandLine;
using Arclet.Demo;
using Arclet.Fits;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Tests;

public class DemoTests
{
    /// <summary>A quarter of the usual field.</summary>
    private static readonly DemoSettings Small = new()
    {
        Field = new DeepFieldSettings { SizePixels = 640, GalaxyCount = 6, StarCount = 4, Seed = 3 },
    };

    [Fact]
    public void Demo_Small_HoldsAndWritesItsFiles()
    {
        using var folder = new TemporaryFolder();
        (int code, string messages) = Run(Small, folder["demo"]);
        Assert.Equal(0, code);
        Assert.Contains("holds", messages, StringComparison.Ordinal);
        string[] names = [.. Directory.GetFiles(folder["demo"]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.Equal(["catalogue.ecsv", "catalogue.reg", "completeness.svg", "field.fits", "field.png", "index.html", "segmentation.fits", "truth.ecsv"], names);

        // The page needs nothing but itself: no address anywhere that a browser would load.
        string page = File.ReadAllText(Path.Combine(folder["demo"], "index.html"));
        Assert.Contains("The comparison with the truth holds.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
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

        Run(Small with { Field = Small.Field with { SizePixels = 200, GalaxyCount = 1 } }, demo);
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
        string[] files = ["catalogue.ecsv", "truth.ecsv", "field.fits", "segmentation.fits", "index.html"];
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
