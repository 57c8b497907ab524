using Arclet.Fits;
using Arclet.Inference;

namespace Arclet.Study.Tests.Results;

public sealed class ResultTablesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Correlation_OfFiveKnownPairs_IsScipys()
    {
        // scipy 1.10.1: pearsonr, spearmanr and linregress of the same numbers.
        ResampledCorrelation r = ResampledCorrelation.Of([1, 2, 3, 4, 5.5], [2, 1, 4, 3, 7], new SeededRandom(1, "t"), 200);
        Assert.Equal(0.8580868, r.Pearson.Value, 6);
        Assert.Equal(0.0627914, r.PearsonProbability.Value, 6);
        Assert.Equal(0.8, r.Spearman.Value, 12);
        Assert.Equal(0.104088, r.SpearmanProbability.Value, 6);
        Assert.Equal(1.1311475, r.Slope.Value, 6);
        Assert.InRange(r.Pearson.Value, r.Pearson.Low, r.Pearson.High);
    }

    [Fact]
    public void Correlation_WithTiesAndInfinity_RanksThemAsScipyDoes()
    {
        // scipy 1.10.1: spearmanr with -1e9 for the infinity.
        ResampledCorrelation r = ResampledCorrelation.Of([1, 1, 2, 3, 4], [double.NegativeInfinity, 0, 0, 9, 5], new SeededRandom(1, "t"), 50);
        Assert.Equal(0.8157895, r.Spearman.Value, 5);
        Assert.Equal(5, r.Count);
    }

    [Fact]
    public void Correlation_OfUnrelatedNumbers_HasProbabilitiesThatAreUniform()
    {
        // 200 samples: the part below 0.1 is binomial, 0.1 +- 0.021; three standard deviations.
        var random = new SeededRandom(5, "unrelated");
        int below = 0;
        for (int k = 0; k < 200; k++)
        {
            double[] x = [.. Enumerable.Range(0, 40).Select(_ => random.Gaussian())], y = [.. x.Select(_ => random.Gaussian())];
            below += ResampledCorrelation.Of(x, y, random, 1).SpearmanProbability.Value < 0.1 ? 1 : 0;
        }

        Assert.InRange(below / 200.0, 0.1 - 0.064, 0.1 + 0.064);
    }

    [Fact]
    public void MediansByRedshift_OfKnownClumps_AreTheirMedians()
    {
        ResultBase sample = Sample();
        Table table = BinTables.ByRedshift(sample);
        int row = Enumerable.Range(0, table.RowCount).Single(i => table.Strings("quantity")[i] == "log_stellar_mass" && table.Strings("objects")[i] == "clumps" && table.Integers("bin")[i] == 1);
        Assert.Equal((1.5, 2.5), (table.Doubles("z_low")[row], table.Doubles("z_high")[row]));
        Assert.Equal(21, table.Integers("n")[row]);
        Assert.Equal(7.0, table.Doubles("median")[row], 12);
        Assert.Equal(6.32, table.Doubles("p16")[row], 9);
        Assert.True(table.Doubles("median_low")[row] < 7 && table.Doubles("median_high")[row] > 7);
    }

    [Fact]
    public void Correlations_OfAMassGradient_FindItAndNoAgeGradient()
    {
        Table table = CorrelationTable.Of(Sample(), 2);
        int Row(string y) => Enumerable.Range(0, table.RowCount).Single(i => table.Strings("sample")[i] == CorrelationPairs.AllClumps && table.Strings("x")[i] == "distance" && table.Strings("y")[i] == y);
        Assert.Equal(-0.5, table.Doubles("slope")[Row("log_stellar_mass")], 9);
        Assert.Equal(-1, table.Doubles("spearman_r")[Row("log_stellar_mass")], 9);
        Assert.True(table.Doubles("spearman_p")[Row("log_age")] > 0.05);
    }

    [Fact]
    public void KsTest_OfTwoBinsThatDoNotOverlap_IsOne()
    {
        ResultBase sample = Sample(shift: 5);
        Table table = DistributionTable.Of(sample);
        int row = Enumerable.Range(0, table.RowCount).Single(i => table.Strings("quantity")[i] == "log_stellar_mass" && table.Strings("first")[i] == "z 1.5-2.5" && table.Strings("second")[i] == "z 2.5-3.5");
        Assert.Equal(1, table.Doubles("d")[row]);
        Assert.True(table.Doubles("p")[row] < 1e-8);
    }

    [Fact]
    public void MassFunctionFits_OfDrawnMasses_HaveTheirSlopeWithinTwoSigma()
    {
        var random = new SeededRandom(8, "masses");
        ResultClump[] clumps = [.. Enumerable.Range(0, 500).Select(i => new ResultClump { Id = $"1-{i}", GalaxyId = "1", Redshift = 2, Mu = 4, LogMass = 6 - Math.Log10(1 - random.NextDouble()), LogMassError = 0 })];
        var sample = new ResultBase(new() { Clumps = clumps, Galaxies = [new() { Id = "1", Redshift = 2 }] }, new() { LogCompletenessMass = 6.5 });
        Table fits = MassFunctionTables.Fits(sample, [1, 3, 5, 10], 2);
        Assert.Equal("power_law", fits.Strings("shape")[0]);
        Assert.InRange(fits.Doubles("slope")[0], -2 - (2 * (fits.Doubles("slope")[0] - fits.Doubles("slope_low")[0])), -2 + (2 * (fits.Doubles("slope_high")[0] - fits.Doubles("slope")[0])));
        Table data = MassFunctionTables.Cumulative(sample, [1, 3, 5, 10]);
        Assert.Equal(1000, data.RowCount - data.Strings("sample").Values.ToArray().Count(s => s.StartsWith("z ", StringComparison.Ordinal)));
    }

    [Fact]
    public void FilterSubsets_OfKnownFits_HaveTheirBiasAndScatter()
    {
        FilterSubsetFit[] all = [.. Enumerable.Range(0, 11).Select(i => new FilterSubsetFit($"{i}", 7, 0.1, 0.3, 0.2, 0.05, 0.1, 1, 0, 0.5, 0.2))];
        FilterSubsetFit[] few = [.. all.Select((f, i) => f with { LogMass = 7.2 + (0.1 * (i - 5)), LogAgeError = 0.37 })];
        var subsets = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal) { ["all"] = all, ["6bb"] = few };
        Table table = FilterSubsetTable.Of(new(new() { Clumps = [], Galaxies = [], FilterSubsets = subsets }, new() { Resamples = 50 }));
        Assert.Equal(["log_age", "log_stellar_mass", "metallicity", "a_v", "log_sfr10"], table.Strings("quantity").Values.ToArray());
        Assert.Equal(0.07, table.Doubles("widening")[0], 12);
        Assert.Equal(0.2, table.Doubles("bias")[1], 12);

        // Deviations 0, 0.1, 0.1, ... 0.5, 0.5: their median is 0.3.
        Assert.Equal(1.4826 * 0.3, table.Doubles("scatter")[1], 9);
        Assert.Equal(0, table.Doubles("bias")[3], 12);
    }

    [Fact]
    public void MainSequence_OfAGalaxyOnIt_HasNoOffset()
    {
        double age = Arclet.Sky.FlatLambdaCdm.Default.AgeGyr(2);
        var galaxy = new ResultGalaxy { Id = "1", Redshift = 2, LogMass = 10, Sfr100 = Math.Pow(10, ((0.84 - (0.026 * age)) * 10) - (6.51 - (0.11 * age))) };
        Assert.Equal(0, MainSequenceTable.Of(new(new() { Clumps = [], Galaxies = [galaxy] }, new())).Doubles("offset")[0], 9);
    }

    [Fact]
    public void Report_OfAFinishedStudy_IsTheSameForAnyThreadsAndLeftAloneWhenNothingChanged()
    {
        var study = new LastStagesStudy(folder.File("a")) { HasSeds = true };
        study.Run();
        ReportContext one = Write(study, 1, "one"), two = Write(study, 2, "two");
        Assert.Equal(one.Files.Keys.Order(StringComparer.Ordinal), two.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(one.Files.Keys, f => Assert.Equal(File.ReadAllBytes(one.PathOf(f)), File.ReadAllBytes(two.PathOf(f))));
        Assert.All(one.Files.Values, Assert.True);
        Assert.Contains("tables/headlines.ecsv", one.Files.Keys);

        DateTime before = File.GetLastWriteTimeUtc(one.PathOf("tables/headlines.ecsv"));
        ReportContext again = Write(study, 1, "one");
        Assert.All(again.Files.Values, Assert.False);
        Assert.Equal(one.Files.Count, again.Files.Count);
        Assert.Equal(before, File.GetLastWriteTimeUtc(one.PathOf("tables/headlines.ecsv")));

        // Another threshold makes the tables again; a file that was deleted comes back.
        File.Delete(one.PathOf("catalogue/clumps.vot"));
        File.AppendAllText(study.Folder.SettingsFile, "results:\n  resamples: 50\n");
        again = Write(study, 1, "one");
        Assert.True(again.Files["catalogue/clumps.vot"]);
        Assert.True(again.Files["tables/medians_redshift.ecsv"]);
        Assert.False(again.Files["catalogue/flags.ecsv"]);
    }

    [Fact]
    public void Steps_ThatMakeFewerFilesThanBefore_RemoveTheOthers()
    {
        var study = new LastStagesStudy(folder.File("a"));
        study.Run();
        ReportContext context = Context(study, 1, "r");
        var steps = new ReportSteps(context);
        Assert.True(steps.Run("s", "1", () => { context.Write("x.txt", "x"); context.Write("y.txt", "y"); return ["x.txt", "y.txt"]; }));
        Assert.False(new ReportSteps(context).Run("s", "1", () => throw new InvalidOperationException("nothing changed")));
        Assert.True(new ReportSteps(context).Run("s", "2", () => { context.Write("x.txt", "x"); return ["x.txt"]; }));
        Assert.False(File.Exists(context.PathOf("y.txt")));
        Assert.True(File.Exists(context.PathOf("x.txt")));
    }

    private static ReportContext Context(LastStagesStudy study, int threads, string name) =>
        new() { Study = StudyResults.Read(study.Folder, study.Settings, study.Stages()), Folder = Path.Combine(study.Folder.Root, name), Threads = threads };

    private static ReportContext Write(LastStagesStudy study, int threads, string name)
    {
        ReportContext context = Context(study, threads, name);
        var steps = new ReportSteps(context);
        ResultTableFiles.Write(context, steps);
        CatalogueFiles.Write(context, steps);
        return context;
    }

    /// <summary>Two redshift bins of 21 clumps each: masses 10^6 to 10^8 that fall by half a dex per kpc, ages in an order without a trend.</summary>
    private static ResultBase Sample(double shift = 0)
    {
        ResultClump[] clumps = [.. new[] { 2.0, 3.0 }.SelectMany((z, b) => Enumerable.Range(0, 21).Select(i => new ResultClump
        {
            Id = $"{b}-{i}", GalaxyId = $"{b}", Redshift = z, LogMass = 6 + (0.1 * i) + (b * shift), LogMassError = 0.1, DistanceKiloparsec = 4 - (0.2 * i), AgeMyr = 10 * (1 + (i * 8 % 21)), RadiusParsec = 100, Mu = 3,
        }))];
        ResultGalaxy[] galaxies = [.. new[] { 2.0, 3.0 }.Select((z, b) => new ResultGalaxy { Id = $"{b}", Redshift = z, LogMass = 9 + b, Sfr100 = 1, LogSpecificSfr = -9, ClumpCount = 21 })];
        return new(new() { Clumps = clumps, Galaxies = galaxies }, new() { Resamples = 100 });
    }
}
