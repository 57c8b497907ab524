using Arclet.Fits;

namespace Arclet.Tests;

/// <summary>What is wrong with a user's files is said in one sentence, with exit code 2, and no output is left behind.</summary>
public class DetectInputTests
{
    [Fact]
    public void MissingFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.Of("detect", folder["none.fits"], "--out", folder["x.csv"]).AssertRefused("none.fits");
        Assert.False(File.Exists(folder["x.csv"]));
    }

    [Fact]
    public void EmptyFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["empty.fits"], []);
        CommandLineRun.Of("detect", folder["empty.fits"], "--out", folder["x.csv"]).AssertRefused("empty.fits", "empty");
    }

    [Fact]
    public void FileThatIsNotFits_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.fits"], "These are words, and words are no pixels.");
        CommandLineRun.Of("detect", folder["text.fits"], "--out", folder["x.csv"]).AssertRefused("text.fits", "FITS");
    }

    [Fact]
    public void TruncatedFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["whole.fits"]);
        byte[] bytes = File.ReadAllBytes(folder["whole.fits"]);
        File.WriteAllBytes(folder["half.fits"], bytes[..(bytes.Length / 2)]);
        CommandLineRun.Of("detect", folder["half.fits"], "--out", folder["x.csv"]).AssertRefused("half.fits", "truncated");
    }

    [Fact]
    public void MissingExtension_IsRefusedAndNamed()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        CommandLineRun.Of("detect", folder["field.fits"] + "[SCI]", "--out", folder["x.csv"]).AssertRefused("field.fits", "SCI");
    }

    [Theory]
    [InlineData("--error", "error image")]
    [InlineData("--weight", "weight image")]
    [InlineData("--mask", "mask")]
    public void MapOfAnotherShape_IsRefusedWithBothShapes(string option, string role)
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.Write(folder["map.fits"], _ => 1, width: 100, height: 90);
        CommandLineRun.Of("detect", folder["field.fits"], option, folder["map.fits"], "--out", folder["x.csv"])
            .AssertRefused("map.fits", role, "100 x 90", "256 x 256");
    }

    [Fact]
    public void ExposureMapOfAnImpossibleShape_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], "electrons/s");
        SmallField.Write(folder["weight.fits"], _ => 100);
        SmallField.Write(folder["exposure.fits"], _ => 1000, width: 100, height: 90);
        CommandLineRun.Of(
            "detect", folder["field.fits"], "--weight", folder["weight.fits"], "--exposure", folder["exposure.fits"], "--zeropoint", "26", "--out", folder["x.csv"])
            .AssertRefused("exposure.fits", "100 x 90", "whole number");
    }

    [Fact]
    public void MissingUnit_IsRefusedWithTheKeywordAndTheTwoOptions()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], unit: null);
        CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]).AssertRefused("BUNIT", "--zeropoint", "--native-units");
    }

    [Fact]
    public void ErrorInAnotherUnit_IsRefusedWhereItCannotBeConverted()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.WriteError(folder["error.fits"], "uJy");
        CommandLineRun.Of("detect", folder["field.fits"], "--error", folder["error.fits"], "--native-units", "--out", folder["x.csv"])
            .AssertRefused("error.fits", "BUNIT", "uJy", "nJy");
    }

    [Fact]
    public void BrokenKernelFile_IsRefusedWithTheLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["kernel.conv"], "CONV NORM\n# a kernel\n1 2 1\n2 x 2\n1 2 1\n");
        CommandLineRun.Of("detect", "x.fits", "--kernel", folder["kernel.conv"], "--out", folder["x.csv"]).AssertRefused("kernel.conv", "line 4", "'x'");
        File.WriteAllText(folder["kernel.conv"], "1 2 1\n2 4\n1 2 1\n");
        CommandLineRun.Of("detect", "x.fits", "--kernel", folder["kernel.conv"], "--out", folder["x.csv"]).AssertRefused("kernel.conv", "line 2", "expected 3");
    }

    [Theory]
    [InlineData("1 2 1\n2 4,5 2\n1 2 1\n", "line 2", "'4,5'")]
    [InlineData("CONV NONORM\n1 2 1\n2 4 2\n1 2 1\n", "CONV NONORM", "sum to 16")]
    [InlineData("CONV MAYBE\n1\n", "line 1", "'MAYBE'")]
    [InlineData("CONV\n1\n", "line 1", "expected CONV NORM or CONV NONORM")]
    public void KernelFileThatWouldBeTakenForAnother_IsRefused(string text, string place, string problem)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["kernel.conv"], text);
        CommandLineRun.Of("detect", "x.fits", "--kernel", folder["kernel.conv"], "--out", folder["x.csv"]).AssertRefused("kernel.conv", place, problem);
    }

    [Fact]
    public void ErrorWhoseUnitDiffersOnlyInCase_IsAnotherUnit()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"], "MJy/sr");
        SmallField.WriteError(folder["error.fits"], "mJy/sr");
        CommandLineRun.Of("detect", folder["field.fits"], "--error", folder["error.fits"], "--native-units", "--out", folder["x.csv"])
            .AssertRefused("error.fits", "mJy/sr", "MJy/sr");

        // Both have the pixel area of the same WCS: the factor is that of the prefixes, 1e-3/1e6.
        CommandLineRun converted = CommandLineRun.Of("detect", folder["field.fits"], "--error", folder["error.fits"], "--out", folder["x.csv"]);
        Assert.Contains("factor 1E-09", converted.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mask", 1f, "the mask leaves out every pixel")]
    [InlineData("--error", 0f, "no pixel has an error or weight")]
    [InlineData("--weight", 0f, "no pixel has an error or weight")]
    public void MapThatLeavesNoPixel_IsRefusedWithTheReason(string option, float value, string reason)
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        SmallField.Write(folder["map.fits"], _ => value);
        CommandLineRun run = CommandLineRun.Of("detect", folder["field.fits"], option, folder["map.fits"], "--out", folder["x.csv"]);
        run.AssertRefused("map.fits", reason);
        Assert.False(File.Exists(folder["x.csv"]));
    }

    [Fact]
    public void ImageWithoutAnyValue_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["field.fits"], _ => float.NaN);
        CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"]).AssertRefused("field.fits", "no pixel has a value");
    }

    [Fact]
    public void ImageAndMaskThatTogetherLeaveNoPixel_AreRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["field.fits"], i => i % 2 == 0 ? float.NaN : i);
        SmallField.Write(folder["mask.fits"], i => i % 2);
        CommandLineRun.Of("detect", folder["field.fits"], "--mask", folder["mask.fits"], "--out", folder["x.csv"]).AssertRefused("field.fits", "every pixel is missing");
    }

    [Fact]
    public void CubeOfSeveralPlanes_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var header = new FitsHeader("cube");
        header.Set("BUNIT", "nJy");
        using (FitsWriter writer = FitsWriter.Create(folder["cube.fits"]))
        {
            writer.BeginImage(header, new FitsImageLayout(FitsPixelType.Float32, 8, 8) { Planes = 3 });
            writer.WriteRows(new float[8 * 8 * 3]);
            writer.Complete();
        }

        CommandLineRun.Of("detect", folder["cube.fits"], "--out", folder["x.csv"]).AssertRefused("cube.fits");
    }
}
