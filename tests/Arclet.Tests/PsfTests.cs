using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.TestSupport;

namespace Arclet.Tests;

public class PsfTests
{
    private static readonly GaussianMixturePsf Truth = new([PsfGaussian.Round(0.8, 1.2), PsfGaussian.Round(0.2, 3)], 0.03);

    [Fact]
    public void Psf_EveryOutput_IsWrittenAndAgrees()
    {
        using var folder = new TemporaryFolder();
        string[] stars = [.. Enumerable.Range(0, 5).Select(i => WriteStar(folder[$"star{i}.fits"], i, 0.03))];
        CommandLineRun run = CommandLineRun.Of(
            ["psf", .. stars, "--out", folder["psf.fits"], "--model", folder["psf.json"], "--gaussians", folder["g.json"], "--energy", folder["e.ecsv"], "--stars", folder["s.ecsv"], "--figure", folder["f.svg"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Output);
        Assert.Contains("FWHM 0.08", run.Error, StringComparison.Ordinal);

        using (FitsImage image = FitsImage.Open(folder["psf.fits"]))
        {
            Assert.Equal("PSF", image.Header.GetString("EXTNAME"));
            Assert.Equal(5, image.Header.GetInteger("NSTARS"));
            Assert.Equal(0.03, image.Header.GetDouble("NATSCALE"));
            Assert.Equal(0.0075, image.Header.GetDouble("PIXSCALE"));
            Assert.True(image.Header.GetLogical("INCPIXEL"));
            Assert.Null(image.Header.Find("CTYPE1"));
            Assert.Equal(AzimuthalProfile.Measure(PsfImage.Read(folder["psf.fits"])).FwhmArcsec, image.Header.GetDouble("FWHM")!.Value, 1e-5);
        }

        AnalyticPsf model = AnalyticPsf.Read(folder["psf.json"]);
        Assert.Equal(0.03, model.PixelScaleArcsec, 1e-12);
        Assert.Equal(Truth.EnclosedFlux(3), model.EnclosedFlux(3), 0.01);
        GaussianMixturePsf gaussians = GaussianMixturePsf.Read(folder["g.json"]);
        Assert.Equal(Truth.Value(0, 0), gaussians.Value(0, 0), 0.02 * Truth.Peak);
        Table energy = Table.Read(folder["e.ecsv"]);
        Assert.Equal(1, energy.Doubles("fraction")[energy.RowCount - 1], 1e-6);
        Assert.Equal(["star0.fits[0]", "star1.fits[0]"], Table.Read(folder["s.ecsv"]).Strings("star").Values[..2].ToArray());
        Assert.StartsWith("<", File.ReadAllText(folder["f.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Psf_PositionsInALargerImage_AreStacked()
    {
        using var folder = new TemporaryFolder();
        (double X, double Y)[] places = [(30.2, 31.4), (90.7, 29.8), (32.3, 88.1), (91.5, 92.6)];
        Write(folder["field.fits"], 120, 120, 0.03, (x, y) => places.Sum(p => 1000 * Truth.Value(x - p.X, y - p.Y)));
        File.WriteAllText(folder["at.csv"], "id,x,y\n" + string.Join('\n', places.Select((p, i) => $"{i + 1},{p.X:F0},{p.Y:F0}")) + "\n");
        CommandLineRun run = CommandLineRun.Of("psf", folder["field.fits"], "--positions", folder["at.csv"], "--radius", "20", "--out", folder["psf.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("star 3: used, centre (32.3", run.Error, StringComparison.Ordinal);
        using FitsImage image = FitsImage.Open(folder["psf.fits"]);
        Assert.Equal(4, image.Header.GetInteger("NSTARS"));
    }

    [Fact]
    public void Psf_OfAPsfImage_IsCentredAndNormalised()
    {
        using var folder = new TemporaryFolder();
        Write(folder["in.fits"], 80, 80, null, (x, y) => 7 * Truth.Value(x - 40.3, y - 39.6));
        CommandLineRun run = CommandLineRun.Of("psf", folder["in.fits"], "--is-psf", "--pixel-scale", "0.03", "--out", folder["psf.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        PsfImage psf = PsfImage.Read(folder["psf.fits"]);
        Assert.Equal(40.3, psf.CentreX, 0.01);
        Assert.Equal(1, EncircledEnergy.Measure(psf).At(psf.OuterRadiusArcsec), 1e-6);
        Assert.Equal(Truth.Value(0, 0), psf.Value(0, 0), 0.002);
    }

    [Fact]
    public void Psf_MistakesOfTheUser_AreOneSentence()
    {
        using var folder = new TemporaryFolder();
        string star = WriteStar(folder["star.fits"], 0, 0.03);
        string other = WriteStar(folder["other.fits"], 1, 0.04);
        string bare = WriteStar(folder["bare.fits"], 1, null);
        string outFile = folder["psf.fits"];
        CommandLineRun.Of("psf", star, other, "--out", outFile).AssertRefused("other.fits", "one pixel scale");
        CommandLineRun.Of("psf", bare, "--out", outFile).AssertRefused("bare.fits", "PIXSCALE", "--pixel-scale");
        CommandLineRun.Of("psf", star, "--find", "--is-psf", "--out", outFile).AssertRefused("--positions, --find and --is-psf");
        CommandLineRun.Of("psf", star, other, "--is-psf", "--out", outFile).AssertRefused("--is-psf", "single image");
        CommandLineRun.Of("psf", star, "--oversampling", "0", "--out", outFile).AssertRefused("--oversampling is 0");
        CommandLineRun.Of("psf", star, "--saturation", "1", "--out", outFile).AssertRefused("star.fits", "saturation level");
        CommandLineRun.Of("psf", star, "--figure", folder["f.png"], "--out", outFile).AssertRefused("f.png", ".pdf or .svg");
        CommandLineRun.Of("psf", star, "--out", star).AssertRefused("star.fits", "also an input");
        Assert.False(File.Exists(outFile));
    }

    [SharedDataFact]
    public void Psf_FiveRealF090WStars_AreStackedAndModelled()
    {
        using var folder = new TemporaryFolder();
        string[] stars = [.. Enumerable.Range(0, 5).Select(i => SharedData.File("images", "nircam-f090w-stars", $"psf_f090w_star{i}.fits"))];
        CommandLineRun run = CommandLineRun.Of(["psf", .. stars, "--out", folder["psf.fits"], "--model", folder["psf.json"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("FWHM 0.053", run.Error, StringComparison.Ordinal);
        AnalyticPsf model = AnalyticPsf.Read(folder["psf.json"]);
        Assert.Equal(0.031229, model.PixelScaleArcsec, 1e-6);

        // The model's enclosed flux is bound to the stack's.
        EncircledEnergy energy = EncircledEnergy.Measure(PsfImage.Read(folder["psf.fits"]));
        foreach (double radius in new[] { 0.1, 0.2, 0.5, 1.0 })
            Assert.Equal(energy.At(radius), model.EnclosedFlux(radius / model.PixelScaleArcsec), 0.008);
    }

    private static string WriteStar(string path, int star, double? scale)
    {
        double x = 25 + (0.5 * Math.Sin(star * 2.3));
        double y = 25 + (0.5 * Math.Cos(star * 1.7));
        return Write(path, 51, 51, scale, (i, j) => 500 * (1 + star) * Truth.Value(i - x, j - y));
    }

    private static string Write(string path, int width, int height, double? scale, Func<int, int, double> value)
    {
        var header = new FitsHeader(path);
        if (scale is { } arcsec)
            header.Set("PIXSCALE", arcsec);
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Float32, width, height);
        var random = new Random(width);

        // A little noise: without any, the scatter of empty sky is zero.
        writer.WriteRows([.. Enumerable.Range(0, width * height).Select(i => (float)(value(i % width, i / width) + (0.001 * (random.NextDouble() - 0.5))))]);
        writer.Complete();
        return path;
    }
}
