using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Tests;

/// <summary>
/// <c>arclet detect</c> and <c>arclet fit</c> from end to end on real NIRCam images: the ring, stars and field of SN 1987A in four filters and two pixel scales, and
/// a lensed galaxy behind Abell S1063 without units or WCS.
/// </summary>
public class FitRealDataTests
{
    /// <summary>Not converged, not fitted, or singular.</summary>
    private const long Failed = 256 | 1024 | 2048;

    private const long AtBound = 1;

    [SharedDataFact]
    public void Fit_RingInFourFilters_AlignsConvergesAndAgreesWithApertures()
    {
        using var folder = new TemporaryFolder();
        Run("detect", Image("f150w", "SCI"), "--error", Image("f150w", "ERR"), "--threshold", "12", "--mesh", "24", "--deblend-contrast", "0.0005", "--out", folder["clumps.ecsv"]);
        Run("fit", Image("f150w", "SCI"), "--error", Image("f150w", "ERR"), "--psf", Psf("f150w"), "--positions", folder["clumps.ecsv"], "--largest-sigma", "0.5", "--out", folder["f150w.ecsv"], "--residual", folder["residual.fits"], "--stamps", folder["f150w.png"]);
        Table reference = Table.Read(folder["f150w.ecsv"]);
        Assert.InRange(reference.RowCount, 20, 60);
        Assert.All(Enumerable.Range(0, reference.RowCount), i => Assert.Equal(0, reference.Integers("flag")[i] & Failed));
        Assert.Equal("nJy", reference.Doubles("flux").Unit);
        AssertStampsAreAPicture(folder["f150w.png"]);
        AssertResidualIsSmaller(folder["residual.fits"], reference);

        foreach (string filter in new[] { "f200w", "f356w", "f444w" })
        {
            CommandLineRun unaligned = CommandLineRun.Of("fit", Image(filter, "SCI"), "--error", Image(filter, "ERR"), "--psf", Psf(filter), "--shapes", folder["f150w.ecsv"], "--out", folder["unaligned.ecsv"]);
            Assert.True(unaligned.ExitCode == 0, unaligned.Error);

            // The WCS of these cutouts are up to 0.08 arcsec apart: that is said, and found. The same 0.077 arcsec comes from the detections' own ra and dec.
            Assert.Contains("--align finds the shift", unaligned.Error, StringComparison.Ordinal);
            Run("fit", Image(filter, "SCI"), "--error", Image(filter, "ERR"), "--psf", Psf(filter), "--shapes", folder["f150w.ecsv"], "--align", "0.12", "--out", folder[filter + ".ecsv"], "--compare", folder["compare.ecsv"]);
            Table before = Table.Read(folder["unaligned.ecsv"]), after = Table.Read(folder[filter + ".ecsv"]), compare = Table.Read(folder["compare.ecsv"]);
            Assert.Equal(reference.RowCount, compare.RowCount);
            Assert.True(Share(after, AtBound) < Share(before, AtBound), $"{filter}: {Share(after, AtBound):F2} at bounds, {Share(before, AtBound):F2} before");

            // Where the shift is within the pixel that a centre may move, chi2 need not fall; in F200W it is 2.5 pixels.
            double chi2After = MedianChi2(after, reference), chi2Before = MedianChi2(before, reference);
            Assert.True(chi2After < (filter == "f200w" ? 0.5 : 1.05) * chi2Before, $"{filter}: chi2 {chi2After:F1}, {chi2Before:F1} before");

            // Clumps outside of a cutout are not fitted; of the others nearly all converge.
            Assert.True(Share(after, Failed) < 0.2, $"{filter}: {Share(after, Failed):F2} failed");
        }

        // Colours in circles of 0.12 arcsec have the median 0.83. The F150W cutout is smeared along x, which its fits take for size and F200W does not have, so that
        // fluxes with the kept shapes are up to a third too high there: 0.62.
        Table second = Table.Read(folder["f200w.ecsv"]);
        double[] colours = [.. Enumerable.Range(0, reference.RowCount).Where(i => IsField(reference, i) && second.Doubles("flux")[i] > 10 * second.Doubles("flux_err")[i]).Select(i => reference.Doubles("flux")[i] / second.Doubles("flux")[i]).Order()];
        Assert.True(colours.Length >= 10, $"{colours.Length}");
        Assert.InRange(colours[colours.Length / 2], 0.5, 1.0);

        AssertFluxesAgreeWithApertures(reference, Table.Read(folder["clumps.ecsv"]));
    }

    [SharedDataTheory]
    [InlineData("image1")]
    [InlineData("image2")]
    [InlineData("image3")]
    public void Fit_LensedGalaxyInNativeUnits_ConvergesWithItsOwnPsfs(string image)
    {
        using var folder = new TemporaryFolder();
        string[] Of(string filter) => [SharedData.File("images", "abell-s1063", $"as1063_sys4_{image}_{filter}.fits") + "[SCI]", "--error", SharedData.File("images", "abell-s1063", $"as1063_sys4_{image}_{filter}.fits") + "[ERR]", "--native-units"];
        string[] PsfOf(string filter) => ["--psf", SharedData.File("images", "abell-s1063", $"psf_{filter}_simulated.fits"), "--psf-scale", "0.02"];
        Run(["detect", .. Of("f150w"), "--threshold", "2", "--mesh", "32", "--deblend-contrast", "0.001", "--out", folder["clumps.ecsv"]]);
        Run(["fit", .. Of("f150w"), .. PsfOf("f150w"), "--positions", folder["clumps.ecsv"], "--out", folder["f150w.ecsv"], "--stamps", folder["f150w.png"]]);
        AssertStampsAreAPicture(folder["f150w.png"]);
        foreach (string filter in new[] { "f115w", "f200w" })
            Run(["fit", .. Of(filter), .. PsfOf(filter), "--shapes", folder["f150w.ecsv"], "--out", folder[filter + ".ecsv"]]);
        foreach (string filter in new[] { "f115w", "f150w", "f200w" })
        {
            Table table = Table.Read(folder[filter + ".ecsv"]);
            Assert.True(table.RowCount > 0);
            Assert.Null(table.Doubles("flux").Unit);
            Assert.Equal(0, Share(table, Failed));

            // Errors and PSF are right for these pixels: chi2 is that of a fit, of the order of its degrees of freedom.
            Assert.InRange(MedianChi2(table), 0.3, 3);
        }
    }

