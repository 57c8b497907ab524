using System.Text.Json;
using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.TestSupport;

namespace Arclet.Imaging.Tests.Background;

public class BackgroundModelTests
{
    // The method is sep's down to float arithmetic, so maps agree to a few float roundings (6e-8 each); only the order of the double
    // sums differs, which could at worst move a single pixel over a histogram's edge.
    private const double Tolerance = 1e-6;

    public static TheoryData<string> SyntheticCases()
    {
        var names = new TheoryData<string>();
        foreach (JsonElement c in Reference().GetProperty("cases").EnumerateArray())
            names.Add(c.GetProperty("name").GetString()!);
        return names;
    }

    [Theory]
    [MemberData(nameof(SyntheticCases))]
    public void Measure_SyntheticField_AgreesWithSep121(string name)
    {
        JsonElement c = Reference().GetProperty("cases").EnumerateArray().Single(x => x.GetProperty("name").GetString() == name);
        int width = c.GetProperty("width").GetInt32(), height = c.GetProperty("height").GetInt32();
        MemoryImage image = SyntheticField.Create(width, height, c.GetProperty("seed").GetUInt64(), c.GetProperty("sources").GetInt32());
        int[][] blocks = c.GetProperty("blocks").Deserialize<int[][]>()!;
        int[] mesh = c.GetProperty("mesh").Deserialize<int[]>()!, filter = c.GetProperty("filter").Deserialize<int[]>()!;
        BackgroundModel model = BackgroundModel.Measure(
            image,
            blocks.Length > 0 ? SyntheticField.Mask(width, height, blocks) : null,
            new BackgroundSettings
            {
                MeshWidth = mesh[0],
                MeshHeight = mesh[1],
                FilterWidth = filter[0],
                FilterHeight = filter[1],
                FilterThreshold = c.GetProperty("threshold").GetDouble(),
            });

        Close(c.GetProperty("globalLevel").GetDouble(), model.GlobalLevel, Tolerance, "global level");
        Close(c.GetProperty("globalRms").GetDouble(), model.GlobalRms, Tolerance, "global rms");
        float[] level = new float[width], rms = new float[width];
        foreach (double[] sample in c.GetProperty("samples").Deserialize<double[][]>()!)
        {
            int x = (int)sample[0], y = (int)sample[1];
            model.LevelRow(y, level);
            model.RmsRow(y, rms);
            Close(sample[2], level[x], Tolerance, $"level at {x}, {y}");
            Close(sample[3], rms[x], Tolerance, $"rms at {x}, {y}");
        }
    }

    [SharedDataFact]
    public void Measure_RealField_AgreesWithSep121EverywhereToFloatRounding()
    {
        MemoryImage image = FitsPlane.Read(SharedData.File("detection", "image.fits"));
        MemoryImage level = FitsPlane.Read(SharedData.File("detection", "sep_sepimage_back.fits"));
        MemoryImage rms = FitsPlane.Read(SharedData.File("detection", "sep_sepimage_rms.fits"));
        BackgroundModel model = BackgroundModel.Measure(image, null, new BackgroundSettings());
        float[] row = new float[image.Width];
        for (int y = 0; y < image.Height; y++)
        {
            model.LevelRow(y, row);
            for (int x = 0; x < row.Length; x++)
                Close(level[x, y], row[x], Tolerance, $"level at {x}, {y}");
            model.RmsRow(y, row);
            for (int x = 0; x < row.Length; x++)
                Close(rms[x, y], row[x], Tolerance, $"rms at {x}, {y}");
        }
    }

    [Fact]
    public void Measure_TwoThreads_GivesTheBitsOfOne()
    {
        MemoryImage image = SyntheticField.Create(700, 500, 21, 20);
        MemoryImage mask = SyntheticField.Mask(700, 500, [[100, 100, 300, 260]]);
        var settings = new BackgroundSettings { MeshWidth = 32, MeshHeight = 24 };
        BackgroundModel one = BackgroundModel.Measure(image, mask, settings), two = BackgroundModel.Measure(image, mask, settings, threads: 2);
        Assert.True(one.MeshLevels.SequenceEqual(two.MeshLevels));
        Assert.True(one.MeshRms.SequenceEqual(two.MeshRms));
    }

