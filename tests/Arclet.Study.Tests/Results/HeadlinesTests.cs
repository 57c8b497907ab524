using Arclet.Inference;

namespace Arclet.Study.Tests.Results;

public class HeadlinesTests
{
    [Fact]
    public void Compute_OfAnyCatalogue_HasAValueOrAReasonInEveryRow()
    {
        foreach (ResultCatalogue catalogue in new[] { HeadlineCatalogue.Make(), new ResultCatalogue { Clumps = [], Galaxies = [] } })
        {
            IReadOnlyList<HeadlineResult> rows = Headlines.Compute(new(catalogue, new() { Resamples = 20 }));
            Assert.Equal(107, rows.Count);
            Assert.All(rows, r => Assert.True(
                r.Ours.Missing.Length > 0 ^ (double.IsFinite(r.Ours.Value) || double.IsFinite(r.Ours.Low) || r.Ours.Text.Length > 0), r.Paper.Id));
            Assert.All(rows, r => Assert.True(r.Status != HeadlineStatus.NotMeasured || r.Reason.Length > 0, r.Paper.Id));
        }
    }

    /// <summary>Every row but the slope (H087, below), counted by hand for <see cref="HeadlineCatalogue"/>.</summary>
    [Fact]
    public void Compute_OfTheSyntheticCatalogue_HasTheKnownAnswerInEveryRow()
    {
        Dictionary<string, HeadlineValue> rows = Headlines.Compute(new(HeadlineCatalogue.Make(), new() { Resamples = 20 })).ToDictionary(r => r.Paper.Id, r => r.Ours, StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal) { "H087" };

        // Objects: 28 galaxies near, a second image, one far; ten clumps each, two in the far one.
        Is("H001", 282).Is("H002", 29).Is("H003", 29).Is("H004", 30).Is("H005", 292).Is("H006", 50).Is("H007", 1000);
        Is("H008", 11).Is("H009", 5).Is("H010", 2).Is("H011", 1).Is("H012", 1).Is("H013", 1).Is("H014", 1);
        Is("H015", 1.8).Is("H016", 150).Between("H018", 1, 6).Is("H019", 3).Is("H020", 15);
        Is("H022", 28).Is("H023", 29).Is("H024", 280).Is("H025", 290).Is("H026", 28);
        Is("H027", 10).Is("H028", 8).Is("H029", 6).Is("H030", 4).Is("H031", 100).Is("H032", 80).Is("H033", 60).Is("H034", 40);
        Is("H089", 30).Is("H090", 12).Is("H091", 0.6).Is("H092", 30).Is("H093", 12).Is("H094", 0.6).Is("H105", 96).None("H106").None("H107");

        // Radii are 10 i (bin + 1): 24 limits (i = 2 in the first three bins), 72 + 16 compact ones (i to 5), 140 extended ones.
        Between("H017", 10, 500).Is("H021", 11).Is("H035", 2400.0 / 252).Between("H036", 20, 60).Is("H042", 100 * (90.0 + 64 + 30 + 12) / 252).Is("H043", 100 * (80.0 + 24 + 12 + 4) / 252);
        Is("H044", 60).Is("H045", 140).Is("H046", 240).Is("H062", 24).Is("H063", 88).Is("H064", 140).Is("H065", 160).Is("H066", 24 + 20).Is("H067", 60).Is("H068", 200).Between("H069", 60, 400);

        // 0.01 arcsec are 80.1, 83.7, 77.0 and 66.0 pc at the four redshifts: i to 8, 4, 2 and none.
        Is("H070", 71.5, 0.05).Is("H071", 84.7, 0.05).Is("H072", 58.2, 0.05).Is("H073", 70 + 24 + 6).Is("H074", 100.0 / 3).Is("H075", 22800.0 / 252).Is("H076", 14000.0 / 252).Is("H077", 10).Is("H078", 40 + 42 + 32);

        // Hosts. The one below the mass of its clumps, 1e5 times the sum of 10^0.2i, has 10^7.4 Msun, and alone a specific rate above 1e-8.
        double clumpMass = 1e5 * Enumerable.Range(1, 10).Sum(i => Math.Pow(10, 0.2 * i));
        Is("H037", 80).Is("H038", 75).Is("H039", 50).Is("H040", 1).Is("H041", 3).Is("H058", 1).Between("H059", 7, 7).List("H060", "70/70/70/70").List("H061", "7/7/7/7").Is("H079", 100 * clumpMass / Math.Pow(10, 7.4));

        // Inside 1 kpc is i = 2, outside 5 kpc i = 10; the middle hosts of 28 have 10^8.30 and 10^8.31 Msun, one has more than 10^9.5.
        double inverse = 0.5 * (Math.Pow(10, -8.30) + Math.Pow(10, -8.31));
        Is("H102", 100 * Math.Pow(10, 5.4) * inverse).Is("H103", 100 * 1e7 * inverse).Is("H104", 100 * Math.Pow(10, 7 - 9.8));

        // Ages are 10 i Myr, in the last bin i; the last clump of each galaxy of the first three bins has 1 Gyr. Their errors are 0.1 (i - 1) dex.
        Is("H047", 1).Is("H048", 2).Is("H049", 0.5).Is("H050", 0.3).Is("H051", 0.7).Is("H053", 60).Is("H054", 6).Is("H055", 10).Is("H056", 24).Is("H057", 50).Is("H088", 22800.0 / 252);

        // Masses per area are high up to i = bin + 2, rates per area from i = 4 on.
        Is("H080", 100.0 / 9).Is("H081", 200.0 / 9).Is("H082", 300.0 / 9).Is("H083", 400.0 / 9).Between("H084", 2, 3).Is("H085", 700.0 / 9).Is("H086", 700.0 / 8);
        Is("H052", 0.37).Is("H095", 0.07).Is("H096", 0.05).Is("H097", 0.11).Is("H098", 0.009).Is("H099", 0.04).Is("H100", 50).Is("H101", 25);
        Assert.Equal(PaperHeadlines.All.Select(p => p.Id), asked.Order(StringComparer.Ordinal));

        Answers Is(string id, double value, double tolerance = 1e-9) => new Answers(rows, asked).Is(id, value, tolerance);
        Answers Between(string id, double low, double high) => new Answers(rows, asked).Between(id, low, high);
    }

