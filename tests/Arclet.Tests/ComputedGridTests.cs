using System.Diagnostics;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Tests;

/// <summary><c>--grid computed</c> as users have it: a small computed grid stands in the cache for the default one, which takes half a minute.</summary>
public sealed class ComputedGridTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string? before = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
    private readonly string file;

    public ComputedGridTests()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder["cache"]);
        file = new ComputedGridCache().FileOf(new ComputedPopulationSettings())!;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    }

    private static PopulationGrids Small { get; } = ComputedPopulationGrid.Compute(new ComputedPopulationSettings { BlackBodies = true, Metallicities = [0.004, 0.02], AgesYears = [0, 1e6, 5e6, 1e7, 5e7, 2e8, 1e9, 1.4e10] });

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", before);
        folder.Dispose();
    }

    [Fact]
    public void SedModelAndFit_WithTheComputedGrid_AreMarked()
    {
        PopulationGridFile.Write(file, Small);
        using var field = new SedFitField();
        File.WriteAllText(folder["models.json"], """[{ "redshift": 2, "burst": { "massformed": 9, "metallicity": 0.4, "age": 0.05 }, "nebular": { "logU": -2.5 } }]""");
        CommandLineRun model = CommandLineRun.Of("sed", "model", "--grid", "computed", "--filters", field.Filters, "--models", folder["models.json"], "--out", folder["phot.ecsv"]);
        Assert.Equal(0, model.ExitCode);
        Assert.Single(model.Error.Split('\n'), l => l.Contains(ComputedPopulations.Caution, StringComparison.Ordinal));
        Assert.Equal(ComputedPopulations.Caution, Table.Read(folder["phot.ecsv"]).Metadata["caution"]);

        CommandLineRun fit = CommandLineRun.Of("sed", "fit", field.Table, "--grid", "computed", "--filters", field.Filters, "--preset", "paper-clumps", "--history", "exp_tau10", "--only", SedFitField.Ids[0], "--out", folder["fit"]);
        Assert.True(fit.ExitCode == 0, fit.Error);
        Assert.Single(fit.Error.Split('\n'), l => l.Contains(ComputedPopulations.Caution, StringComparison.Ordinal));
        Assert.Contains("the prior of metallicity_solar is log_uniform(0.2, 1) instead of log_uniform(0.01, 3)", fit.Error, StringComparison.Ordinal);
        Assert.Equal(ComputedPopulations.Caution, Table.Read(Path.Combine(folder["fit"], "results.ecsv")).Metadata["caution"]);
        Assert.Contains(ComputedPopulations.Caution, File.ReadAllText(Path.Combine(folder["fit"], "provenance.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfTheComputedGrid_PrintsThePublishedValuesBeside()
    {
        PopulationGridFile.Write(file, Small);
        CommandLineRun run = CommandLineRun.Of("populations", "check", "--grid", "computed", "--out", folder["check.ecsv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("     BC03   46.69", run.Output, StringComparison.Ordinal);
        Assert.Equal(ComputedPopulations.Caution, Table.Read(folder["check.ecsv"]).Metadata["caution"]);
        Assert.DoesNotContain("BC03", CommandLineRun.Of("populations", "check", "--grid", "computed", "--metallicity", "0.004").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_ToAFile_WritesAGridThatIsMarkedWhereverItIsUsed()
    {
        CommandLineRun run = CommandLineRun.Of("populations", "compute", "--metallicities", "0.02", "--ages", "0,3,10,1000", "--imf", "kroupa(0.1,120)", "--black-bodies", "--out", folder["own.fits"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(ComputedPopulations.Caution, run.Error, StringComparison.Ordinal);
        Assert.Contains("Kroupa 2001", run.Output, StringComparison.Ordinal);
        Assert.Contains(ComputedPopulations.Caution, CommandLineRun.Of("populations", "info", folder["own.fits"]).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("--imf is 'salpeter(1)'", "--imf", "salpeter(1)", "--out", "x.fits")]
    [InlineData("--imf is 'kroupa(2,1)'", "--imf", "kroupa(2,1)", "--out", "x.fits")]
    [InlineData("expected masses from 0.08 to 150", "--imf", "kroupa(0.01,100)", "--out", "x.fits")]
    [InlineData("--metallicities has '0.04' at place 2", "--metallicities", "0.02,0.04", "--out", "x.fits")]
    [InlineData("--ages has '1' at place 2", "--ages", "5,1", "--out", "x.fits")]
    [InlineData("expected 5000 to 20000 K", "--gas-temperature", "100", "--out", "x.fits")]
    [InlineData("--out is missing", "--imf", "kroupa")]
    [InlineData("ends in .fits", "--out", "x.csv")]
    public void Compute_WrongOptions_AreOneSentence(string words, params string[] options) =>
        CommandLineRun.Of(["populations", "compute", .. options]).AssertRefused(words);

    [Fact]
    public void Clusters_WithATable_PrintPercentilesAndAreMarked()
    {
        CommandLineRun run = CommandLineRun.Of("populations", "clusters", "--black-bodies", "--mass", "1e3", "--count", "20", "--log-u", "-2.5", "--out", folder["clusters.ecsv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("log_q", run.Output, StringComparison.Ordinal);
        Assert.Contains(ComputedPopulations.Caution, run.Error, StringComparison.Ordinal);
        Table table = Table.Read(folder["clusters.ecsv"]);
        Assert.Equal(20, table.RowCount);
        Assert.Equal(ComputedPopulations.Caution, table.Metadata["caution"]);
    }

    [Theory]
    [InlineData("a cluster has 1 Msun", "--mass", "1")]
    [InlineData("--metallicity is 0.05", "--metallicity", "0.05")]
    [InlineData("--bands is given without --filters", "--bands", "F150W")]
    [InlineData("log U = 1", "--log-u", "1")]
    public void Clusters_WrongOptions_AreOneSentence(string words, params string[] options) =>
        CommandLineRun.Of(["populations", "clusters", "--black-bodies", .. options]).AssertRefused(words);

    [Fact]
    public void GridComputed_WhileAnotherProcessComputes_WaitsForItsFile()
    {
        FileStream held = new(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine.ArcletProgram).Assembly.Location, "populations", "info", "computed"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        using (held)
        {
            Assert.Contains("waiting for it", child.StandardError.ReadLine(), StringComparison.Ordinal);
            PopulationGridFile.Write(file, Small);
            Assert.False(child.HasExited);
        }

        string output = child.StandardOutput.ReadToEnd();
        Assert.True(child.WaitForExit(30_000));
        Assert.Equal(0, child.ExitCode);
        Assert.Contains("metallicities  2: Z = 0.004 0.02", output, StringComparison.Ordinal);
    }
}