    private static void Run(params string[] arguments)
    {
        CommandLineRun run = CommandLineRun.Of(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static string Image(string filter, string extension) => SharedData.File("images", "nircam-i2d", $"jwst_{filter}_2022_cutout.fits") + $"[{extension}]";

    private static string Psf(string filter) => SharedData.File("images", "nircam-psf-20mas", $"psf-smacs0723-{filter}.fits");

    private static double Share(Table table, long flags) =>
        Enumerable.Range(0, table.RowCount).Count(i => (table.Integers("flag")[i] & flags) != 0) / (double)table.RowCount;

    private static double MedianChi2(Table table, Table? fieldOf = null)
    {
        double[] ratios = [.. Enumerable.Range(0, table.RowCount).Where(i => table.Integers("dof")[i] > 0 && (fieldOf is null || IsField(fieldOf, i))).Select(i => table.Doubles("chi2")[i] / table.Integers("dof")[i]).Where(double.IsFinite).Order()];
        return ratios[ratios.Length / 2];
    }

    /// <summary>Stars of the field: away from the ring and the two stars beside it, whose spikes are everywhere.</summary>
    private static bool IsField(Table table, int i) => double.Hypot(table.Doubles("x")[i] - 175, table.Doubles("y")[i] - 175) > 75
        && double.Hypot(table.Doubles("x")[i] - 92, table.Doubles("y")[i] - 213) > 35;

    /// <summary>
    /// A point's flux within 5 pixels (0.155 arcsec) is 0.78 to 0.80 of it (the PSF's own encircled energy at 0.1 and 0.2 arcsec is .72 and .84), the sky under it being the box's.
    /// </summary>
    private static void AssertFluxesAgreeWithApertures(Table fits, Table clumps)
    {
        using FitsImage image = FitsImage.Open(Image("f150w", "SCI"));
        var pixels = new float[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, pixels);

        // MJy/sr to nJy with the pixel's area, 2.24837e-14 sr: 1 MJy = 1e15 nJy.
        const double nanojansky = 22.4837;
        var ratios = new List<double>();
        for (int i = 0; i < fits.RowCount; i++)
        {
            double x = fits.Doubles("x")[i], y = fits.Doubles("y")[i];
            if (!IsField(fits, i) || x < 8 || y < 8 || x > image.Width - 9 || y > image.Height - 9)
                continue;
            double sum = 0;
            for (int row = (int)y - 6; row <= (int)y + 7; row++)
            {
                for (int column = (int)x - 6; column <= (int)x + 7; column++)
                {
                    if (double.Hypot(column - x, row - y) <= 5)
                        sum += (pixels[(row * image.Width) + column] * nanojansky) - fits.Doubles("sky")[i] - (fits.Doubles("sky_x")[i] * (column - x)) - (fits.Doubles("sky_y")[i] * (row - y));
                }
            }

            ratios.Add(sum / fits.Doubles("flux")[i]);
        }

        ratios.RemoveAll(r => !double.IsFinite(r));
        ratios.Sort();
        Assert.True(ratios.Count >= 10 && clumps.RowCount == fits.RowCount, $"{ratios.Count}");
        Assert.InRange(ratios[ratios.Count / 2], 0.70, 0.90);
    }

    private static void AssertResidualIsSmaller(string path, Table fits)
    {
        using FitsImage residual = FitsImage.Open(path + "[RESIDUAL]"), model = FitsImage.Open(path + "[MODEL]");
        float[] rest = new float[residual.Width * residual.Height], clumps = new float[rest.Length];
        residual.ReadRows(0, (int)residual.Height, rest);
        model.ReadRows(0, (int)model.Height, clumps);
        int better = 0, count = 0;
        for (int i = 0; i < fits.RowCount; i++)
        {
            int x = (int)Math.Round(fits.Doubles("x")[i]), y = (int)Math.Round(fits.Doubles("y")[i]);
            if (!IsField(fits, i) || x < 4 || y < 4 || x > residual.Width - 5 || y > residual.Height - 5)
                continue;
            double sky = fits.Doubles("sky")[i] / 22.4837, before = 0, after = 0;
            for (int k = 0; k < 25; k++)
            {
                int at = ((y - 2 + (k / 5)) * (int)residual.Width) + x - 2 + (k % 5);
                after += (rest[at] - sky) * (rest[at] - sky);
                before += (rest[at] + clumps[at] - sky) * (rest[at] + clumps[at] - sky);
            }

            if (!double.IsFinite(after + before))
                continue;
            count++;
            better += after < 0.1 * before ? 1 : 0;
        }

        // The PSF is another mosaic's: a tenth of the squares is left at most for nearly all.
        Assert.True(better >= 0.8 * count && count >= 10, $"{better} of {count}");
    }

    private static void AssertStampsAreAPicture(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.True(bytes.Length > 2000);
    }
}
