using System.Runtime.CompilerServices;

namespace Arclet.Tests;

/// <summary>The help is part of what users rely on: it is compared with the approved text, ARCLET_APPROVE=1 approves what there is.</summary>
public class HelpTests
{
    [Theory]
    [InlineData("arclet", "--help")]
    [InlineData("detect", "detect", "--help")]
    [InlineData("demo", "demo", "--help")]
    [InlineData("simulate", "simulate", "--help")]
    [InlineData("edits", "edits", "--help")]
    [InlineData("new", "new", "--help")]
    [InlineData("check", "check", "--help")]
    [InlineData("run", "run", "--help")]
    [InlineData("status", "status", "--help")]
    [InlineData("show", "show", "--help")]
    [InlineData("report", "report", "--help")]
    [InlineData("psf", "psf", "--help")]
    [InlineData("depth", "depth", "--help")]
    [InlineData("fit", "fit", "--help")]
    [InlineData("lens", "lens", "--help")]
    [InlineData("lens-at", "lens", "at", "--help")]
    [InlineData("lens-map", "lens", "map", "--help")]
    [InlineData("lens-critical", "lens", "critical", "--help")]
    [InlineData("lens-chi2", "lens", "chi2", "--help")]
    [InlineData("lens-images", "lens", "images", "--help")]
    [InlineData("lens-predict", "lens", "predict", "--help")]
    [InlineData("lens-group", "lens", "group", "--help")]
    [InlineData("lens-source", "lens", "source", "--help")]
    [InlineData("lens-fit", "lens", "fit", "--help")]
    [InlineData("lens-clumps", "lens", "clumps", "--help")]
    [InlineData("lens-convert", "lens", "convert", "--help")]
    [InlineData("host", "host", "--help")]
    [InlineData("sed-fit", "sed", "fit", "--help")]
    [InlineData("populations", "populations", "--help")]
    [InlineData("populations-compute", "populations", "compute", "--help")]
    [InlineData("populations-clusters", "populations", "clusters", "--help")]
    [InlineData("populations-import", "populations", "import", "--help")]
    [InlineData("populations-info", "populations", "info", "--help")]
    [InlineData("populations-check", "populations", "check", "--help")]
    [InlineData("sed", "sed", "--help")]
    [InlineData("sed-model", "sed", "model", "--help")]
    public void Help_IsTheApprovedText(string name, params string[] arguments)
    {
        CommandLineRun run = CommandLineRun.Of(arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        AssertApproved(name, run.Output);
    }

    [Fact]
    public void Help_WithoutTheRequiredArguments_StillHelps() => Assert.Equal(0, CommandLineRun.Of("detect", "-h").ExitCode);

    [Fact]
    public void Version_IsThatOfTheAssembly()
    {
        CommandLineRun run = CommandLineRun.Of("--version");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("0.", run.Output, StringComparison.Ordinal);
    }

    private static void AssertApproved(string name, string text, [CallerFilePath] string thisFile = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(thisFile)!, "Approved", name + ".help.approved.txt");
        string trimmed = string.Join('\n', text.Split('\n').Select(l => l.TrimEnd())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("ARCLET_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, trimmed);
        }

        Assert.Equal(File.ReadAllText(file), trimmed);
    }
}