    [Fact]
    public void Measure_MissingPixels_CountAsMasked()
    {
        MemoryImage image = SyntheticField.Create(300, 200, 22, 5);
        int[][] blocks = [[40, 30, 130, 90], [290, 0, 300, 200]];
        MemoryImage mask = SyntheticField.Mask(300, 200, blocks);
        float[] holed = image.Pixels.ToArray();
        float[] missing = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        for (int i = 0; i < holed.Length; i++)
            holed[i] = mask.Pixels[i] > 0 ? missing[i % 3] : holed[i];
        var settings = new BackgroundSettings { MeshWidth = 32, MeshHeight = 32 };
        BackgroundModel masked = BackgroundModel.Measure(image, mask, settings);
        BackgroundModel nan = BackgroundModel.Measure(new MemoryImage(holed, 300, 200), null, settings);
        Assert.True(masked.MeshLevels.SequenceEqual(nan.MeshLevels));
        Assert.True(masked.MeshRms.SequenceEqual(nan.MeshRms));
    }

    [Fact]
    public void Measure_ConstantImage_GivesItsLevelAndNoNoise()
    {
        float[] pixels = new float[100 * 80];
        Array.Fill(pixels, 12.5f);
        BackgroundModel model = BackgroundModel.Measure(new MemoryImage(pixels, 100, 80), null, new BackgroundSettings { MeshWidth = 20, MeshHeight = 20 });
        Assert.Equal(12.5f, model.GlobalLevel);
        // As sep: the median of no noise at all is replaced by 1, so that thresholds in units of it stay finite.
        Assert.Equal(1f, model.GlobalRms);
    }

    [Fact]
    public void SubtractRow_RowOfTheImage_IsTheRowMinusTheLevel()
    {
        MemoryImage image = SyntheticField.Create(333, 120, 23);
        BackgroundModel model = BackgroundModel.Measure(image, null, new BackgroundSettings { MeshWidth = 50, MeshHeight = 40 });
        float[] row = image.Pixels.Slice(57 * 333, 333).ToArray(), level = new float[333];
        model.LevelRow(57, level);
        model.SubtractRow(57, row);
        for (int x = 0; x < 333; x++)
            Assert.Equal(image[x, 57] - level[x], row[x]);
    }

    [Fact]
    public void Measure_MaskOfAnotherSize_SaysWhichFilesDisagree()
    {
        var image = new MemoryImage(new float[100], 10, 10, "science.fits");
        var mask = new MemoryImage(new float[90], 10, 9, "mask.fits");
        InputException error = Assert.Throws<InputException>(() => BackgroundModel.Measure(image, mask, new BackgroundSettings()));
        Assert.Contains("mask.fits", error.Message);
        Assert.Contains("science.fits", error.Message);
    }

    [Theory]
    [InlineData(1, 64, 3)]
    [InlineData(64, 0, 3)]
    [InlineData(64, 64, 0)]
    public void Measure_SettingOutOfRange_IsAnInputError(int meshWidth, int meshHeight, int filter)
    {
        var image = new MemoryImage(new float[100], 10, 10);
        var settings = new BackgroundSettings { MeshWidth = meshWidth, MeshHeight = meshHeight, FilterWidth = filter };
        Assert.Throws<InputException>(() => BackgroundModel.Measure(image, null, settings));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Measure_UnreadableImage_ThrowsTheReadersOwnException(int threads) =>
        Assert.Throws<InputException>(() => BackgroundModel.Measure(new BrokenImage(), null, new BackgroundSettings(), threads));

    [Fact]
    public void Measure_Progress_EndsAtOne()
    {
        var reports = new List<double>();
        BackgroundModel.Measure(SyntheticField.Create(64, 256, 1), null, new BackgroundSettings(), progress: new Recorder(reports));
        Assert.Equal([0.25, 0.5, 0.75, 1.0], reports);
    }

    private static JsonElement Reference([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(thisFile)!, "background_reference.json"))).RootElement;

    private static void Close(double expected, double actual, double relative, string what) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{what}: {actual:R}, not {expected:R}");

    private sealed class Recorder(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }

    private sealed class BrokenImage : ImageSource
    {
        public override int Width => 200;

        public override int Height => 200;

        public override string Name => "broken.fits";

        public override void ReadRows(int firstRow, int count, Span<float> destination) => throw new InputException("broken.fits: the data end early");
    }
}
