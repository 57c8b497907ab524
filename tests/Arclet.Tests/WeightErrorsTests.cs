using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Background;
using Arclet.Sky;

namespace Arclet.Tests;

public class WeightErrorsTests
{
    [Fact]
    public void Weight_GivesTheRootOfItsInverse_AndNothingWhereItIsNotPositive()
    {
        var weight = new MemoryImage([4, 0, -1, float.NaN, float.PositiveInfinity, 0.25f], 3, 2);
        var errors = new float[6];
        new WeightErrors(weight).ReadRows(0, 2, errors);
        Assert.Equal([0.5f, float.NaN, float.NaN, float.NaN, float.NaN, 2f], errors);
    }

    [Fact]
    public void Exposure_AddsThePhotonsOfTheLightAboveTheBackground()
    {
        // A sky of 7 with one pixel of 107: the background is 7 exactly, for a constant image has no noise to clip.
        const int n = 64;
        var pixels = new float[n * n];
        Array.Fill(pixels, 7);
        pixels[(20 * n) + 30] = 107;
        var image = new MemoryImage(pixels, n, n);
        BackgroundModel background = BackgroundModel.Measure(image, null, new BackgroundSettings { MeshWidth = 32, MeshHeight = 32 });
        var weight = new float[n * n];
        Array.Fill(weight, 4);
        var exposure = new float[n * n];
        Array.Fill(exposure, 50);
        var errors = new WeightErrors(
            new MemoryImage(weight, n, n),
            new(image, background, new MemoryImage(exposure, n, n), new ExposureNoise(new PoissonGain(2, "test"), 1)));
        var rows = new float[2 * n];
        errors.ReadRows(19, 2, rows);

        // variance = 1/4 + 100 / (50 s x 2 electrons per unit and second) = 1.25 there, 0.25 elsewhere.
        Assert.Equal(Math.Sqrt(1.25), rows[n + 30], 1e-4);
        Assert.Equal(0.5, rows[n + 31], 1e-4);
        Assert.Equal(0.5, rows[30], 1e-4);
    }

    [Fact]
    public void Detect_WithWeightAndExposureMap_Runs()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], "electrons/s");
        SmallField.Write(folder["weight.fits"], _ => 100);
        SmallField.Write(folder["exposure.fits"], _ => 1000, width: SmallField.Size / 4, height: SmallField.Size / 4);
        CommandLineRun run = CommandLineRun.Of(
            "detect", folder["field.fits"], "--weight", folder["weight.fits"], "--exposure", folder["exposure.fits"], "--zeropoint", "28.9", "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEqual(0, Table.Read(folder["x.csv"]).RowCount);
    }
}
