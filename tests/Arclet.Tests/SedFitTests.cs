using System.Text.Json;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sed;

namespace Arclet.Tests;

public class SedFitTests(SedFitField field) : IClassFixture<SedFitField>
{
    [Fact]
    public void Fit_Catalogue_WritesTablesSamplesFiguresAndProvenance()
    {
        string to = field["whole"];
        CommandLineRun run = Run(field.Table, to, "--samples", "150", "--figures", "all");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Output);
        Assert.Contains("3 of 3 objects fitted with 2 histories", run.Error, StringComparison.Ordinal);

        Table results = Table.Read(Path.Combine(to, "results.ecsv"));
        Assert.Equal(SedFitField.Ids, results.Strings("id").Values.ToArray());
        foreach (string column in new[] { "log_formed_mass", "a_v", "age_gyr", "tau_gyr", "log_stellar_mass", "sfr10", "sfr100", "mass_weighted_age_gyr" }.SelectMany(q => new[] { "_p16", "_p50", "_p84", "_best" }, (q, e) => q + e))
            Assert.True(results.Contains(column), column);
        foreach (string column in new[] { "ln_evidence", "ln_evidence_err", "chi2_best", "n_bands", "flag", "note", "ln_bayes_burst", "probability_burst", "probability_decay", "log_stellar_mass_averaged_p50", "a_v_learned" })
            Assert.True(results.Contains(column), column);
        Assert.Equal("dex(solMass)", results.Doubles("log_stellar_mass_p50").Unit);
        for (int i = 0; i < 3; i++)
        {
            double low = results.Doubles("log_formed_mass_p16")[i], middle = results.Doubles("log_formed_mass_p50")[i], high = results.Doubles("log_formed_mass_p84")[i];
            Assert.True(low < middle && middle < high);

            // A tenth of the flux tells the mass to 0.1 dex; three times the quoted half width, and never less than that.
            Assert.Equal(SedFitField.TrueLogMass[i], middle, Math.Max(0.1, 1.5 * (high - low)));
            Assert.InRange(results.Doubles("chi2_best")[i], 0, 15);
            Assert.Equal(8, results.Integers("n_bands")[i]);
            Assert.Equal(1, results.Doubles("probability_burst")[i] + results.Doubles("probability_decay")[i], 12);
        }

        Table burst = Table.Read(Path.Combine(to, "results_burst.ecsv"));
        Assert.Equal(burst.Doubles("ln_evidence")[1] - results.Doubles("ln_evidence")[1], results.Doubles("ln_bayes_burst")[1], 12);
        Assert.False(burst.Contains("tau_gyr_p50"));
        Assert.True(burst.Contains("residual_F444W"));

        Table samples = Table.Read(Path.Combine(to, "samples", "clump%203.fits") + "[decay]");
        Assert.Equal(150, samples.RowCount);
        double[] mass = [.. samples.Doubles("log_formed_mass").Values.ToArray().Order()];

        // 150 of them: the median is good to a tenth of a sigma or so.
        Assert.Equal(results.Doubles("log_formed_mass_p50")[2], mass[75], 0.5 * (results.Doubles("log_formed_mass_p84")[2] - results.Doubles("log_formed_mass_p16")[2]));

