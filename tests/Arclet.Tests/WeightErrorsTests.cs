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
    public void Detect_WithWeightAndExposureMap_SumsTheVariancesInTheAperture()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], "electrons/s");
        SmallField.Write(folder["weight.fits"], _ => 100);
        SmallField.Write(folder["exposure.fits"], _ => 1000, width: SmallField.Size / 4, height: SmallField.Size / 4);
        CommandLineRun run = CommandLineRun.Of(
            "detect", folder["field.fits"], "--weight", folder["weight.fits"], "--exposure", folder["exposure.fits"], "--zeropoint", "28.9", "--out", folder["x.csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Table table = Table.Read(folder["x.csv"]);
        Assert.NotEqual(0, table.RowCount);

        // With 1000 electrons per unit everywhere the variance of a pixel is 1/100 + max(value above the background, 0)/1000.
        BackgroundModel background = BackgroundModel.Measure(SmallField.Field.Image, null, new BackgroundSettings());
        float[] pixels = SmallField.Field.Image.Pixels.ToArray();
        for (int y = 0; y < SmallField.Size; y++)
            background.SubtractRow(y, pixels.AsSpan(y * SmallField.Size, SmallField.Size));
        double unit = Math.Pow(10, 0.4 * (31.4 - 28.9));
        int compared = 0;
        for (int i = 0; i < table.RowCount; i++)
        {
            if (table.Integers("flag_auto")[i] != 0)
                continue;

            // Errors are kept in single precision.
            double variance = SumInEllipse(table, i, p => 0.01 + (Math.Max(pixels[p], 0) / 1000));
            Assert.Equal(1, table.Doubles("flux_auto_err")[i] / (unit * Math.Sqrt(variance)), 1e-5);
            compared++;
        }

        Assert.InRange(compared, 5, table.RowCount);
    }

    /// <summary>The sum over the ellipse of flux_auto, max(2.5 Kron radii, 3.5) times (a, b): as sep's recipe does, of whole pixels whose centre is within.</summary>
    private static double SumInEllipse(Table table, int row, Func<int, double> value)
    {
        double scale = Math.Max(2.5 * table.Doubles("kron_radius")[row], 3.5);
        double a = scale * table.Doubles("a")[row], b = scale * table.Doubles("b")[row];
        (double sin, double cos) = Math.SinCos(table.Doubles("theta")[row]);
        double sum = 0;
        for (int i = 0; i < SmallField.Size * SmallField.Size; i++)
        {
            double dx = (i % SmallField.Size) - table.Doubles("x")[row], dy = (i / SmallField.Size) - table.Doubles("y")[row];
            if (double.Hypot(((dx * cos) + (dy * sin)) / a, ((dy * cos) - (dx * sin)) / b) < 1)
                sum += value(i);
        }

        return sum;
    }
}
