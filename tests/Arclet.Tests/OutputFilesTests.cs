using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.Tests;

/// <summary>No output may replace an input or another output, by whatever name; and what is written appears whole under its own name.</summary>
public class OutputFilesTests
{
    [Fact]
    public void OutputThatIsALinkToAnInput_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["science.fits"]);
        File.CreateSymbolicLink(folder["link.fits"], folder["science.fits"]);
        CommandLineRun.Of("detect", folder["science.fits"], "--out", folder["x.csv"], "--segmentation", folder["link.fits"]).AssertRefused("link.fits", "also an input");
    }

    [Fact]
    public void OutputThatALinkedInputMeans_IsRefusedAndTheImageStays()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["science.fits"]);
        byte[] before = File.ReadAllBytes(folder["science.fits"]);
        File.CreateSymbolicLink(folder["far.fits"], folder["science.fits"]);
        File.CreateSymbolicLink(folder["near.fits"], "far.fits");
        CommandLineRun.Of("detect", folder["near.fits"], "--out", folder["x.csv"], "--segmentation", folder["science.fits"]).AssertRefused("science.fits", "also an input");
        Assert.Equal(before, File.ReadAllBytes(folder["science.fits"]));
    }

    [Fact]
    public void OutputInALinkedFolder_IsTheInputItMeans()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["real"]);
        File.CreateSymbolicLink(folder["alias"], "./real");
        SmallField.WriteImage(Path.Combine(folder["real"], "science.fits"));
        CommandLineRun.Of(
            "detect", Path.Combine(folder["real"], "science.fits"), "--out", folder["x.csv"], "--segmentation", Path.Combine(folder["alias"], "science.fits")).AssertRefused("science.fits", "also an input");
    }

    [Fact]
    public void TwoOutputsThatLinksMakeOne_AreRefused()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["a.reg"], folder["b.csv"]);
        CommandLineRun.Of("detect", folder["x.fits"], "--out", folder["b.csv"], "--regions", folder["a.reg"]).AssertRefused("a.reg", "written twice");
    }

    [Fact]
    public void OutputThatIsTheKernelFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        SmallField.Write(folder["kernel.fits"], _ => 1, unit: null, wcs: false, width: 3, height: 3);
        CommandLineRun.Of("detect", folder["x.fits"], "--kernel", folder["kernel.fits"], "--out", folder["x.csv"], "--segmentation", folder["kernel.fits"])
            .AssertRefused("kernel.fits", "also an input");
    }

    [Fact]
    public void LinksInACircle_AreRefused()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["a.csv"], folder["b.csv"]);
        File.CreateSymbolicLink(folder["b.csv"], folder["a.csv"]);
        CommandLineRun.Of("detect", folder["x.fits"], "--out", folder["a.csv"]).AssertRefused("a.csv", "circle");
    }

    [Fact]
    public void OutputThatCannotBeWritten_IsRefusedBeforeTheImageIsOpened()
    {
        // A folder in which nobody, not even root, makes a file; elsewhere than on Linux there is none that is sure to be so.
        if (OperatingSystem.IsLinux())
            CommandLineRun.Of("detect", "no-such-image.fits", "--out", "/proc/x.csv").AssertRefused("/proc/x.csv", "cannot be written");
    }

    [Fact]
    public void Check_LeavesNothingBehindAndExistingOutputsAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.csv"], "of an earlier run");
        OutputFiles.Check([], [folder["x.csv"], folder["y.csv"]]);
        Assert.Equal([folder["x.csv"]], Directory.GetFiles(Path.GetDirectoryName(folder["x.csv"])!));
        Assert.Equal("of an earlier run", File.ReadAllText(folder["x.csv"]));
    }

    [Fact]
    public void Preview_ReplacesItsNameAndDoesNotWriteThroughIt()
    {
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        File.WriteAllText(folder["precious"], "not yours");
        File.CreateSymbolicLink(folder["p.png"], folder["precious"]);
        Assert.Equal(0, CommandLineRun.Of("detect", folder["field.fits"], "--out", folder["x.csv"], "--preview", folder["p.png"]).ExitCode);
        Assert.Equal("not yours", File.ReadAllText(folder["precious"]));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(folder["p.png"])[..4]);
    }

    [Fact]
    public void Write_WhereTheNameIsTaken_LeavesNoHalfFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Assert.Throws<InputException>(() => OutputFiles.Write(folder["taken"], "text"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder["taken"])!));
        OutputFiles.Write(folder["free"], "äµ");
        Assert.Equal([0xC3, 0xA4, 0xC2, 0xB5], File.ReadAllBytes(folder["free"]));
    }
}
