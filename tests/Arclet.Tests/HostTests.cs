using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;
using Arclet.Inference;
using Arclet.Sky;
using Arclet.TestSupport;

namespace Arclet.Tests;

public class HostTests
{
    private const double NarrowSigma = 1.3, WideSigma = 3.1;

    [Fact]
    public void Host_TwoFiltersTwoPixelScales_HaveTheTrueColour()
    {
        using var folder = new TemporaryFolder();

        // The same galaxy, 2.5 times as bright in the second filter, whose pixels are twice as large and turned by 30 degrees.
        Write(folder, "f150w", 320, 0.02, 0, NarrowSigma, 20000, 0.5f);
        Write(folder, "f444w", 160, 0.04, 30, WideSigma / 2, 50000, 1.0f);
        File.WriteAllText(folder["hosts.reg"], "# Region file format: DS9\nfk5\nellipse(3.5862,-30.4001,0.30\",0.20\",0) # text={7}\n");
        CommandLineRun run = CommandLineRun.Of(
            "host", "--band", Band(folder, "f150w"), "--band", Band(folder, "f444w"), "--regions", folder["hosts.reg"], "--out", folder["hosts.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["hosts.ecsv"]);
        Assert.Equal("7", table.Strings("id")[0]);
        double first = table.Doubles("flux_f150w_njy")[0], second = table.Doubles("flux_f444w_njy")[0];

        // The aperture cuts the galaxy: only matched images keep the colour. 1.5 % is the issue's demand; the noise here is 0.5 %.
        Assert.Equal(2.5, second / first, 0.015 * 2.5);
        Assert.InRange(table.Doubles("flux_err_f150w_njy")[0] / first, 0.0005, 0.02);

        CommandLineRun plain = CommandLineRun.Of(
            "host", "--band", Band(folder, "f150w"), "--band", Band(folder, "f444w"), "--regions", folder["hosts.reg"], "--no-matching", "--out", folder["plain.ecsv"]);
        Assert.True(plain.ExitCode == 0, plain.Error);
        Table unmatched = Table.Read(folder["plain.ecsv"]);
        Assert.True(Math.Abs((unmatched.Doubles("flux_f444w_njy")[0] / unmatched.Doubles("flux_f150w_njy")[0]) - 2.5) > 0.03 * 2.5);
    }

    [Fact]
    public void Host_WrongInput_IsRefusedInOneSentence()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.reg"], "image\ncircle(5,5,2)\n");
        CommandLineRun.Of("host", "--band", "f150w", "--regions", folder["a.reg"], "--out", folder["x.csv"]).AssertRefused("--band", "FILTER=IMAGE,ERROR,PSF");
        CommandLineRun.Of("host", "--band", "f=a,b,c", "--out", folder["x.csv"]).AssertRefused("--regions");
        CommandLineRun.Of("host", "--band", "f=a,b,c", "--segmentation", folder["a.reg"], "--out", folder["x.csv"]).AssertRefused("--id");
    }

    private static string Band(TemporaryFolder folder, string name) => $"{name}={folder[name + ".fits"]},{folder[name + "_err.fits"]},{folder[name + ".json"]}";

    private static void Write(TemporaryFolder folder, string name, int size, double scale, double angle, double psfSigma, double flux, float noise)
    {
        var psf = new GaussianMixturePsf([PsfGaussian.Round(0.8, psfSigma), PsfGaussian.Round(0.2, 3 * psfSigma)], scale);
        File.WriteAllText(folder[name + ".json"], psf.ToJson());
        Wcs wcs = Wcs.Tangent(new SkyPosition(3.5862, -30.4001), size, size, scale, angle);
        (double x, double y) = wcs.SkyToPixel(new SkyPosition(3.5862, -30.4001));
        var pixels = new float[size * size];
        ClumpModel.Add(pixels, size, psf, x, y, ClumpShape.FromAxes(0.12 / scale, 1, 0), flux);
        var random = new SeededRandom(5, name);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] += 3 + (noise * (float)random.Gaussian());
        Save(folder[name + ".fits"], pixels);
        Array.Fill(pixels, noise);
        Save(folder[name + "_err.fits"], pixels);

        void Save(string path, float[] values)
        {
            var header = new FitsHeader(path);
            header.Set("BUNIT", "nJy");
            wcs.WriteTo(header);
            using FitsWriter writer = FitsWriter.Create(path);
            writer.BeginImage(header, FitsPixelType.Float32, size, size);
            writer.WriteRows(values);
            writer.Complete();
        }
    }
}
