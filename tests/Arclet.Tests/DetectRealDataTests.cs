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
    [InlineData("f150w", 149, 558999.294, 93.02988712887606, 213.30358662999512, 83.865167568654, -69.269175198596)]
    [InlineData("f150w", 149, 332913.104, 213.68198841038512, 133.922495365095, 83.867807739768, -69.269991389449)]
    [InlineData("f200w", 146, 512756.354, 91.1255547543925, 213.67459437108914, 83.865136936374, -69.269154632039)]
    [InlineData("f356w", 54, 650589.857, 84.73372600862179, 86.9290226588272, 83.866491347291, -69.269757242234)]
    [InlineData("f356w", 54, 211101.103, 104.04498243049824, 64.69624238833894, 83.867807858327, -69.269977449213)]
    [InlineData("f444w", 40, 1096036.688, 83.71401726666328, 88.51405178604799, 83.866441806194, -69.269751263091)]
    public void NircamMosaic_IsDetectedInNanojanskyWithAstropysSkyPositions(string band, int count, double flux, double x, double y, double ra, double dec)
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "nircam-i2d", $"jwst_{band}_2022_cutout.fits");
        CommandLineRun run = CommandLineRun.Of("detect", file + "[SCI]", "--error", file + "[ERR]", "--out", folder["x.ecsv"], "--preview", folder["x.png"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("PIXAR_SR is missing", run.Error, StringComparison.Ordinal);
        Table table = Table.Read(folder["x.ecsv"]);
        Assert.Equal("nJy", table.Doubles("flux").Unit);

        // Count, flux and position are this program's (2026-11), pinned; sums of single-precision pixels may differ in their last bits.
        Assert.Equal(count, table.RowCount);
        int row = Nearest(table, x, y);
        Assert.Equal(x, table.Doubles("x")[row], 1e-5);
        Assert.Equal(y, table.Doubles("y")[row], 1e-5);
        Assert.Equal(1, table.Doubles("flux")[row] / flux, 1e-5);

        // ra and dec are astropy 5.2.1's: WCS(header of SCI).all_pix2world(x, y, 0).
        Assert.Equal(ra, table.Doubles("ra")[row], 1e-9);
        Assert.Equal(dec, table.Doubles("dec")[row], 1e-9);
    }

    [SharedDataFact]
    public void HubbleImageWithoutPhotflam_IsRefusedUntilNativeUnitsAreAskedFor()
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "nircam-i2d", "hst_f625w_2018_cutout.fits");
        CommandLineRun.Of("detect", file, "--out", folder["x.csv"]).AssertRefused("PHOTFLAM", "--zeropoint", "--native-units");
        Assert.Equal(0, CommandLineRun.Of("detect", file, "--native-units", "--out", folder["x.csv"]).ExitCode);

        // Pinned, as above.
        AssertBrightest(Table.Read(folder["x.csv"]), 110, 13426.609);
    }

    [SharedDataTheory]
    [InlineData("f115w", 3, 89.539368)]
    [InlineData("f150w", 2, 97.508430)]
    [InlineData("f200w", 6, 129.179886)]
    public void LensedGalaxyStamp_IsDetected(string band, int count, double flux)
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "abell-s1063", $"as1063_sys4_image3_{band}.fits");
        CommandLineRun run = CommandLineRun.Of("detect", file + "[SCI]", "--error", file + "[ERR]", "--native-units", "--mesh", "32", "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        AssertBrightest(Table.Read(folder["x.csv"]), count, flux);
    }

    [SharedDataFact]
    public void HubbleFrontierFieldCutout_IsDetectedInNanojansky()
    {
        using var folder = new TemporaryFolder();
        string file = SharedData.File("images", "hst-a2744", "hff-deepspace_abell2744_3.5708690_-30.4015850_3.0arcsec-x-3.0arcsec_astrocut.fits");
        CommandLineRun run = CommandLineRun.Of("detect", file + "[1]", "--mesh", "16", "--out", folder["x.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["x.ecsv"]);
        Assert.Equal("nJy", table.Doubles("flux").Unit);
        AssertBrightest(table, 1, 12.6607088);

        // astropy 5.2.1's all_pix2world(13.828561631128647, 33.81476455341691, 0).
        Assert.Equal(3.571096917056, table.Doubles("ra")[0], 1e-9);
        Assert.Equal(-30.401427932144, table.Doubles("dec")[0], 1e-9);
    }

    private static void AssertBrightest(Table table, int count, double flux)
    {
        Assert.Equal(count, table.RowCount);
        Assert.Equal(1, table.Doubles("flux").Values.ToArray().Max() / flux, 1e-5);
    }

    private static int Nearest(Table table, double x, double y)
    {
        Column<double> xs = table.Doubles("x");
        Column<double> ys = table.Doubles("y");
        return Enumerable.Range(0, table.RowCount).MinBy(i => double.Hypot(xs[i] - x, ys[i] - y));
    }
}
