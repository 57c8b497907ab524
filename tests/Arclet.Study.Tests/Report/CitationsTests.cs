using Arclet.Benchmarks.Report;
using Arclet.Populations;

namespace Arclet.Study.Tests.Report;

public sealed class CitationsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_AStudy_NamesWhatItUsedAndNothingElse()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 1, 2, 0).Make();
        PopulationGrids formulas = AnalyticTestGrid.Create();
        StellarGrid stars = formulas.Stars;
        var bc03 = new StellarGrid("bc03", new() { Library = "BC03 2016 (BaSeL, low resolution)", Imf = "Chabrier" }, stars.WavelengthsAngstrom, stars.AgesYears, stars.Metallicities, stars.Luminosity, stars.SurvivingFraction);
        string[] codes = [.. Citations.Of(study, formulas with { Stars = bc03 }, "own").Select(c => c.Bibcode)];
        Assert.Contains("2003MNRAS.344.1000B", codes);
        Assert.Contains("2003PASP..115..763C", codes);
        Assert.Contains("2000ApJ...533..682C", codes);
        Assert.Contains("2014MNRAS.442.1805I", codes);
        Assert.DoesNotContain("2000MNRAS.315..543H", codes);
        Assert.DoesNotContain("2007NJPh....9..447J", codes);
        Assert.DoesNotContain("2003ApJ...594..279G", codes);

        // Without fits there is no library, dust or intergalactic medium to cite.
        Assert.DoesNotContain(Citations.Of(study, null, "own"), c => c.Bibcode is "2000ApJ...533..682C" or "2014MNRAS.442.1805I");
    }

    [Fact]
    public void Bibcodes_HaveTheFormOfAds()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 1, 2, 0).Make();
        foreach (Citation paper in Citations.Of(study, AnalyticTestGrid.Create(), "own").Where(c => c.Bibcode.Length > 0))
        {
            Assert.Equal(19, paper.Bibcode.Length);
            Assert.Contains(paper.Bibcode[..4], paper.Reference, StringComparison.Ordinal);

            // The last letter is the first author's.
            Assert.Equal(paper.Reference[0], paper.Bibcode[^1]);
        }
    }
}
