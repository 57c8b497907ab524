using System.Text.Json;
using Arclet.Benchmarks.Report;

namespace Arclet.Study.Tests.Report;

public sealed class HtmlReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_OfAStudy_MakesAPageWithItsNumbersAndOneForEachGalaxy()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 4, 12, 2).Make();
        HtmlReportOutcome outcome = Write(study);
        Assert.Equal((4, 0), (outcome.PagesWritten, outcome.PagesKept));
        string index = File.ReadAllText(outcome.IndexFile);
        using var data = JsonDocument.Parse(Between(index, "<script type=\"application/json\" id=\"clump-data\">", "</script>"));
        JsonElement[] rows = [.. data.RootElement.GetProperty("rows").EnumerateArray()];
        Assert.Equal(study.Clumps.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            StudyClump clump = study.Clumps[i];
            IntrinsicClump intrinsic = clump.Of(study.ReferenceHistory)!;
            Assert.Equal(clump.Id, rows[i][0].GetString());
            Assert.Equal(clump.GalaxyId, data.RootElement.GetProperty("galaxies")[rows[i][1].GetInt32()][0].GetString());
            Assert.Equal(intrinsic.LogStellarMass.Value, rows[i][6].GetDouble(), 0.006);

            // An upper limit is a pair: its number and -1.
            JsonElement radius = rows[i][5];
            bool isLimit = intrinsic.Flags.HasFlag(IntrinsicFlags.SizeIsLimit);
            Assert.Equal(isLimit, radius.ValueKind == JsonValueKind.Array);
            Assert.Equal(intrinsic.RadiusParsec.Value, (isLimit ? radius[0] : radius).GetDouble(), 0.06);
            if (isLimit)
                Assert.Equal(-1, radius[1].GetInt32());
        }

        Assert.Equal(107, Count(index, "<tr data-state="));
        Assert.Contains("seed 1;", index, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", index.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // Spectrum and history of every clump and of the whole galaxy.
        Assert.Equal(2 * (study.ClumpsOf("10000").Count() + 1), Count(Page("10000"), "<div class=\"sheet\"><svg"));
        Assert.Equal((1, 0), (Count(Page("10000"), "id=\"host\""), Count(Page("10021"), "id=\"host\"")));
        Assert.Equal(5, Count(Page("10000"), "<image "));
        Assert.Equal(0, Count(Page("10021"), "<image "));
    }

    [Fact]
    public void Write_Again_TouchesNothingAndOneMissingPageIsMadeAlone()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 4, 12, 2).Make();
        Write(study);
        string page = folder.File("a/results/report/galaxies/10007.html"), before = File.ReadAllText(page);
        Assert.Equal((0, 4), Counts(Write(study)));
        File.Delete(page);
        Assert.Equal((1, 3), Counts(Write(study)));
        Assert.Equal(before, File.ReadAllText(page));

        // The page of a galaxy that the study does not have any more goes.
        File.WriteAllText(folder.File("a/results/report/galaxies/99.html"), "old");
        Write(study);
        Assert.False(File.Exists(folder.File("a/results/report/galaxies/99.html")));

        static (int Written, int Kept) Counts(HtmlReportOutcome outcome) => (outcome.PagesWritten, outcome.PagesKept);
    }

    [Fact]
    public void Write_OnAnyNumberOfThreads_GivesTheSameBytes()
    {
        StudyResults study = new SyntheticReportStudy(folder.File("a"), 3, 9, 2).Make();
        Write(study, 1, "one");
        Write(study, 3, "three");
        foreach (string file in Directory.GetFiles(folder.File("a/one/report"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace("/one/", "/three/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("15439", "15439.html")]
    [InlineData("A 2744/7", "A%202744%2F7.html")]
    public void Address_OfAGalaxy_LeadsToItsFile(string galaxy, string file)
    {
        Assert.Equal(file, GalaxyPages.FileName(galaxy));
        Assert.Equal("galaxies/" + file, Uri.UnescapeDataString(GalaxyPages.Address(galaxy)));
    }

    private HtmlReportOutcome Write(StudyResults study, int threads = 2, string results = "results")
    {
        var context = new ReportContext { Study = study, Folder = folder.File($"a/{results}"), Threads = threads };
        return HtmlReport.Write(context, new ReportSteps(context), [], SyntheticReportStudy.ReadGrid);
    }

    private string Page(string galaxy) => File.ReadAllText(folder.File($"a/results/report/galaxies/{galaxy}.html"));

    private static int Count(string page, string words) => page.Split(words).Length - 1;

    private static string Between(string page, string begin, string end)
    {
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
