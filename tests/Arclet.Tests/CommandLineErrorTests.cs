namespace Arclet.Tests;

public class CommandLineErrorTests
{
    [Fact]
    public void NoVerb_IsRefused() => CommandLineRun.Of().AssertRefused("command", "--help");

    [Fact]
    public void UnknownVerb_IsRefused() => CommandLineRun.Of("detekt", "x.fits").AssertRefused("--help");

    [Fact]
    public void MissingOut_IsRefused() => CommandLineRun.Of("detect", "x.fits").AssertRefused("--out", "arclet detect --help");

    [Theory]
    [InlineData("--threshold", "-1", "above 0")]
    [InlineData("--threshold", "nan", "above 0")]
    [InlineData("--threshold", "two", "two")]
    [InlineData("--threshold", "1,5", "'1,5', expected a number")]
    [InlineData("--threshold", "1 000", "'1 000', expected a number")]
    [InlineData("--threshold-on", "sigma", "sigma")]
    [InlineData("--min-area", "0", "at least 1")]
    [InlineData("--min-area", "1,000", "'1,000', expected a whole number")]
    [InlineData("--min-area", "4.5", "'4.5', expected a whole number")]
    [InlineData("--deblend-levels", "0", "at least 1")]
    [InlineData("--deblend-levels", "100000", "at most 32768")]
    [InlineData("--deblend-contrast", "1.5", "from 0 to 1")]
    [InlineData("--deblend-contrast", "0,005", "'0,005', expected a number")]
    [InlineData("--mesh", "1", "at least 2")]
    [InlineData("--mesh", "2000000000", "at most 16384")]
    [InlineData("--mesh", "99999999999999999999", "at most 16384")]
    [InlineData("--filter-size", "0", "at least 1")]
    [InlineData("--filter-size", "2000000000", "at most 255")]
    [InlineData("--zeropoint", "28,9", "'28,9', expected a number")]
    [InlineData("--zeropoint", "bright", "'bright', expected a number")]
    [InlineData("--clean", "often", "or none")]
    [InlineData("--clean", "0,5", "'0,5', expected a finite number above 0, or none")]
    [InlineData("--leftover", "chance", "drawn or highest")]
    [InlineData("--threads", "0", "at least 1")]
    [InlineData("--threads", "many", "'many', expected a whole number")]
    [InlineData("--kernel", "gaussian:wide", "number of pixels")]
    [InlineData("--kernel", "gaussian:2,5", "number of pixels")]
    [InlineData("--kernel", "", "empty")]
    [InlineData("--preview", "p.jpg", "expected .png")]
    [InlineData("--kernel", "gaussian:-2", "between 0 and 100")]
    [InlineData("--kernel", "no-such-kernel.conv", "no such file")]
    public void ImpossibleValue_IsRefusedWithTheOptionAndWhatWasExpected(string option, string value, string expected)
    {
        string named = option == "--preview" ? value : value.Length == 0 ? "name" : option;
        CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", option, value).AssertRefused(named, expected);
    }

    [Theory]
    [InlineData("--threshold")]
    [InlineData("--zeropoint")]
    [InlineData("--threads")]
    public void NumberThatIsMissing_IsRefused(string option) => CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", option).AssertRefused(option);

    [Fact]
    public void ContradictingOptions_AreRefused()
    {
        CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", "--error", "e.fits", "--weight", "w.fits").AssertRefused("--error", "--weight");
        CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", "--exposure", "e.fits").AssertRefused("--exposure", "--weight");
        CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", "--native-units", "--zeropoint", "28.9").AssertRefused("--zeropoint", "--native-units");
    }

    [Fact]
    public void OutputOfUnknownFormat_IsRefusedBeforeTheImageIsOpened() =>
        CommandLineRun.Of("detect", "x.fits", "--out", "x.txt").AssertRefused("x.txt", ".fits, .ecsv, .vot or .csv");

    [Fact]
    public void OutputThatIsAnInput_IsRefused() =>
        CommandLineRun.Of("detect", "x.fits[SCI]", "--out", "x.csv", "--segmentation", "x.fits").AssertRefused("x.fits", "also an input");

    [Fact]
    public void TwoOutputsOfOneName_AreRefused() =>
        CommandLineRun.Of("detect", "x.fits", "--out", "x.csv", "--regions", "./x.csv").AssertRefused("x.csv", "written twice");

    [Fact]
    public void OutputInAMissingFolder_IsRefused() =>
        CommandLineRun.Of("detect", "x.fits", "--out", "no-such-folder/x.csv").AssertRefused("no-such-folder/x.csv", "folder does not exist");

    [Theory]
    [InlineData("--out")]
    [InlineData("--segmentation")]
    [InlineData("--preview")]
    public void OutputWithAnEmptyName_IsRefused(string option)
    {
        string[] required = option == "--out" ? [] : ["--out", "x.csv"];
        CommandLineRun.Of(["detect", "x.fits", .. required, option, ""]).AssertRefused("name of a file to write is empty");
    }

    [Fact]
    public void DemoFolderWithAnEmptyName_IsRefused() => CommandLineRun.Of("demo", "--out", "").AssertRefused("name of the demo's folder is empty");

    [Fact]
    public void DemoSeedThatIsNoNumber_IsRefused() => CommandLineRun.Of("demo", "--seed", "many").AssertRefused("--seed", "many");

    [Fact]
    public void DemoFolderThatIsAFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        CommandLineRun.Of("demo", "--out", folder["file"]).AssertRefused("file", "cannot be made");
    }

    [Theory]
    [InlineData("depth", "--radius", "0,06", "expected a number")]
    [InlineData("depth", "--zeropoint", "28,9", "expected a number")]
    [InlineData("depth", "--count", "3e3", "expected a whole number")]
    [InlineData("fit", "--shift", "0,5", "expected a number")]
    [InlineData("fit", "--gain", "1,5", "expected a number")]
    [InlineData("fit", "--box", "9,5", "expected a whole number")]
    [InlineData("psf", "--pixel-scale", "0,03", "expected a number")]
    [InlineData("psf", "--oversampling", "two", "expected a whole number")]
    public void NumberOfAnyVerb_ThatIsNone_IsRefused(string verb, string option, string value, string expected)
    {
        string[] required = verb switch
        {
            "depth" => option == "--radius" ? ["--out", "o.csv"] : ["--out", "o.csv", "--radius", "1"],
            "fit" => ["--error", "e.fits", "--psf", "p.json", "--positions", "p.csv", "--out", "o.csv"],
            _ => ["--out", "o.fits"],
        };
        CommandLineRun.Of([verb, "x.fits", .. required, option, value]).AssertRefused(option, expected);
    }
}