    [Fact]
    public void Compute_OfASimulation_DoesNotCompareCounts()
    {
        IReadOnlyList<HeadlineResult> rows = Headlines.Compute(new(HeadlineCatalogue.Make() with { IsSimulation = true }, new() { Resamples = 5 }));
        Assert.All(rows.Where(r => r.Paper.Unit == "count" && r.Ours.Missing.Length == 0), r => Assert.Equal(HeadlineStatus.OtherField, r.Status));
        Assert.Equal(HeadlineStatus.ThresholdUnknown, rows.Single(r => r.Paper.Id == "H037").Status);
        Assert.Equal(HeadlineStatus.Compared, rows.Single(r => r.Paper.Id == "H044").Status);
    }

    [Fact]
    public void MassFunctionSlope_OfDrawnMasses_IsWithinItsError()
    {
        var random = new SeededRandom(2, "masses");
        ResultCatalogue catalogue = HeadlineCatalogue.Make();
        catalogue = catalogue with { Clumps = [.. catalogue.Clumps.Select(c => c with { LogMass = 6 - Math.Log10(1 - random.NextDouble()), LogMassError = 0 })] };
        HeadlineValue slope = Headlines.Compute(new(catalogue, new() { Resamples = 5, LogCompletenessMass = 6 })).Single(r => r.Paper.Id == "H087").Ours;
        Assert.InRange(-2, slope.Low - (slope.High - slope.Low), slope.High + (slope.High - slope.Low));
        Assert.Equal(252, slope.Count);
    }

    /// <summary>Compares rows with what they must be, and remembers which were asked for.</summary>
    private sealed record Answers(Dictionary<string, HeadlineValue> Rows, HashSet<string> Asked)
    {
        public Answers Is(string id, double value, double tolerance = 1e-9)
        {
            HeadlineValue ours = Row(id);
            Assert.True(Math.Abs(ours.Value - value) <= tolerance, $"{id} is {ours.Value}, expected {value}");
            Assert.False(ours.Low > ours.Value || ours.High < ours.Value, $"{id} is outside its interval {ours.Low} to {ours.High}");
            return this;
        }

        public Answers Between(string id, double low, double high)
        {
            Assert.Equal((low, high), (Row(id).Low, Row(id).High));
            return this;
        }

        public Answers List(string id, string text)
        {
            Assert.Equal(text, Row(id).Text);
            return this;
        }

        public Answers None(string id)
        {
            Assert.True(Row(id).Missing.Length > 0, id);
            return this;
        }

        private HeadlineValue Row(string id)
        {
            Asked.Add(id);
            return Rows[id];
        }
    }
}
