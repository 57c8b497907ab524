using Arclet.Fits;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;
using Arclet.Inference;

namespace Arclet.Imaging.Tests.Depth;

/// <summary>Depths of fields whose noise is known.</summary>
public class DepthMeasurementTests
{
    private const int Size = 600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhiteNoise_GivesTheNoiseOfTheAperturesArea(ulong seed)
    {
        MemoryImage image = Noise(seed, 0);

        DepthResult result = Measure(image, new DepthSettings { RadiusPixels = 3, Seed = seed });

        // The area in exact overlap is pi r^2. 3,000 apertures of 28 pixels share the 360,000 pixels' noise: sqrt(1.36 / 3000) = 2.1 % each
        // way if they were independent; 4 sigma, and 1 % for what detection takes from the tails.
        double truth = Math.Sqrt(Math.PI) * 3;
        Assert.Equal(3000, result.AtRadius.Count);
        Assert.InRange(result.AtRadius.Scatter / truth, 0.90, 1.10);
        Assert.InRange(result.AtRadius.ExpectedError / truth, 0.99, 1.01);
        Assert.InRange(result.AtRadius.Median / truth, -0.15, 0.15);
        // |x| of a Gaussian has the median 0.6745 sigma.
        Assert.InRange(result.AtRadius.MedianAbsolute / (0.6745 * truth), 0.90, 1.10);
        Assert.InRange(result.Growth.Beta, 0.9, 1.1);
        Assert.InRange(result.Growth.Alpha, 0.8, 1.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void CorrelatedNoise_IsLargerThanThePixelsSay(ulong seed)
    {
        // Each pixel is the mean of 3 x 3 white ones: its own error is 1/3, but a large aperture has the noise of white pixels.
        MemoryImage image = Noise(seed, 1);

        // The search for faint light would leave out the brightest 2 % of this noise's own large-scale excursions.
        DepthResult result = Measure(image, new DepthSettings { RadiusPixels = 6, Seed = seed, FurtherRadii = [0.5, 2], FaintLightThreshold = 0 }, 1f / 3);

        DepthAtRadius large = result.AllRadii[^1];
        Assert.Equal(12, large.RadiusPixels);
        Assert.InRange(large.ScatterOverExpected, 2.4, 3.2);
        Assert.True(result.AllRadii[0].ScatterOverExpected < large.ScatterOverExpected);
        Assert.InRange(result.Growth.Beta, 1.02, 1.5);
    }

    [Fact]
    public void BrightObjects_AreAvoidedAndDoNotCount()
    {
        MemoryImage noise = Noise(5, 0);
        float[] pixels = noise.Pixels.ToArray();
        var random = new SeededRandom(5, "objects");
        for (int n = 0; n < 200; n++)
        {
            int cx = (int)random.Uniform(10, Size - 10), cy = (int)random.Uniform(10, Size - 10);
            for (int dy = -8; dy <= 8; dy++)
            {
                for (int dx = -8; dx <= 8; dx++)
                    pixels[((cy + dy) * Size) + cx + dx] += (float)(200 * Math.Exp(-((dx * dx) + (dy * dy)) / 8.0));
            }
        }

        var image = new MemoryImage(pixels, Size, Size);
        DetectionResult detection = Detect(image, 1);
        DepthResult result = DepthMeasurement.Measure(image, TestError(1), null, detection, null, new DepthSettings { RadiusPixels = 3 });

        double truth = Math.Sqrt(Math.PI) * 3;
        Assert.InRange(result.AtRadius.Scatter / truth, 0.90, 1.12);
        var ids = new int[Size * Size];
        detection.Segmentation.ReadRows(0, Size, ids);
        foreach (EmptyAperture a in result.Positions)
        {
            for (int y = (int)Math.Ceiling(a.Y - 3); y <= a.Y + 3; y++)
            {
                for (int x = (int)Math.Ceiling(a.X - 3); x <= a.X + 3; x++)
                {
                    if (Math.Sqrt(((x - a.X) * (x - a.X)) + ((y - a.Y) * (y - a.Y))) < 3)
                        Assert.Equal(0, ids[(y * Size) + x]);
                }
            }
        }
    }

    [Fact]
    public void FaintLight_IsFoundWithoutBeingDetected()
    {
        // Twenty galaxies whose centres have a third of a pixel's noise: no pixel stands out, but in an aperture of 50 pixels they are up to 2.3 sigma.
        float[] pixels = Noise(11, 0).Pixels.ToArray();
        var random = new SeededRandom(11, "faint");
        for (int n = 0; n < 20; n++)
        {
            double cx = random.Uniform(0, Size), cy = random.Uniform(0, Size);
            for (int i = 0; i < pixels.Length; i++)
            {
                double dx = (i % Size) - cx, dy = (i / Size) - cy;
                pixels[i] += (float)(0.33 * Math.Exp(-((dx * dx) + (dy * dy)) / (2 * 25 * 25.0)));
            }
        }

        var image = new MemoryImage(pixels, Size, Size);
        double truth = Math.Sqrt(Math.PI) * 4;
        double kept = Measure(image, new DepthSettings { RadiusPixels = 4, Count = 20000, FaintLightThreshold = 0 }).AtRadius.Scatter / truth;
        double found = Measure(image, new DepthSettings { RadiusPixels = 4, Count = 20000 }).AtRadius.Scatter / truth;

        // 0.05 mag is 4.7 %; the exact overlap of pixels at the edge makes the scatter 5 % less than the area's.
        Assert.True(kept > 1.10, $"{kept}");
        Assert.InRange(found, 0.90, 1.0);
    }

    [Fact]
    public void AvoidedAndMissingPixels_AreInNoAperture()
    {
        float[] pixels = Noise(7, 0).Pixels.ToArray();
        for (int y = 100; y < 200; y++)
            Array.Fill(pixels, float.NaN, (y * Size) + 100, 100);
        var image = new MemoryImage(pixels, Size, Size);

        DepthResult result = DepthMeasurement.Measure(
            image,
            TestError(1),
            null,
            Detect(image, 1),
            empty =>
            {
                for (int y = 300; y < 500; y++)
                    empty.Exclude(y, 300, 499);
            },
            new DepthSettings { RadiusPixels = 2.5 });

        Assert.All(result.Positions, p => Assert.False(p.X is > 97.5 and < 201.5 && p.Y is > 97.5 and < 201.5, $"{p} touches missing pixels"));
        Assert.All(result.Positions, p => Assert.False(p.X is > 297.5 and < 501.5 && p.Y is > 297.5 and < 501.5 && !IsCorner(p, 299.5, 499.5, 2.5), $"{p} touches avoided pixels"));
        Assert.All(result.Positions, p => Assert.True(double.IsFinite(p.Flux)));
    }

    [Fact]
    public void TheSameSeed_GivesTheSameApertures_WhateverTheOtherRadii()
    {
        MemoryImage image = Noise(9, 0);

        DepthResult one = Measure(image, new DepthSettings { RadiusPixels = 3, Seed = 4 });
        DepthResult two = Measure(image, new DepthSettings { RadiusPixels = 3, Seed = 4, FurtherRadii = [] });
        DepthResult other = Measure(image, new DepthSettings { RadiusPixels = 3, Seed = 5 });

        Assert.Equal(one.Positions, two.Positions);
        Assert.NotEqual(one.Positions, other.Positions);
    }

    [Fact]
    public void NoRoom_SaysHowManyWereFound()
    {
        MemoryImage image = Noise(1, 0);

        InputException error = Assert.Throws<InputException>(() => Measure(image, new DepthSettings { RadiusPixels = 400 }));

        Assert.Contains("only 0 empty apertures", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 3000, 5)]
    [InlineData(3, 29, 5)]
    [InlineData(3, 3000, 0)]
    public void Settings_OutOfRange_AreRefused(double radius, int count, double multiple) =>
        Assert.Throws<ArgumentException>(() => Measure(Noise(1, 0), new DepthSettings { RadiusPixels = radius, Count = count, Multiple = multiple }));

    [Fact]
    public void EmptyPixels_HoldsAperture_LooksAtEveryTouchedPixel()
    {
        var empty = new EmptyPixels(200, 20);
        empty.Exclude(10, 100, 170);
        Assert.Equal(1 - (71 / 4000.0), empty.Fraction, 1e-12);
        Assert.True(empty.HoldsAperture(95.4, 10, 4));
        Assert.False(empty.HoldsAperture(95.6, 10, 4));
        Assert.True(empty.HoldsAperture(130, 5.4, 4));
        Assert.False(empty.HoldsAperture(130, 5.6, 4));
        Assert.False(empty.HoldsAperture(3, 5, 4));
    }

    // Within a radius of the corner of an avoided square an aperture may be nearer than a radius along both axes.
    private static bool IsCorner(EmptyAperture p, double low, double high, double radius)
    {
        double dx = Math.Max(Math.Max(low - p.X, p.X - high), 0), dy = Math.Max(Math.Max(low - p.Y, p.Y - high), 0);
        return (dx * dx) + (dy * dy) >= radius * radius;
    }

    private static DepthResult Measure(MemoryImage image, DepthSettings settings, float error = 1) =>
        DepthMeasurement.Measure(image, TestError(error), null, Detect(image, error), null, settings);

    private static DetectionResult Detect(MemoryImage image, float error) =>
        Detector.Detect(image, TestError(error), null, new DetectionSettings { Threshold = 3, Background = null, Threads = 1 });

    private static MemoryImage TestError(float value)
    {
        var pixels = new float[Size * Size];
        Array.Fill(pixels, value);
        return new MemoryImage(pixels, Size, Size, "error");
    }

    /// <summary>White noise of standard deviation 1, smoothed by a square of half-width <paramref name="smoothing"/>.</summary>
    private static MemoryImage Noise(ulong seed, int smoothing)
    {
        var white = new float[Size * Size];
        var random = new SeededRandom(seed, "noise");
        for (int i = 0; i < white.Length; i++)
            white[i] = (float)random.Gaussian();
        if (smoothing == 0)
            return new MemoryImage(white, Size, Size);
        var smooth = new float[white.Length];
        int side = (2 * smoothing) + 1;
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                double sum = 0;
                for (int dy = -smoothing; dy <= smoothing; dy++)
                {
                    for (int dx = -smoothing; dx <= smoothing; dx++)
                        sum += white[((y + dy + Size) % Size * Size) + ((x + dx + Size) % Size)];
                }

                smooth[(y * Size) + x] = (float)(sum / (side * side));
            }
        }

        return new MemoryImage(smooth, Size, Size);
    }
}
