using Arclet.Fits;
using Arclet.Inference;
using Arclet.TestSupport;

namespace Arclet.Tests;

/// <summary><c>arclet depth</c> from the command line.</summary>
public class DepthTests
{
    private const int Size = 300;

    [Fact]
    public void WhiteNoise_GivesFiveTimesTheNoiseOfTheAperture()
    {
        using var folder = new TemporaryFolder();
        WriteNoise(folder["n.fits"]);

        CommandLineRun run = CommandLineRun.Of(
            "depth", folder["n.fits"], "--radius", "0.06", "--pixel-scale", "0.02", "--zeropoint", "28.9", "--out", folder["d.ecsv"], "--apertures", folder["a.csv"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["d.ecsv"]);
        Assert.Equal(6, table.RowCount);
        int row = Array.FindIndex(table.Doubles("radius_px").Values.ToArray(), r => Math.Abs(r - 3) < 1e-9);
        // One image unit is 10 nJy (AB 28.9), to the 0.01 % that 31.40 - 28.90 mag is 10; 3,000 circles of 28 pixels out of 90,000 pixels overlap:
        // about 1,800 independent ones, 3.5 % a sigma of the scatter.
        double truth = 5 * 10 * Math.Sqrt(Math.PI) * 3;
        Assert.InRange(table.Doubles("limit_njy")[row] / truth, 0.87, 1.13);
        Assert.Equal(31.4 - (2.5 * Math.Log10(table.Doubles("limit_njy")[row])), table.Doubles("limit_mag")[row], 1e-9);
        Assert.Equal(3000, Table.Read(folder["a.csv"]).RowCount);
    }

    [Fact]
    public void Region_KeepsAperturesAway()
    {
        using var folder = new TemporaryFolder();
        WriteNoise(folder["n.fits"]);
        // DS9 counts pixels from 1.
        File.WriteAllText(folder["a.reg"], "image\ncircle(151,151,60)\n");

        CommandLineRun run = CommandLineRun.Of(
            "depth", folder["n.fits"], "--native-units", "--radius", "0.1", "--pixel-scale", "0.05", "--avoid", folder["a.reg"], "--out", folder["d.csv"], "--apertures", folder["a.csv"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Table apertures = Table.Read(folder["a.csv"]);
        for (int i = 0; i < apertures.RowCount; i++)
            Assert.True(Math.Pow(apertures.Doubles("x")[i] - 150, 2) + Math.Pow(apertures.Doubles("y")[i] - 150, 2) > 60 * 60);
    }

    [Theory]
    [InlineData("--radius", "0", "--radius is 0, expected a number above 0")]
    [InlineData("--count", "5", "expected at least 30")]
    [InlineData("--radius", "40", "empty apertures")]
    [InlineData("--threshold-on", "both", "expected image or snr")]
    public void WrongInput_IsOneSentenceAndExitCode2(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        WriteNoise(folder["n.fits"]);
        string[] arguments = ["depth", folder["n.fits"], "--native-units", "--pixel-scale", "0.02", "--out", folder["d.csv"], option, value];

        CommandLineRun run = CommandLineRun.Of(option == "--radius" ? arguments : [.. arguments, "--radius", "0.06"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["d.csv"]));
    }

    [Fact]
    public void NoWcsAndNoPixelScale_SaysWhatToGive()
    {
        using var folder = new TemporaryFolder();
        WriteNoise(folder["n.fits"]);

        CommandLineRun run = CommandLineRun.Of("depth", folder["n.fits"], "--native-units", "--radius", "0.06", "--out", folder["d.csv"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--pixel-scale", run.Error, StringComparison.Ordinal);
    }

    private static void WriteNoise(string file)
    {
        var random = new SeededRandom(1, "noise");
        var pixels = new float[Size * Size];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (float)random.Gaussian();
        using FitsWriter writer = FitsWriter.Create(file);
        writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Float32, Size, Size));
        writer.WriteRows(pixels);
        writer.Complete();
    }
}
