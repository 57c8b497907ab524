using System.Runtime.CompilerServices;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Tests.Detection;

/// <summary>The two ways to share out the pixels between branches.</summary>
public class LeftoverRuleTests
{
    /// <summary>The settings of Reference/make_sep_drawn.py.</summary>
    private static readonly DetectionSettings OfTheReference = new()
    {
        Background = null,
        Threshold = 42,
        MinArea = 3,
        DeblendLevels = 32,
        DeblendContrast = 1e-4,
        CleanParameter = null,
        LeftoverRule = LeftoverRule.Drawn,
        Threads = 1,
    };

    [Fact]
    public void Drawn_RaggedRegionOfManyBranches_GivesSepsObjectsInSepsOrder()
    {
        // One region has 3,420 pixels and most of the 142 branches: a draw, pixel or branch out of order would change all that follow.
        SepCatalogue sep = SepCatalogue.Read(ReferenceFile("sep_drawn.csv"));

        IReadOnlyList<DetectedObject> objects = Detect(Noise(90, 70), OfTheReference).Objects;

        Assert.Equal(sep.Count, objects.Count);
        for (int row = 0; row < sep.Count; row++)
        {
            DetectedObject o = objects[row];
            foreach ((string column, double value) in new (string, double)[]
            {
                ("npix", o.PixelCount), ("tnpix", o.PixelCountAboveThreshold), ("xmin", o.XMin), ("xmax", o.XMax), ("ymin", o.YMin), ("ymax", o.YMax),
                ("flux", o.Flux), ("cflux", o.ConvolvedFlux), ("flag", (int)o.Flags),
            })
            {
                Assert.True(sep[row, column] == value, $"object {row + 1}: {column} is {value}, not {sep[row, column]}");
            }

            // Sums in another order differ in their last digits, and a difference of moments magnifies that.
            Assert.Equal(sep[row, "x"], o.X, 1e-9);
            Assert.Equal(sep[row, "y"], o.Y, 1e-9);
            Assert.Equal(sep[row, "a"], o.A, 1e-6);
            Assert.Equal(sep[row, "b"], o.B, 1e-6);
        }
    }

    [Theory]
    [InlineData(LeftoverRule.Highest)]
    [InlineData(LeftoverRule.Drawn)]
    public void Detect_ManyBandsOnAnyNumberOfThreads_GivesTheSameBits(LeftoverRule rule)
    {
        // Eight bands of 256 rows, and regions with branches in all of them.
        TestField field = Noise(500, 2000);
        DetectionSettings settings = OfTheReference with { Threshold = 60, LeftoverRule = rule, CleanParameter = 1 };

        DetectionResult one = Detect(field, settings);
        Assert.Equal(8, one.Objects.Where(o => o.Flags.HasFlag(DetectionFlags.Merged)).Select(o => o.YMin / 256).Distinct().Count());

        foreach (int threads in new[] { 2, 3, 7 })
        {
            DetectionResult more = Detect(field, settings with { Threads = threads });
            Assert.Equal(one.Objects, more.Objects);
            Assert.Equal(Map(one), Map(more));
        }
    }

    [Fact]
    public void Rules_SameImage_DifferInLeftoverPixelsOnly()
    {
        TestField field = Noise(90, 70);

        DetectionResult drawn = Detect(field, OfTheReference), highest = Detect(field, OfTheReference with { LeftoverRule = LeftoverRule.Highest });

        // A merged object's position is that of its core.
        Assert.Equal(drawn.Objects.Select(o => (o.X, o.Y)), highest.Objects.Select(o => (o.X, o.Y)));
        Assert.Equal(Map(drawn).Select(id => id != 0), Map(highest).Select(id => id != 0));
        Assert.NotEqual(Map(drawn), Map(highest));
    }

    [Fact]
    public void Settings_UnknownRule_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Detect(Noise(20, 20), OfTheReference with { LeftoverRule = (LeftoverRule)7 }));

    private static DetectionResult Detect(TestField field, DetectionSettings settings) =>
        Detector.Detect(field.Image(), TestField.Constant(field.Width, field.Height, 1), null, settings);

    private static int[] Map(DetectionResult result)
    {
        var map = new int[result.Segmentation.Width * result.Segmentation.Height];
        result.Segmentation.ReadRows(0, result.Segmentation.Height, map);
        return map;
    }

    /// <summary>Integers from 0 to 99, as in Reference/make_sep_drawn.py.</summary>
    private static TestField Noise(int width, int height)
    {
        var field = new TestField(width, height);
        uint state = 12345;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                state = (1664525 * state) + 1013904223;
                field[x, y] = (state >> 24) % 100;
            }
        }

        return field;
    }

    private static string ReferenceFile(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Reference", name);
}
