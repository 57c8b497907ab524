using Arclet.Populations;
using Arclet.TestSupport;

namespace Arclet.Tests;

public class PopulationsTests
{
    [Fact]
    public void InfoAndCheck_OfAGridFile_SayWhatIsInIt()
    {
        using var folder = new TemporaryFolder();
        PopulationGridFile.Write(folder["test.fits"], AnalyticTestGrid.Create());
        CommandLineRun info = CommandLineRun.Of("populations", "info", folder["test.fits"]);
        Assert.Equal((0, ""), (info.ExitCode, info.Error));
        Assert.Contains("analytic test grid (stars)", info.Output, StringComparison.Ordinal);
        Assert.Contains("Z = 0.0004 0.004 0.008 0.02 0.05", info.Output, StringComparison.Ordinal);
        CommandLineRun check = CommandLineRun.Of("populations", "check", "--grid", folder["test.fits"], "--metallicity", "0.004", "--out", folder["check.ecsv"]);
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Contains("Z = 0.004", check.Output, StringComparison.Ordinal);
        Assert.True(Arclet.Fits.Table.Read(folder["check.ecsv"]).RowCount > 3);
    }

    [Fact]
    public void Import_OfANativeFile_RenamesItAndKeepsItsProvenance()
    {
        using var folder = new TemporaryFolder();
        PopulationGridFile.Write(folder["test.fits"], AnalyticTestGrid.Create());
        CommandLineRun run = CommandLineRun.Of("populations", "import", folder["test.fits"], "--name", "Other", "--imf", "Kroupa", "--out", folder["other.fits"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Other: analytic test grid (stars) (read as Native)", run.Output, StringComparison.Ordinal);
        StellarGrid read = PopulationGrids.Read(folder["other.fits"]).Stars;
        Assert.Equal(("Other", "Kroupa"), (read.Name, read.Provenance.Imf));
    }

    [SharedDataFact]
    public void Import_OfBc03WithGas_TellsWhatItLeftOut_AndWritesTheFile()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of("populations", "import", SharedData.File("sed", "bc03-2016-chabrier"), "--imf", "Salpeter", "--nebular", SharedData.File("sed", "nebular-inoue2011"), "--out", folder["salp.fits"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("is left out: its IMF is Chabrier, not Salpeter", run.Error, StringComparison.Ordinal);
        Assert.Contains("1: Z = 0.02", run.Output, StringComparison.Ordinal);
        Assert.NotNull(PopulationGrids.Read(folder["salp.fits"]).Nebular);
    }

    [Fact]
    public void WrongOptions_AreRefusedByName()
    {
        using var folder = new TemporaryFolder();
        PopulationGridFile.Write(folder["test.fits"], AnalyticTestGrid.Create());
        CommandLineRun.Of("populations", "import", folder["none.ised"], "--out", folder["x.fits"]).AssertRefused("none.ised", "no such file");
        CommandLineRun.Of("populations", "import", folder["test.fits"], "--out", folder["x.csv"]).AssertRefused("x.csv", ".fits");
        CommandLineRun.Of("populations", "import", folder["test.fits"], "--out", folder["test.fits"]).AssertRefused("also an input");
        CommandLineRun.Of("populations", "import", folder["test.fits"], "--format", "galaxev").AssertRefused("--format", "bc03");
        CommandLineRun.Of("populations", "import", folder["test.fits"], "--metallicity", "0,02").AssertRefused("--metallicity");
        CommandLineRun.Of("populations", "import", folder["test.fits"], "--metallicity", "2").AssertRefused("--metallicity", "mass fraction");
        CommandLineRun.Of("populations", "check", "--grid", folder["nothing.fits"]).AssertRefused("nothing.fits", "no such file");
        Assert.False(File.Exists(folder["x.fits"]));
    }
}
