using Arclet.Fits;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Tests.Detection;

/// <summary>Detection on images whose content is known.</summary>
public class DetectorTests
{
    private static readonly DetectionSettings NoBackground = new() { Background = null, Threads = 1 };

    [Fact]
    public void Detect_EmptyImage_FindsNothing()
    {
        DetectionResult result = Detect(new TestField(100, 80));

        Assert.Empty(result.Objects);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(4.0)]
    public void Detect_OneGaussian_GivesItsPositionAndShape(double sigma)
    {
        var field = new TestField(121, 101);
        field.AddGaussian(60.3, 50.6, 5000, sigma, 0.6 * sigma, 0.5);

        DetectedObject found = Assert.Single(Detect(field).Objects);

        // The isophote at 1.5 of a peak in the hundreds holds nearly all the light.
        Assert.Equal(60.3, found.X, 0.02);
        Assert.Equal(50.6, found.Y, 0.02);
        Assert.InRange(found.Flux, 0.95 * 5000, 5000);
        Assert.Equal(0.5, found.ThetaRadians, 0.1);
        Assert.True(found.A > found.B);
        Assert.Equal(DetectionFlags.None, found.Flags);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Deblend_TwoEqualPeaks_GivesTwoObjectsWhereTheyAreResolved(int separation)
    {
        var field = new TestField(60, 40);
        field.AddGaussian(25, 20, 2000, 1, 1, 0);
        field.AddGaussian(25 + separation, 20, 2000, 1, 1, 0);

        IReadOnlyList<DetectedObject> objects = Detect(field, NoBackground with { Kernel = null }).Objects;

        // At 3 pixels no branch has three pixels above the saddle; from 4 on both have.
        Assert.Equal(2, objects.Count);
        Assert.All(objects, o => Assert.Equal(DetectionFlags.Merged, o.Flags));
        Assert.Equal([25.0, 25.0 + separation], objects.Select(o => Math.Round(o.X)));
    }

    [Fact]
    public void Deblend_FaintBranch_IsSplitOnlyAboveTheContrast()
    {
        var field = new TestField(80, 60);
        field.AddGaussian(30, 30, 100000, 3, 3, 0);
        field.AddGaussian(42, 30, 2000, 1, 1, 0);

        Assert.Equal(2, Detect(field, NoBackground with { CleanParameter = null, DeblendContrast = 0.005 }).Objects.Count);
        Assert.Single(Detect(field, NoBackground with { CleanParameter = null, DeblendContrast = 0.05 }).Objects);
        Assert.Single(Detect(field, NoBackground with { CleanParameter = null, DeblendLevels = 1 }).Objects);
    }

    [Fact]
    public void Deblend_ThousandsOfPeaksInOneRegion_HasNoLimit()
    {
        // 60 x 60 peaks on a plateau: sep 1.2.1 stops at 1024 sub-objects with an error.
        var field = new TestField(60 * 6, 60 * 6);
        field.AddConstant(3);
        for (int j = 0; j < 60; j++)
        {
            for (int i = 0; i < 60; i++)
                field.AddGaussian((6 * i) + 3, (6 * j) + 3, 1000, 1, 1, 0);
        }

        IReadOnlyList<DetectedObject> objects = Detect(field, NoBackground with { DeblendContrast = 1e-6, CleanParameter = null }).Objects;

        Assert.Equal(3600, objects.Count);
        Assert.Equal(360 * 360, objects.Sum(o => o.PixelCount));
    }

    [Fact]
    public void Detect_RegionsOfAnyShape_AreEightConnected()
    {
        // A spiral, a ring with a dot inside, and two diagonal neighbours: labels are decided by late merges.
        string[] drawing =
        [
            "#######...#####...#",
            "......#...#...#..#.",
            "#####.#...#.#.#....",
            "#...#.#...#...#....",
            "#.###.#...#####...#",
            "#.....#............",
            "#######............",
        ];
        var field = new TestField(drawing[0].Length, drawing.Length);
        for (int y = 0; y < drawing.Length; y++)
        {
            for (int x = 0; x < drawing[y].Length; x++)
                field[x, y] = drawing[y][x] == '#' ? 10 : 0;
        }

        DetectionResult result = Detect(field, NoBackground with { Kernel = null, MinArea = 1, CleanParameter = null });

        Assert.Equal([1, 1, 2, 16, 31], result.Objects.Select(o => (int)o.PixelCount).Order());
        foreach (DetectedObject o in result.Objects)
            Assert.Equal(o.PixelCount, result.Segmentation.RunsOf(o).Sum(r => r.Length));
    }

    [Fact]
    public void Detect_AtTheBorder_FlagsTruncation()
    {
        var field = new TestField(50, 50);
        field.AddGaussian(0, 25, 1000, 1.5, 1.5, 0);
        field.AddGaussian(25, 49, 1000, 1.5, 1.5, 0);
        field.AddGaussian(25, 25, 1000, 1.5, 1.5, 0);

        IReadOnlyList<DetectedObject> objects = Detect(field).Objects;

        Assert.Equal(3, objects.Count);
        Assert.Equal([DetectionFlags.None, DetectionFlags.Truncated, DetectionFlags.Truncated], objects.Select(o => o.Flags).Order());
    }

    [Fact]
    public void Detect_NaNAndMaskedPixels_AreNeverPartOfAnObject()
    {
        var field = new TestField(60, 60);
        field.AddGaussian(20, 20, 3000, 2, 2, 0);
        field.AddGaussian(45, 45, 3000, 2, 2, 0);
        field[20, 20] = float.NaN;
        var mask = new TestField(60, 60);
        for (int y = 35; y < 55; y++)
        {
            for (int x = 35; x < 55; x++)
                mask[x, y] = 1;
        }

        foreach (ThresholdMode mode in Enum.GetValues<ThresholdMode>())
        {
            DetectionResult result = Detector.Detect(field.Image(), TestField.Constant(60, 60, 1), mask.Image(), NoBackground with { Mode = mode, DeblendLevels = 1 });

            DetectedObject found = Assert.Single(result.Objects);
            Assert.DoesNotContain(result.Segmentation.RunsOf(found), r => r.Row == 20 && r.First <= 20 && r.Last >= 20);
            Assert.True(double.IsFinite(found.Flux));
        }
    }

    [Fact]
    public void Detect_BandsOfAnyHeight_GiveWholeObjects()
    {
        // 8 rows to a band at this width: the object spans many bands.
        var field = new TestField(20000, 60);
        field.AddGaussian(10000, 30, 1e6, 8, 8, 0);

        DetectedObject found = Assert.Single(Detect(field).Objects);

        Assert.Equal(10000, found.X, 0.01);
        Assert.Equal(30, found.Y, 0.01);
        Assert.InRange(found.Flux, 0.98e6, 1e6);
    }

    [Fact]
    public void Clean_WingOfABrightObject_EatsTheFaintOne()
    {
        var field = new TestField(200, 100);
        field.AddGaussian(60, 50, 1e5, 4, 4, 0);
        field.AddGaussian(85, 50, 25, 1, 1, 0);
        field.AddGaussian(180, 50, 25, 1, 1, 0);

        Assert.Equal(3, Detect(field, NoBackground with { CleanParameter = null }).Objects.Count);
        IReadOnlyList<DetectedObject> cleaned = Detect(field).Objects;

        Assert.Equal(2, cleaned.Count);
        Assert.Contains(cleaned, o => Math.Abs(o.X - 180) < 1);
    }

    [Fact]
    public void Detect_ErrorOfAnotherShape_NamesBothImages()
    {
        InputException error = Assert.Throws<InputException>(() => Detector.Detect(new TestField(20, 20).Image(), TestField.Constant(20, 21, 1), null, NoBackground));

        Assert.Contains("20 x 21", error.Message, StringComparison.Ordinal);
        Assert.Contains("20 x 20", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_WithoutBackgroundOrError_SaysWhatIsMissing() =>
        Assert.Contains("give an error image", Assert.Throws<InputException>(() => Detector.Detect(new TestField(20, 20).Image(), null, null, NoBackground)).Message, StringComparison.Ordinal);

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        foreach (DetectionSettings bad in new[]
        {
            NoBackground with { Threshold = 0 }, NoBackground with { Threshold = double.NaN }, NoBackground with { MinArea = 0 },
            NoBackground with { DeblendLevels = 40000 }, NoBackground with { DeblendContrast = -1 }, NoBackground with { CleanParameter = 0 }, NoBackground with { Threads = 0 },
        })
        {
            Assert.Throws<ArgumentException>(() => Detect(new TestField(20, 20), bad));
        }
    }

    private static DetectionResult Detect(TestField field, DetectionSettings? settings = null) =>
        Detector.Detect(field.Image(), TestField.Constant(field.Width, field.Height, 1), null, settings ?? NoBackground);
}
