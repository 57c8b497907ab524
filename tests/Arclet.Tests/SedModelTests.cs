using System.Text.Json;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.TestSupport;

namespace Arclet.Tests;

public class SedModelTests
{
    private const string Model = """[{ "redshift": 2, "exponential": { "massformed": 9, "metallicity": 0.4, "age": 0.5, "tau": 0.1 }, "dust": { "type": "Calzetti", "Av": 0.6 }, "nebular": { "logU": -2.5 } }, { "redshift": 2, "burst": { "massformed": 9, "metallicity": 0.4, "age": 5 } }]""";

    [SharedDataFact]
    public void Model_TheGoldenFileInBagpipesMode_IsWhatBagpipesComputed()
    {
        using var folder = new TemporaryFolder();
        string golden = SharedData.File("sed", "bagpipes_golden"), models = Path.Combine(golden, "golden_photometry.json");
        CommandLineRun run = CommandLineRun.Of("sed", "model", "--mode", "bagpipes", "--grid", Path.Combine(golden, "grids"), "--filters", Path.Combine(golden, "filters"), "--models", models, "--out", folder["phot.fits"]);
        Assert.Equal(0, run.ExitCode);
        Table table = Table.Read(folder["phot.fits"]);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(models).Replace("NaN", "null", StringComparison.Ordinal));
        JsonElement rows = json.RootElement.GetProperty("rows");
        Assert.Equal(rows.GetArrayLength(), table.RowCount);
        double[] flux = [.. table.Doubles("flux_F277W_njy").Values];
        double[] mass = [.. table.Doubles("log_stellar_mass").Values];
        for (int i = 0; i < flux.Length; i++)
        {
            // Band 17 is F277W, in uJy there; the requirement is 1e-6 and 1e-6 dex.
            Assert.Equal(1, flux[i] / (1e3 * rows[i].GetProperty("phot_mujy")[17].GetDouble()), 1e-6);
            Assert.Equal(rows[i].GetProperty("log_stellar_mass").GetDouble(), mass[i], 1e-6);
        }
    }

    [Fact]
    public void Model_OfTheTestGrid_WritesARowForEachModel_AndFlagsTheUnphysical()
    {
        using var folder = Inputs();
        CommandLineRun run = CommandLineRun.Of("sed", "model", "--grid", folder["grid.fits"], "--filters", folder["filters"], "--models", folder["models.json"], "--out", folder["phot.ecsv"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 of 2 models are unphysical", run.Error, StringComparison.Ordinal);
        Table table = Table.Read(folder["phot.ecsv"]);
        Assert.Equal(2, table.RowCount);
        Assert.True(table.Doubles("flux_F150W_njy").Values[0] > 0);
        Assert.True(double.IsNaN(table.Doubles("flux_F150W_njy").Values[1]));
        Assert.Equal("unphysical", table.Strings("flag").Values[1]);
        Assert.Equal(9, table.Doubles("log_formed_mass").Values[0], 1e-9);
    }

    [Fact]
    public void Model_WrongInputs_AreOneSentence()
    {
        using var folder = Inputs();
        Run(folder["grid.fits"], "exact").AssertRefused("--mode is 'exact'", "default or bagpipes");
        File.WriteAllText(folder["models.json"], """[{ "redshift": 2, "exponential": { "massformed": 9, "metallicity": 0.4, "age": 0.5 } }]""");
        Run(folder["grid.fits"], "default").AssertRefused("model 0", "exponential.tau is missing");
        File.WriteAllText(folder["models.json"], """[{ "redshift": 2, "exponentail": { "massformed": 9 } }]""");
        Run(folder["grid.fits"], "default").AssertRefused("'exponentail' is not known");
        File.WriteAllText(folder["models.json"], "redshift: 2");
        Run(folder["grid.fits"], "default").AssertRefused("this is not JSON");

        CommandLineRun Run(string grid, string mode) =>
            CommandLineRun.Of("sed", "model", "--mode", mode, "--grid", grid, "--filters", folder["filters"], "--models", folder["models.json"], "--out", folder["phot.ecsv"]);
    }

    private static TemporaryFolder Inputs()
    {
        var folder = new TemporaryFolder();
        PopulationGridFile.Write(folder["grid.fits"], AnalyticTestGrid.Create());
        Directory.CreateDirectory(folder["filters"]);
        File.WriteAllText(Path.Combine(folder["filters"], "jwst_f150w.txt"), "13000 0\n13500 1\n16500 1\n17000 0\n");
        File.WriteAllText(folder["models.json"], Model);
        return folder;
    }
}
