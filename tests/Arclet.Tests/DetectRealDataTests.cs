using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Tests;

/// <summary>The whole way from file to table on real images, beside sep 1.2.1 where its results are recorded.</summary>
public class DetectRealDataTests
{
    [SharedDataTheory]
    [InlineData("1.5", "highest")]
    [InlineData("2.0", "highest")]
    [InlineData("3.0", "highest")]
    [InlineData("1.5", "drawn")]
    [InlineData("2.0", "drawn")]
    [InlineData("3.0", "drawn")]
    public void SepsImage_ScalarError_GivesSepsCatalogue(string threshold, string leftover)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of(
            "detect", SharedData.File("detection", "image.fits"), "--native-units", "--threshold", threshold, "--threshold-on", "image", "--leftover", leftover, "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table ours = Table.Read(folder["x.csv"]);
        Table seps = Table.Read(SharedData.File("detection", $"sep_sepimage_thr{threshold}_global.csv"));
        Assert.Equal(seps.RowCount, ours.RowCount);
        for (int i = 0; i < seps.RowCount; i++)
        {
            int j = Nearest(ours, seps.Doubles("x")[i], seps.Doubles("y")[i]);
            bool merged = leftover == "highest" && (seps.Integers("flag")[i] & 1) != 0;

            // sep shares out leftover pixels of merged objects by chance, and one pixel more or less is up to 14 % of the smallest (9 pixels);
            // all others, and with sep's own chance all, must be equal but for float rounding in the sums.
            Assert.Equal(seps.Doubles("x")[i], ours.Doubles("x")[j], merged ? 0.5 : 0.001);
            Assert.Equal(1, ours.Doubles("flux")[j] / seps.Doubles("flux")[i], merged ? 0.15 : 1e-4);
            if (!merged)
                Assert.Equal(seps.Integers("npix")[i], ours.Integers("npix")[j]);
        }
    }

    [SharedDataFact]
    public void SepsImage_FluxRadiusAndAutoFlux_AreSepsRecipe()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of("detect", SharedData.File("detection", "image.fits"), "--native-units", "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table ours = Table.Read(folder["x.csv"]);
        Table seps = Table.Read(SharedData.File("detection", "sep_sepimage_thr1.5_phot.csv"));
        Table detections = Table.Read(SharedData.File("detection", "sep_sepimage_thr1.5_global.csv"));
        int compared = 0;
        for (int i = 0; i < seps.RowCount; i++)
        {
            // Merged objects have other pixels here, hence other ellipses; both recipes start from these.
            if ((detections.Integers("flag")[i] & 1) != 0)
                continue;
            int j = Nearest(ours, seps.Doubles("x")[i], seps.Doubles("y")[i]);
            Assert.Equal(seps.Doubles("kron_radius")[i], ours.Doubles("kron_radius")[j], 1e-3);
            Assert.Equal(seps.Doubles("flux_radius50")[i], ours.Doubles("flux_radius")[j], 0.01 * seps.Doubles("flux_radius50")[i]);
            Assert.Equal(1, ours.Doubles("flux_auto")[j] / seps.Doubles("flux_auto")[i], 0.01);
            compared++;
        }

        Assert.True(compared > 50);
    }

    [SharedDataTheory]
    [InlineData("f150w", 120, 180)]
    [InlineData("f200w", 120, 180)]
    [InlineData("f356w", 40, 70)]
    [InlineData("f444w", 30, 55)]
    public void NircamMosaic_IsDetectedInNanojanskyWithSkyPositions(string band, int least, int most)
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "nircam-i2d", $"jwst_{band}_2022_cutout.fits");
        CommandLineRun run = CommandLineRun.Of("detect", file + "[SCI]", "--error", file + "[ERR]", "--out", folder["x.ecsv"], "--preview", folder["x.png"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("PIXAR_SR is missing", run.Error, StringComparison.Ordinal);
        Table table = Table.Read(folder["x.ecsv"]);
        Assert.InRange(table.RowCount, least, most);
        Assert.Equal("nJy", table.Doubles("flux").Unit);

        // SN 1987A: RA 83.8667, Dec -69.2697.
        Assert.All(Enumerable.Range(0, table.RowCount), i => Assert.Equal(83.8667, table.Doubles("ra")[i], 0.01));
        Assert.All(Enumerable.Range(0, table.RowCount), i => Assert.Equal(-69.2697, table.Doubles("dec")[i], 0.01));
    }

    [SharedDataFact]
    public void HubbleImageWithoutPhotflam_IsRefusedUntilNativeUnitsAreAskedFor()
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "nircam-i2d", "hst_f625w_2018_cutout.fits");
        CommandLineRun.Of("detect", file, "--out", folder["x.csv"]).AssertRefused("PHOTFLAM", "--zeropoint", "--native-units");
        Assert.Equal(0, CommandLineRun.Of("detect", file, "--native-units", "--out", folder["x.csv"]).ExitCode);
    }

    [SharedDataFact]
    public void LensedGalaxyStamps_AreDetected()
    {
        using var folder = new TemporaryFolder();
        foreach (string band in new[] { "f115w", "f150w", "f200w" })
        {
            string file = SharedData.File("images", "abell-s1063", $"as1063_sys4_image3_{band}.fits");
            CommandLineRun run = CommandLineRun.Of("detect", file + "[SCI]", "--error", file + "[ERR]", "--native-units", "--mesh", "32", "--out", folder["x.csv"]);
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.InRange(Table.Read(folder["x.csv"]).RowCount, 1, 20);
        }
    }

    [SharedDataFact]
    public void HubbleFrontierFieldCutout_IsDetectedInNanojansky()
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "hst-a2744", "hff-deepspace_abell2744_3.5708690_-30.4015850_3.0arcsec-x-3.0arcsec_astrocut.fits");
        CommandLineRun run = CommandLineRun.Of("detect", file + "[1]", "--mesh", "16", "--out", folder["x.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("nJy", Table.Read(folder["x.ecsv"]).Doubles("flux").Unit);
    }

    private static int Nearest(Table table, double x, double y)
    {
        Column<double> xs = table.Doubles("x");
        Column<double> ys = table.Doubles("y");
        return Enumerable.Range(0, table.RowCount).MinBy(i => double.Hypot(xs[i] - x, ys[i] - y));
    }
}