        foreach (string kind in new[] { "sed", "sfh", "corner", "priors" })
        {
            Assert.True(new FileInfo(Path.Combine(to, "figures", $"b%2F2-{kind}.pdf")).Length > 2000, kind);
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(to, "figures", $"b%2F2-{kind}.svg")), StringComparison.Ordinal);
        }

        using JsonDocument provenance = JsonDocument.Parse(File.ReadAllText(Path.Combine(to, "provenance.json")));
        Assert.Equal(64, provenance.RootElement.GetProperty("grid").GetProperty("sha256").GetString()!.Length);
        Assert.Equal(8, provenance.RootElement.GetProperty("filters").GetArrayLength());
        Assert.Equal(SedFitSettingsText.Of(SedFitSettingsFile.Parse(SedFitField.Config, "c") with { Samples = 150 }), provenance.RootElement.GetProperty("settings").GetString());
    }

    [Fact]
    public void Fit_OneAndTwoThreads_GiveTheSameTables()
    {
        Assert.Equal(0, Run(field.Table, field["one"], "--threads", "1").ExitCode);
        Assert.Equal(0, Run(field.Table, field["two"], "--threads", "2").ExitCode);
        AssertSameTables(field["one"], field["two"]);
    }

    [Fact]
    public async Task Fit_StoppedAndResumed_GivesTheTablesOfAnUninterruptedRun()
    {
        string whole = field["uninterrupted"], resumed = field["resumed"], units = Path.Combine(resumed, "units");
        Assert.Equal(0, Run(field.Table, whole).ExitCode);
        using var stop = new CancellationTokenSource();
        SedFitRequest request = Request(resumed);
        Task stopped = Task.Run(() => new SedFitRun(request, new MessageLog(TextWriter.Null, isTerminal: false)).Execute(stop.Token));
        while (!stopped.IsCompleted && !(Directory.Exists(units) && Directory.EnumerateFiles(units, "*.fits").Any()))
            await Task.Delay(2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.False(File.Exists(Path.Combine(resumed, "results.ecsv")));
        int done = Directory.GetFiles(units, "*.fits").Length;
        Assert.InRange(done, 1, 2);

        CommandLineRun run = Run(field.Table, resumed, "--resume");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{done} of them kept from an earlier run", run.Error, StringComparison.Ordinal);
        AssertSameTables(whole, resumed);
    }

    [Fact]
    public void Fit_ResumedWithOneFluxChanged_FitsThatObjectAgain()
    {
        string to = field["changed"], table = field["changed.csv"];
        File.WriteAllText(table, field.Catalogue);
        Assert.Equal(0, Run(table, to).ExitCode);
        double[] before = Table.Read(Path.Combine(to, "results.ecsv")).Doubles("chi2_best").Values.ToArray();
        string[] lines = field.Catalogue.Split('\n');
        string[] cells = lines[2].Split(',');
        cells[3] = "99";
        lines[2] = string.Join(',', cells);
        File.WriteAllText(table, string.Join('\n', lines));

        CommandLineRun run = Run(table, to, "--resume");
        Assert.Contains("2 of them kept", run.Error, StringComparison.Ordinal);
        double[] after = Table.Read(Path.Combine(to, "results.ecsv")).Doubles("chi2_best").Values.ToArray();
        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        Assert.Equal(before[2], after[2]);

        // A broken unit is as good as none.
        foreach (string unit in Directory.GetFiles(Path.Combine(to, "units")))
            File.WriteAllText(unit, "no FITS file");
        Assert.DoesNotContain("kept", Run(table, to, "--resume").Error, StringComparison.Ordinal);
        Assert.Equal(after, Table.Read(Path.Combine(to, "results.ecsv")).Doubles("chi2_best").Values.ToArray());
    }

    [Fact]
    public void Fit_BadRows_AreFlaggedAndDoNotStopTheOthers()
    {
        string[] lines = field.Catalogue.TrimEnd('\n').Split('\n');
        string[] cells = lines[1].Split(',');
        string Row(string id, string redshift, Func<string, int, string> cell) => string.Join(',', [id, redshift, .. cells[2..].Select(cell)]);
        File.WriteAllText(field["bad.csv"], string.Join('\n', [.. lines[..2], Row("z", "-1", (c, _) => c), Row("error", "1", (c, i) => i == 3 ? "0" : c), Row("empty", "1", (_, _) => ""), ""]));

        CommandLineRun run = Run(field["bad.csv"], field["bad"], "--history", "burst", "--figures", "flagged");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 of 4 objects fitted with 1 history", run.Error, StringComparison.Ordinal);
        Assert.Contains("warning: z was not fitted: row 2 (z) has the redshift -1", run.Error, StringComparison.Ordinal);
        Table results = Table.Read(Path.Combine(field["bad"], "results.ecsv"));
        Assert.Equal([256, 256, 256], results.Integers("flag").Values.ToArray()[1..]);
        Assert.Contains("with the error 0 in F814W", results.Strings("note")[2], StringComparison.Ordinal);
        Assert.Contains("neither a flux nor a limit", results.Strings("note")[3], StringComparison.Ordinal);
        Assert.False(double.IsNaN(results.Doubles("log_stellar_mass_p50")[0]));
        Assert.True(double.IsNaN(results.Doubles("log_stellar_mass_p50")[1]));
        Assert.False(results.Contains("ln_bayes_decay"));
    }

    [Theory]
    [InlineData("id,redshift,flux_F150W_njy\n1,1,5\n", "", "the column err_F150W_njy is missing")]
    [InlineData("id,flux_F150W_njy,err_F150W_njy\n1,5,1\n", "", "the column redshift is missing")]
    [InlineData("id,redshift,flux_F150W_njy,err_F150W_njy\n1,0,5,1\n", "", "row 1 (1) has the redshift 0")]
    [InlineData("id,redshift,flux_F182M_njy,err_F182M_njy\n1,1,5,1\n", "", "the filter F182M has no throughput curve in")]
    [InlineData(null, "seed: 1\nreddening: 2\n", "fit.bad.yaml: line 2: 'reddening' is no setting")]
    [InlineData(null, "a_v: uniform(0; 4)", "line 1: the prior of a_v")]
    public void Fit_WrongTableOrSettings_IsRefusedWithItsPlace(string? table, string settings, string words)
    {
        File.WriteAllText(field["wrong.csv"], table ?? field.Catalogue);
        File.WriteAllText(field["fit.bad.yaml"], settings);
        CommandLineRun.Of("sed", "fit", field["wrong.csv"], "--grid", field.Grid, "--filters", field.Filters, "--config", field["fit.bad.yaml"], "--out", field["wrong"]).AssertRefused(words);
    }

    [Theory]
    [InlineData("--preset paper", "--preset is 'paper', expected one of default, paper-clumps, paper-hosts")]
    [InlineData("--preset paper-hosts --config CONFIG", "--config and --preset are both given")]
    [InlineData("--config CONFIG --history burst,dekay", "--history names 'dekay', expected some of burst, decay")]
    [InlineData("--config CONFIG --only A2744-1,nobody", "there is no object with the id 'nobody'")]
    [InlineData("--config CONFIG --only ,", "--only is ','")]
    [InlineData("--config CONFIG --figures some", "--figures is 'some', expected none, flagged or all")]
    [InlineData("--config CONFIG --threads -1", "--threads is -1, expected at least 0")]
    [InlineData("--config CONFIG --samples 50 --figures all", "samples is 50 in the settings, expected at least 100")]
    [InlineData("--config nowhere.yaml", "nowhere.yaml: ")]
    public void Fit_WrongOptions_AreRefused(string options, string words) =>
        CommandLineRun.Of([.. Arguments(field["options"]), .. options.Replace("CONFIG", field.ConfigFile, StringComparison.Ordinal).Split(' ')]).AssertRefused(words);

    [Fact]
    public void Fit_WithoutAGrid_SaysHowToGetOne()
    {
        CommandLineRun.Of("sed", "fit", field.Table, "--filters", field.Filters, "--out", field["none"]).AssertRefused("--grid is missing", "arclet populations import");
        CommandLineRun.Of("sed", "fit", field.Table, "--grid", field["nowhere.fits"], "--filters", field.Filters, "--out", field["none"]).AssertRefused("nowhere.fits");
    }

    [Theory]
    [InlineData("")]
    [InlineData("preset: paper-clumps")]
    [InlineData("preset: paper-hosts\nstudent_degrees: 3\nerror_floors: {F444W: 0.1, F150W: 0.05}\nlikelihood: tables\nlive_points: 200\nintegrate_mass: no\nredshift: uniform(0.1, 8)")]
    [InlineData("histories:\n  two:\n    a_v: gaussian(0.5, 0.1)\n    components:\n      - form: continuity\n        edges_gyr: [0, 0.03, 0.1, 1]\n      - form: burst\n        age: uniform(0, 0.1)\n        fraction: uniform(0, 1)\nlimits: non_detection\ndust_law: smc\nnebular: no")]
    public void SettingsText_ReadBack_IsTheSame(string yaml)
    {
        string text = SedFitSettingsText.Of(SedFitSettingsFile.Parse(yaml, "s"));
        Assert.Equal(text, SedFitSettingsText.Of(SedFitSettingsFile.Parse(text, "written")));
    }

    [Theory]
    [InlineData(0, 0, 10, 5, "0 of 10 objects")]
    [InlineData(1, 5, 10, 2, "6 of 10 objects, 8 s left")]
    [InlineData(10, 0, 1010, 60, "10 of 1010 objects, 1:40:00 h left")]
    [InlineData(10, 0, 10, 2, "10 of 10 objects in 2 s")]
    public void ProgressWords_SayWhatIsLeft(int fitted, int kept, int total, double seconds, string expected) =>
        Assert.Equal(expected, SedFitProgress.Words(fitted, kept, total, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("A2744-1_b.2", "A2744-1_b.2")]
    [InlineData("../up", "%2E.%2Fup")]
    [InlineData("é", "%C3%A9")]
    public void FileName_AnyId_IsAPlainNameOfItsOwn(string id, string expected) => Assert.Equal(expected, SedFitFolder.FileName(id));

    private static void AssertSameTables(string one, string two)
    {
        foreach (string name in new[] { "results.ecsv", "results_burst.ecsv", "results_decay.ecsv" })
            Assert.Equal(File.ReadAllText(Path.Combine(one, name)), File.ReadAllText(Path.Combine(two, name)));
    }

    private string[] Arguments(string to) => ["sed", "fit", field.Table, "--grid", field.Grid, "--filters", field.Filters, "--out", to];

    private CommandLineRun Run(string table, string to, params string[] more) =>
        CommandLineRun.Of(["sed", "fit", table, "--grid", field.Grid, "--filters", field.Filters, "--config", field.ConfigFile, "--out", to, .. more]);

    private SedFitRequest Request(string to) => new()
    {
        Table = field.Table,
        Grid = field.Grid,
        Filters = field.Filters,
        Config = field.ConfigFile,
        Settings = SedFitSettingsFile.Read(field.ConfigFile),
        Out = to,
        Threads = 1,
        Only = [],
        WritesSamples = false,
        Figures = SedFitFigureChoice.None,
        Resume = false,
    };
}
