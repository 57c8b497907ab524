using Arclet.Imaging.Apertures;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Tests.Detection;

namespace Arclet.Imaging.Tests.Catalogue;

public class CataloguePhotometryTests
{
    [Theory]
    [InlineData(700, 1100)]
    [InlineData(30000, 500)]
    public void Measure_ByBands_IsWhatTheWholeImageGives(int width, int height)
    {
        // Objects of all sizes, one of them too large for a band's margin, some at band edges (rows 192, 384, ...) and at the border, and missing pixels.
        var field = new TestField(width, height);
        AddNoise(field, 1);
        var random = new Random(3);
        for (int i = 0; i < 60; i++)
            field.AddGaussian(width * random.NextDouble(), height * random.NextDouble(), 300 * Math.Pow(100, random.NextDouble()), 1 + (3 * random.NextDouble()), 1, 3 * random.NextDouble());
        for (int y = 190; y < height; y += 192)
            field.AddGaussian(5 + ((width - 10) * random.NextDouble()), y, 3000, 2, 2, 0);
        field.AddGaussian(width / 2.0, height / 2.0, 3e6, 40, 25, 0.7);
        field[width / 3, height / 3] = float.NaN;
        MemoryImage image = field.Image();
        MemoryImage error = TestField.Constant(width, height, 1);
        DetectionResult detection = Detector.Detect(image, error, null, new DetectionSettings { Background = null, Threshold = 3 });

        ObjectPhotometry[] byBands = new CataloguePhotometry(image, error, null, detection, 2).Measure();

        Assert.Contains(detection.Objects, o => o.A > 20);
        var whole = new PixelWindow(image.Pixels, 0, 0, width, height, width, height) { Error = error.Pixels };
        for (int i = 0; i < byBands.Length; i++)
            Assert.Equal(ObjectPhotometry.Measure(whole, detection.Objects[i]), byBands[i]);
    }

    [Fact]
    public void Measure_KronRadiusBeyondItsEllipse_IsLimitedAndFlagged()
    {
        // A core far below zero makes the total small and the first moment's ratio large: a bright ring with a hole in it.
        var field = new TestField(900, 900);
        AddNoise(field, 2);
        for (int y = 0; y < 900; y++)
        {
            for (int x = 0; x < 900; x++)
            {
                double r = Math.Sqrt(((x - 450) * (x - 450)) + ((y - 450) * (y - 450)));
                if (r < 100)
                    field[x, y] += (float)(r < 12 ? -1600 : 200 * Math.Exp(-r * r / (2 * 25 * 25)));
            }
        }

        MemoryImage image = field.Image();
        DetectionResult detection = Detector.Detect(image, TestField.Constant(900, 900, 1), null, new DetectionSettings { Background = null });

        ObjectPhotometry[] measured = new CataloguePhotometry(image, null, null, detection, 1).Measure();

        Assert.Contains(measured, m => m.Auto.Flags.HasFlag(MeasurementFlags.KronLimited));
        Assert.All(measured, m => Assert.InRange(m.KronRadius, 0, 6));
    }

    private static void AddNoise(TestField field, int seed)
    {
        var random = new Random(seed);
        for (int y = 0; y < field.Height; y++)
        {
            for (int x = 0; x < field.Width; x++)
                field[x, y] += (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
    }
}
