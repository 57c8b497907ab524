using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Tests;

public class FitTests
{
    private const int Size = 64;

    /// <summary>The columns of DESIGN.md section 4, each with its error beside it; more may follow.</summary>
    private static readonly string[] Promised =
    [
        "id", "x", "x_err", "y", "y_err", "sigma_min_px", "sigma_min_px_err", "axis_ratio", "axis_ratio_err", "theta_deg", "theta_deg_err", "flux", "flux_err", "sky", "sky_err",
        "sky_x", "sky_x_err", "sky_y", "sky_y_err", "chi2", "dof", "n_eval", "flag",
    ];

    private static readonly AnalyticPsf Psf = new AnalyticPsf { PixelScaleArcsec = 0.02, NormalizationRadiusPixels = 100, Moffat = new MoffatTerm(0.06, 2.7, 3) }.Normalized();

    private static readonly (double X, double Y, ClumpShape Shape, double Flux)[] Clumps =
    [
        (20.3, 22.1, ClumpShape.FromAxes(1.1, 0.6, 35), 400), (43.2, 40.4, ClumpShape.FromAxes(0.8, 0.8, 120), 250), (46.6, 41.1, ClumpShape.FromAxes(0.6, 0.9, 10), 180),
    ];

    [Fact]
    public void Fit_PositionsThenShapesOnAnotherGrid_FindsTheTruth()
    {
        using var folder = new TemporaryFolder();
        Wcs wcs = WriteField(folder, "f150w", Clumps, 0);
        File.WriteAllText(folder["psf.json"], Psf.ToJson());
        File.WriteAllText(folder["positions.csv"], "id,x,y\n1,20,22\n2,43,40\n3,47,41\n");
        CommandLineRun run = CommandLineRun.Of("fit", folder["f150w.fits"], "--error", folder["f150w_err.fits"], "--psf", folder["psf.json"], "--positions", folder["positions.csv"], "--out", folder["f150w.ecsv"], "--residual", folder["res.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Output);
        Table table = Table.Read(folder["f150w.ecsv"]);
        Assert.Equal(Promised, table.Columns.Take(Promised.Length).Select(c => c.Name));
        Assert.Equal("nJy", table.Doubles("flux").Unit);
        for (int i = 0; i < 3; i++)
        {
            // No noise: what is left is the expansion of the PSF in Gaussians, 1e-4 of its peak.
            Assert.Equal(Clumps[i].Flux, table.Doubles("flux")[i], 0.01 * Clumps[i].Flux);
            Assert.Equal(Clumps[i].X, table.Doubles("x")[i], 0.02);
            Assert.Equal(Clumps[i].Shape.SigmaMinPixels, table.Doubles("sigma_min_px")[i], 0.03);
        }

        Assert.Equal([0, 2, 2], [.. Enumerable.Range(0, 3).Select(i => table.Integers("flag")[i] & 3)]);
        using (FitsImage residual = FitsImage.Open(folder["res.fits"] + "[RESIDUAL]"))
        {
            var pixels = new float[Size * Size];
            residual.ReadRows(0, Size, pixels);
            Assert.All(pixels, p => Assert.Equal(0.5, p, 0.05));
        }

        // Another filter: the same sky turned by 90 degrees; the clumps are brighter there.
        Wcs turned = Wcs.Tangent(new SkyPosition(3.5862, -30.4001), Size, Size, 0.02, 90);
        (double X, double Y, ClumpShape Shape, double Flux)[] there = [.. Clumps.Select(c =>
        {
            (double x, double y) = turned.SkyToPixel(wcs.PixelToSky(c.X, c.Y));
            return (x, y, ClumpShape.FromAxes(c.Shape.SigmaMinPixels, c.Shape.AxisRatio, c.Shape.ThetaDegrees + wcs.JacobianAt(c.X, c.Y).PositionAngleDegrees(0) - turned.JacobianAt(x, y).PositionAngleDegrees(0)), 2 * c.Flux);
        })];
        WriteField(folder, "f200w", there, 90);
        run = CommandLineRun.Of("fit", folder["f200w.fits"], "--error", folder["f200w_err.fits"], "--psf", folder["psf.json"], "--shapes", folder["f150w.ecsv"], "--out", folder["f200w.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table other = Table.Read(folder["f200w.ecsv"]);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2 * Clumps[i].Flux, other.Doubles("flux")[i], 0.02 * Clumps[i].Flux);
            Assert.Equal(there[i].Shape.ThetaDegrees, other.Doubles("theta_deg")[i], 0.5);
            Assert.True(other.Doubles("flux_err_common")[i] > 0);
        }
    }

    [Fact]
    public void Fit_Together_FitsAllClumpsOnOneBackground()
    {
        using var folder = new TemporaryFolder();
        WriteField(folder, "field", Clumps, 0);
        File.WriteAllText(folder["psf.json"], Psf.ToJson());
        File.WriteAllText(folder["positions.csv"], "id,x,y\na,20,22\nb,43,40\nc,47,41\n");
        CommandLineRun run = CommandLineRun.Of("fit", folder["field.fits"], "--error", folder["field_err.fits"], "--psf", folder["psf.json"], "--positions", folder["positions.csv"], "--together", "--spline-cells", "1", "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["x.csv"]);
        for (int i = 0; i < 3; i++)
            Assert.Equal(Clumps[i].Flux, table.Doubles("flux")[i], 0.02 * Clumps[i].Flux);
        Assert.Equal(["a", "b", "c"], table.Strings("id").Values.ToArray());
    }

    [Fact]
    public void Fit_ErrorsFromTheProfile_AddsIntervalsAroundTheValues()
    {
        using var folder = new TemporaryFolder();
        WriteField(folder, "field", Clumps, 0);
        File.WriteAllText(folder["psf.json"], Psf.ToJson());
        File.WriteAllText(folder["positions.csv"], "id,x,y\n1,20,22\n2,43,40\n3,47,41\n");
        string[] inputs = ["fit", folder["field.fits"], "--error", folder["field_err.fits"], "--psf", folder["psf.json"], "--errors", "profile"];
        CommandLineRun run = CommandLineRun.Of([.. inputs, "--positions", folder["positions.csv"], "--out", folder["x.ecsv"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["x.ecsv"]);
        foreach ((string name, string value) in new[] { ("flux", "flux"), ("r", "r_px"), ("axis_ratio", "axis_ratio") })
        {
            for (int i = 0; i < 3; i++)
            {
                double[] ends = [table.Doubles(name + "_lo95")[i], table.Doubles(name + "_lo")[i], table.Doubles(value)[i], table.Doubles(name + "_hi")[i], table.Doubles(name + "_hi95")[i]];
                Assert.Equal(ends.Order(), ends);
            }
        }

        // Another filter with the shapes kept has the flux's interval only.
        run = CommandLineRun.Of([.. inputs, "--shapes", folder["x.ecsv"], "--out", folder["y.ecsv"]]);
        Assert.True(run.ExitCode == 0, run.Error);
        table = Table.Read(folder["y.ecsv"]);
        Assert.All(Enumerable.Range(0, 3), i => Assert.InRange(table.Doubles("flux")[i], table.Doubles("flux_lo")[i], table.Doubles("flux_hi")[i]));
        Assert.DoesNotContain(table.Columns, c => c.Name == "r_lo");
        CommandLineRun.Of([.. inputs, "--positions", folder["positions.csv"], "--together", "--out", folder["z.csv"]]).AssertRefused("--errors", "--together");
        CommandLineRun.Of([.. inputs[..^1], "both", "--positions", folder["positions.csv"], "--out", folder["z.csv"]]).AssertRefused("--errors", "both", "curvature or profile");
    }

    [Fact]
    public void Fit_TwoFiltersTogether_ShareShapesAndHaveTheirOwnFluxes()
    {
        using var folder = new TemporaryFolder();
        Wcs wcs = WriteField(folder, "a", Clumps, 0);
        Wcs turned = Wcs.Tangent(new SkyPosition(3.5862, -30.4001), Size, Size, 0.02, 90);
        WriteField(folder, "b", [.. Clumps.Select(c =>
        {
            (double x, double y) = turned.SkyToPixel(wcs.PixelToSky(c.X, c.Y));
            return (x, y, ClumpShape.FromAxes(c.Shape.SigmaMinPixels, c.Shape.AxisRatio, c.Shape.ThetaDegrees + wcs.JacobianAt(c.X, c.Y).PositionAngleDegrees(0) - turned.JacobianAt(x, y).PositionAngleDegrees(0)), 3 * c.Flux);
        })], 90);
        File.WriteAllText(folder["psf.json"], Psf.ToJson());
        File.WriteAllText(folder["positions.csv"], "id,x,y\n1,20,22\n2,43,40\n3,47,41\n");
        CommandLineRun run = CommandLineRun.Of("fit", folder["a.fits"], "--error", folder["a_err.fits"], "--psf", folder["psf.json"], "--positions", folder["positions.csv"], "--together", "--spline-cells", "1", "--with", $"{folder["b.fits"]},{folder["b_err.fits"]},{folder["psf.json"]},{folder["b.ecsv"]}", "--out", folder["a.ecsv"], "--stamps", folder["a.png"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table a = Table.Read(folder["a.ecsv"]), b = Table.Read(folder["b.ecsv"]);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Clumps[i].Flux, a.Doubles("flux")[i], 0.02 * Clumps[i].Flux);
            Assert.Equal(3 * Clumps[i].Flux, b.Doubles("flux")[i], 0.06 * Clumps[i].Flux);

            // One shape in both: the grids have the same scale.
            Assert.Equal(a.Doubles("sigma_min_px")[i], b.Doubles("sigma_min_px")[i], 1e-6);
        }

        Assert.True(new FileInfo(folder["a.png"]).Length > 1000);
    }

    [Fact]
    public void Fit_ImageThatIsNotAligned_IsSaidAndMended()
    {
        using var folder = new TemporaryFolder();
        WriteField(folder, "a", Clumps, 0);
        WriteField(folder, "b", [.. Clumps.Select(c => (c.X + 2.3, c.Y - 1.7, c.Shape, 2 * c.Flux))], 0);
        MultiGaussianFit gaussians = MultiGaussianExpansion.Fit(Psf);
        File.WriteAllText(folder["psf.json"], gaussians.Psf.ToJson());
        File.WriteAllText(folder["positions.csv"], "id,x,y\n1,20,22\n2,43,40\n3,47,41\n");
        CommandLineRun run = CommandLineRun.Of("fit", folder["a.fits"], "--error", folder["a_err.fits"], "--psf", folder["psf.json"], "--positions", folder["positions.csv"], "--out", folder["a.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        run = CommandLineRun.Of("fit", folder["b.fits"], "--error", folder["b_err.fits"], "--psf", folder["psf.json"], "--shapes", folder["a.ecsv"], "--align", "0.1", "--compare", folder["compare.csv"], "--out", folder["b.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table b = Table.Read(folder["b.ecsv"]), compare = Table.Read(folder["compare.csv"]);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2 * Clumps[i].Flux, b.Doubles("flux")[i], 0.02 * Clumps[i].Flux);
            Assert.Equal(Clumps[i].X + 2.3, b.Doubles("x")[i], 0.05);
            Assert.Equal(1, compare.Doubles("r_ratio")[i], 0.02);
        }
    }

    [Fact]
    public void Fit_WrongInput_IsRefusedInOneSentence()
    {
        using var folder = new TemporaryFolder();
        WriteField(folder, "field", Clumps, 0);
        File.WriteAllText(folder["psf.json"], Psf.ToJson());
        File.WriteAllText(folder["twice.csv"], "id,x,y\n1,20,22\n1,43,40\n");
        File.WriteAllText(folder["far.csv"], "id,x,y\n1,2000,22\n");
        File.WriteAllText(folder["none.csv"], "id,radius\n1,2\n");
        string[] rest = ["--psf", folder["psf.json"], "--out", folder["x.csv"]];
        Fit("--positions", folder["far.csv"]).AssertRefused("far.csv", "outside");
        Fit("--positions", folder["twice.csv"]).AssertRefused("twice.csv", "row 2", "id");
        Fit("--positions", folder["none.csv"]).AssertRefused("none.csv", "x and y", "ra and dec");
        Fit().AssertRefused("--positions");
        Fit("--positions", folder["far.csv"], "--with", "a,b,c,d.csv").AssertRefused("--with", "--together");
        Fit("--positions", folder["far.csv"], "--with", "a,b").AssertRefused("--with", "IMAGE,ERROR,PSF,TABLE");
        Fit("--positions", folder["far.csv"], "--compare", "c.csv").AssertRefused("--compare", "--shapes");
        Fit("--positions", folder["far.csv"], "--stamps", folder["a.gif"]).AssertRefused("a.gif", ".png");
        Fit("--positions", folder["far.csv"], "--sky-positions").AssertRefused("far.csv", "ra and dec");
        Fit("--positions", folder["far.csv"], "--box", "8").AssertRefused("box", "8", "odd");
        CommandLineRun.Of(["fit", folder["field.fits"], "--positions", folder["far.csv"], .. rest]).AssertRefused("--error");

        CommandLineRun Fit(params string[] more) => CommandLineRun.Of(["fit", folder["field.fits"], "--error", folder["field_err.fits"], .. rest, .. more]);
    }

    [SharedDataTheory]
    [InlineData("f150w")]
    [InlineData("f444w")]
    public void Fit_RealKnotsOfTheRing_AreFittedInNanojansky(string filter)
    {
        string? image = Directory.EnumerateFiles(SharedData.File("images", "nircam-i2d"), "*.fits*").FirstOrDefault(f => f.Contains(filter, StringComparison.OrdinalIgnoreCase));
        Assert.NotNull(image);
        using var folder = new TemporaryFolder();
        CommandLineRun detected = CommandLineRun.Of("detect", $"{image}[SCI]", "--error", $"{image}[ERR]", "--threshold", "20", "--threshold-on", "image", "--mesh", "32", "--out", folder["clumps.ecsv"]);
        Assert.True(detected.ExitCode == 0, detected.Error);
        string psf = Directory.EnumerateFiles(SharedData.File("images", "nircam-psf-20mas"), "*.fits*").First(f => f.Contains(filter, StringComparison.OrdinalIgnoreCase));
        CommandLineRun run = CommandLineRun.Of("fit", $"{image}[SCI]", "--error", $"{image}[ERR]", "--psf", psf, "--positions", folder["clumps.ecsv"], "--out", folder["fit.ecsv"], "--residual", folder["res.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["fit.ecsv"]);
        Assert.True(table.RowCount > 3, $"{table.RowCount}");
        Assert.Equal("nJy", table.Doubles("flux").Unit);

        // Bright knots: most have a flux that is known to better than a third.
        int known = Enumerable.Range(0, table.RowCount).Count(i => table.Doubles("flux")[i] > 3 * table.Doubles("flux_err")[i]);
        Assert.True(known > 0.6 * table.RowCount, $"{known} of {table.RowCount}");
    }

    private static Wcs WriteField(TemporaryFolder folder, string name, (double X, double Y, ClumpShape Shape, double Flux)[] clumps, double angle)
    {
        var pixels = new float[Size * Size];
        GaussianMixturePsf psf = MultiGaussianExpansion.Fit(Psf).Psf;
        foreach ((double x, double y, ClumpShape shape, double flux) in clumps)
            ClumpModel.Add(pixels, Size, psf, x, y, shape, flux);
        Wcs wcs = Wcs.Tangent(new SkyPosition(3.5862, -30.4001), Size, Size, 0.02, angle);
        Write(folder[name + ".fits"], p => pixels[p] + 0.5f);
        Write(folder[name + "_err.fits"], _ => 0.1f);
        return wcs;

        void Write(string path, Func<int, float> pixel)
        {
            var header = new FitsHeader(path);
            header.Set("BUNIT", "nJy");
            wcs.WriteTo(header);
            using FitsWriter writer = FitsWriter.Create(path);
            writer.BeginImage(header, FitsPixelType.Float32, Size, Size);
            writer.WriteRows([.. Enumerable.Range(0, Size * Size).Select(pixel)]);
            writer.Complete();
        }
    }
}
