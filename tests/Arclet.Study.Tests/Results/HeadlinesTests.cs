using Arclet.Inference;

namespace Arclet.Study.Tests.Results;

public class HeadlinesTests
{
    [Fact]
    public void Compute_OfAnyCatalogue_HasAValueOrAReasonInEveryRow()
    {
        foreach (ResultCatalogue catalogue in new[] { Synthetic(), new ResultCatalogue { Clumps = [], Galaxies = [] } })
        {
            IReadOnlyList<HeadlineResult> rows = Headlines.Compute(new(catalogue, new() { Resamples = 20 }));
            Assert.Equal(107, rows.Count);
            Assert.All(rows, r => Assert.True(
                r.Ours.Missing.Length > 0 ^ (double.IsFinite(r.Ours.Value) || double.IsFinite(r.Ours.Low) || r.Ours.Text.Length > 0), r.Paper.Id));
            Assert.All(rows, r => Assert.True(r.Status != HeadlineStatus.NotMeasured || r.Reason.Length > 0, r.Paper.Id));
        }
    }

    [Fact]
    public void Compute_OfTheSyntheticCatalogue_HasTheKnownAnswers()
    {
        Dictionary<string, HeadlineResult> rows = Headlines.Compute(new(Synthetic(), new() { Resamples = 50 })).ToDictionary(r => r.Paper.Id, StringComparer.Ordinal);
        double Ours(string id) => rows[id].Ours.Value;

        // 4 redshift bins of 10 galaxies with 10 clumps each, and one galaxy's second image with its 10 clumps.
        Assert.Equal(400, Ours("H001"));
        Assert.Equal(410, Ours("H005"));
        Assert.Equal(40, Ours("H003"));
        Assert.Equal(41, Ours("H004"));
        Assert.Equal(100, Ours("H031"));
        Assert.Equal(10, Ours("H030"));

        // The first clump of every galaxy is in too few bands.
        Assert.Equal(40, Ours("H026"));

        // Radii are 10, 20, ... 100 pc times the bin's number, the first one left out: medians 60, of bins 2 and 3 together 2 and 3 times 20...100.
        Assert.Equal(60, Ours("H044"));
        Assert.Equal(240, Ours("H046"));
        Assert.Equal(30 * 100.0 / 360, Ours("H035"), 9);
        Assert.Equal(100 * (double)new[] { 1, 2, 3, 4 }.Sum(b => Enumerable.Range(2, 9).Count(i => 10 * i * b < 100)) / 36, Ours("H043"), 9);

        // Ages: 10 Myr times the clump's number in the first bin, a tenth of it in the last; one clump in ten of bin 1 to 3 is 1 Gyr old.
        Assert.Equal(60, Ours("H053"));
        Assert.Equal(6, Ours("H054"));
        Assert.Equal(30, Ours("H056"));
        Assert.Equal(0.3, Ours("H049"), 12);

        // Specific rates: all of bin 1 below 1e-9, all of bin 4 at 1e-8.
        Assert.Equal(100, Ours("H037"));
        Assert.Equal(100, Ours("H039"));
        Assert.Equal(71.5, Ours("H070"), 0.05);
        Assert.Equal(84.7, Ours("H071"), 0.05);
        Assert.Equal("100/100/100/100", rows["H060"].Ours.Text);
        Assert.Equal("10/10/10/10", rows["H061"].Ours.Text);
        Assert.Equal(0.07, Ours("H095"), 12);
        Assert.Equal(50, Ours("H100"), 9);
    }

    [Fact]
    public void Compute_OfASimulation_DoesNotCompareCounts()
    {
        IReadOnlyList<HeadlineResult> rows = Headlines.Compute(new(Synthetic() with { IsSimulation = true }, new() { Resamples = 5 }));
        Assert.All(rows.Where(r => r.Paper.Unit == "count" && r.Ours.Missing.Length == 0), r => Assert.Equal(HeadlineStatus.OtherField, r.Status));
        Assert.Equal(HeadlineStatus.ThresholdUnknown, rows.Single(r => r.Paper.Id == "H037").Status);
        Assert.Equal(HeadlineStatus.Compared, rows.Single(r => r.Paper.Id == "H044").Status);
    }

    [Fact]
    public void MassFunctionSlope_OfDrawnMasses_IsWithinItsError()
    {
        var random = new SeededRandom(2, "masses");
        ResultCatalogue catalogue = Synthetic();
        catalogue = catalogue with { Clumps = [.. catalogue.Clumps.Select(c => c with { LogMass = 6 - Math.Log10(1 - random.NextDouble()), LogMassError = 0 })] };
        HeadlineValue slope = Headlines.Compute(new(catalogue, new() { Resamples = 5, LogCompletenessMass = 6 })).Single(r => r.Paper.Id == "H087").Ours;
        Assert.InRange(-2, slope.Low - (slope.High - slope.Low), slope.High + (slope.High - slope.Low));
        Assert.Equal(360, slope.Count);
    }

    private static ResultCatalogue Synthetic()
    {
        double[] redshifts = [1, 2, 3, 4.5];
        var galaxies = new List<ResultGalaxy>();
        var clumps = new List<ResultClump>();
        for (int bin = 0; bin < 4; bin++)
        {
            for (int g = 0; g < 10; g++)
                Add(bin, g, true);
        }

        Add(0, 0, false);
        FilterSubsetFit[] all = [.. clumps.Take(100).Select((c, i) => new FilterSubsetFit(c.Id, 7, 0.1, 0.3, 0.2, 0.05, 0.1))];
        FilterSubsetFit[] few = [.. all.Select((f, i) => f with { LogMass = i % 2 == 0 ? 7.5 : 7.1, LogAgeError = 0.37 })];
        return new()
        {
            Clumps = clumps,
            Galaxies = galaxies,
            FilterSubsets = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal) { ["all"] = all, ["6bb"] = few },
        };

        void Add(int bin, int g, bool unique)
        {
            string id = $"{bin}{g}{(unique ? "" : "b")}";
            galaxies.Add(new()
            {
                Id = id,
                Redshift = redshifts[bin],
                IsUnique = unique,
                ClumpCount = 10,
                LogMass = 8 + (0.3 * bin) + (0.01 * g),
                Sfr100 = 1,
                LogSpecificSfr = bin == 0 ? -9.5 : bin == 3 ? -8 : -8.8,
            });
            for (int i = 1; i <= 10; i++)
            {
                clumps.Add(new()
                {
                    Id = $"{id}-{i}",
                    GalaxyId = id,
                    Redshift = redshifts[bin],
                    IsUnique = unique,
                    IsRobust = i > 1,
                    Mu = 2 + i,
                    RadiusParsec = 10 * i * (bin + 1),
                    RadiusIsLimit = i == 2 && bin < 3,
                    Class = i == 2 && bin < 3 ? ResolutionClass.Unresolved : i < 6 ? ResolutionClass.Compact : ResolutionClass.Extended,
                    LogMass = 5 + (0.2 * i),
                    LogMassError = 0.1,
                    AgeMyr = i == 10 && bin < 3 ? 1000 : 10 * i * (bin == 3 ? 0.1 : 1),
                    LogAgeError = 0.3,
                    LogMassDensity = 2,
                    LogSfrDensity = 0.5,
                    DistanceKiloparsec = i,
                });
            }
        }
    }
}
