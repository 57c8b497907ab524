using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study.Tests.PaperFigures;

public class PaperFigureTests
{
    private static readonly Dictionary<string, Func<ResultBase, FigureResult>> Made = new(StringComparer.Ordinal)
    {
        ["02"] = s => Figure02HostHistories.Make(SyntheticSample.Hosts(s), "exp"),
        ["03"] = s => Figure03MainSequence.Make([.. SyntheticSample.Hosts(s).Where(h => h.History == "exp")], s),
        ["04"] = Figure04ClumpNumbers.Make,
        ["07"] = s => Figure07Histories.Make([("exp_tau1", s.Analysis), ("exp_tau10", s.Analysis), ("exp_tau100", s.Analysis), ("exp_free", s.Analysis)]),
        ["08"] = s => Figure08Sizes.Make(s, null),
        ["09"] = Figure09Magnification.Make,
        ["10"] = Figure10Hosts.Make,
        ["11"] = Figure11Clumps.Make,
        ["12"] = Figure12ClumpsAndHosts.Make,
        ["13"] = Figure13Radial.Make,
        ["15"] = Figure15Resolution.Make,
        ["16"] = Figure16Densities.Make,
        ["17"] = Figure17Rates.Make,
        ["18"] = s => Figure18MassFunctions.Make(s, [1, 3, 5, 10]),
        ["19"] = s => Figure19Galaxies.Make(s, []),
        ["20"] = Figure20FilterSubset.Make,
        ["21"] = Figure21FilterDifferences.Make,
    };

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (string number in Made.Keys)
        {
            foreach (int galaxies in new[] { 2, 12, 120 })
                data.Add(number, galaxies);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figure_OfFewOrManyGalaxies_HasNoTextOverAnotherOrOffThePage(string number, int galaxies)
    {
        FigureResult result = Made[number](SyntheticSample.Of(galaxies));
        Assert.True(result.Figure is not null, result.Missing);
        Assert.Empty(Faults(result.Figure));
        Assert.True(result.Data!.RowCount > 0);
        Assert.Equal("FIG" + number, result.Data.Name);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Figure_OfAnEmptyCatalogue_SaysWhatIsMissing(string number)
    {
        FigureResult result = Made[number](new ResultBase(new ResultCatalogue { Clumps = [], Galaxies = [] }, new()));
        Assert.Null(result.Figure);
        Assert.True(result.Missing.Length > 20);
    }

    public static TheoryData<string> Numbers() => [.. Made.Keys];

    [Fact]
    public void Figure11_OfAnAgeThatNoColourTells_DrawsItAtTheYoungestAndKeepsItInTheTable()
    {
        var clump = new ResultClump { Id = "1-1", GalaxyId = "1", Redshift = 1, AgeMyr = 1e-5, StartMyr = 2e-5, LogMass = 6, RadiusParsec = 50 };
        Assert.Equal((-1, -1, 6), (ClumpProperty.Age.Drawn(clump), ClumpProperty.Start.Drawn(clump), ClumpProperty.Mass.Drawn(clump)));
        Assert.True(double.IsNaN(ClumpProperty.Age.Drawn(clump with { AgeMyr = double.NaN })));
        Table data = Figure11Clumps.Make(new ResultBase(new ResultCatalogue { Clumps = [clump], Galaxies = [new() { Id = "1", Redshift = 1, ClumpCount = 1 }] }, new())).Data!;
        Assert.Equal(-5, data.Doubles("log_age_myr")[0], 9);
        Assert.Equal(Math.Log10(2e-5), data.Doubles("log_t0_myr")[0], 9);
    }

    [Fact]
    public void Figure02_OfARateThatHasDiedOut_DrawsItAtTheLeastAndKeepsItInTheTable()
    {
        var mass = new IntrinsicEstimate(9, 8.9, 9, 9.1, 0.1, 0.1);
        HostEstimate Of(string history, double rate) => new("1", 2, history, mass, new(rate, rate / 10, rate, 10, 0, 0));
        HostEstimate dead = Of("exp", 1e-90), none = Of("exp", 0);
        Assert.Equal(-4, dead.LogSfr);
        Assert.True(dead.IsBelowAxis);
        Assert.False(none.IsBelowAxis);
        Assert.True(double.IsNaN(none.LogSfr));

        // From 10^-4 as it is drawn, not from 10^-90, up to 10 Msun/yr.
        Assert.Equal((0, 5), HostEstimate.LogBarsOf(dead.Sfr100));
        Assert.Equal(1e-90, Figure02HostHistories.Make([dead, Of("constant", 1)], "exp").Data!.Doubles("sfr100_reference")[0]);
    }

    [Fact]
    public void All_IsEveryFigureOfThePaperInOrder()
    {
        Assert.Equal(Enumerable.Range(1, 21), Study.PaperFigures.All.Select(f => f.Number));
        Assert.All(Study.PaperFigures.All, f => Assert.True(f.Title.Length > 5 && f.Caption.Length > 30));
        Assert.Equal("fig07", Study.PaperFigures.All[6].FileName);
    }

    [Fact]
    public void Figure12_OfGalaxiesWithKnownClumps_HasTheirMassesAndFractions()
    {
        ResultBase sample = Known();
        Table data = Figure12ClumpsAndHosts.Make(sample).Data!;
        Assert.Equal(["a", "b"], data.Strings("galaxy").Values.ToArray());

        // Galaxy a: central 10^7, others 10^6 and 10^6.5; host 10^9.
        Assert.Equal("a-1", data.Strings("central_clump")[0]);
        Assert.Equal(7, data.Doubles("log_central_mass")[0]);
        Assert.Equal("a-3", data.Strings("largest_clump")[0]);
        Assert.Equal(6.5, data.Doubles("log_largest_mass")[0]);
        Assert.Equal((1e7 + 1e6 + Math.Pow(10, 6.5)) / 1e9, data.Doubles("clump_mass_fraction")[0], 12);

        // Galaxy b has its central clump alone, ten times as heavy as it.
        Assert.True(double.IsNaN(data.Doubles("log_largest_mass")[1]));
        Assert.Equal(10, data.Doubles("clump_mass_fraction")[1], 9);
    }

    [Fact]
    public void Figure18_OfKnownClumps_CountsFromTheHeaviest()
    {
        Table data = Figure18MassFunctions.Make(Known(), [1, 5]).Data!;
        Column<string> kind = data.Strings("kind"), id = data.Strings("id");
        Column<long> above = data.Integers("n_above");
        Column<double> mass = data.Doubles("log_stellar_mass");
        var redshift = Enumerable.Range(0, data.RowCount).Where(i => kind[i] == "redshift").Select(i => (id[i], mass[i], above[i])).ToArray();
        Assert.Equal([("a-1", 7.0, 1L), ("a-3", 6.5, 2L), ("a-2", 6.0, 3L), ("b-1", 9.0, 1L)], redshift);
        Assert.Equal(4, Enumerable.Range(0, data.RowCount).Count(i => kind[i] == "mu"));
    }

    [Fact]
    public void Figure08_WithContours_DrawsThemAndNamesTheirLevels()
    {
        var contours = new Table("contours");
        contours.Add("level", [50, 50, 50, 90, 90, 90]);
        contours.Add("r_eff_pc", [50.0, 100, 80, 20, 300, 100]);
        contours.Add("absolute_v_mag", [-15.0, -15, -16, -13, -13, -18]);
        ResultBase sample = SyntheticSample.Of(12);
        FigureResult with = Figure08Sizes.Make(sample, contours), without = Figure08Sizes.Make(sample, null);
        Assert.Contains("figures.size_contours", without.Remark, StringComparison.Ordinal);
        Assert.Empty(with.Remark);
        string[] texts = [.. Canvas(with.Figure!).Texts.Select(t => t.Text)];
        Assert.Contains("50 %", texts);
        Assert.Contains("90 %", texts);
    }

    [Fact]
    public void Figure08_HasARingAndAnArrowForEveryLimit()
    {
        ResultBase sample = SyntheticSample.Of(12);
        int limits = sample.Analysis.Count(c => c.RadiusIsLimit);
        Assert.InRange(limits, 1, sample.Analysis.Count - 1);
        Table data = Figure08Sizes.Make(sample, null).Data!;
        Assert.Equal(limits, data.Logicals("is_limit").Values.ToArray().Count(l => l));

        // A ring is a path of its own, an arrow is a shaft and a head.
        ResultBase resolved = new(sample.Catalogue with { Clumps = [.. sample.Catalogue.Clumps.Where(c => !c.RadiusIsLimit)] }, sample.Settings);
        Assert.Equal(3 * limits, Data(sample) - Data(resolved));

        // Ticks and legends are drawn in both, so only the marks differ; the legend's key of the rings is one path and its veil another.
        static int Data(ResultBase s) => Canvas(Figure08Sizes.Make(s, null).Figure!).Paths - (s.Analysis.Any(c => c.RadiusIsLimit) ? 2 : 0);
    }

    [Fact]
    public void Figure19_WithNamedGalaxies_HasThese()
    {
        ResultBase sample = SyntheticSample.Of(12);
        FigureResult result = Figure19Galaxies.Make(sample, ["1003", "nobody", "1001"]);
        Assert.Equal(["1001", "1003"], result.Data!.Strings("galaxy").Values.ToArray().Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("nobody", result.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void MainSequence_IsSpeaglesEquation28()
    {
        // (0.84 - 0.026 t) log M - (6.51 - 0.11 t) at t = 3.2 Gyr (z = 2) and 10^10.5 Msun.
        Assert.Equal(((0.84 - 0.0832) * 10.5) - (6.51 - 0.352), MainSequence.LogSfr(10.5, 3.2), 12);
    }

    private static ResultBase Known() => new(
        new ResultCatalogue
        {
            Galaxies =
            [
                new() { Id = "a", Redshift = 1, ClumpCount = 3, LogMass = 9, LogSpecificSfr = -9 },
                new() { Id = "b", Redshift = 2, ClumpCount = 1, LogMass = 8, LogSpecificSfr = -8 },
            ],
            Clumps =
            [
                new() { Id = "a-1", GalaxyId = "a", Redshift = 1, Mu = 2, LogMass = 7, AgeMyr = 10, IsCentral = true },
                new() { Id = "a-2", GalaxyId = "a", Redshift = 1, Mu = 3, LogMass = 6, AgeMyr = 10 },
                new() { Id = "a-3", GalaxyId = "a", Redshift = 1, Mu = 7, LogMass = 6.5, AgeMyr = 10 },
                new() { Id = "b-1", GalaxyId = "b", Redshift = 2, Mu = 4, LogMass = 9, AgeMyr = 10, IsCentral = true },
            ],
        },
        new() { Resamples = 5 });

    internal static TextBoxCanvas Canvas(Figure figure)
    {
        var canvas = new TextBoxCanvas(figure.WidthPoints, figure.HeightPoints);
        figure.Render(canvas);
        return canvas;
    }

    internal static IEnumerable<string> Faults(Figure figure) => Canvas(figure).Faults();
}
