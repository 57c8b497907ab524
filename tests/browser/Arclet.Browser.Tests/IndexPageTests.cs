using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Arclet.Browser.Tests;

[Collection(ReportCollection.Name)]
public sealed class IndexPageTests(ReportFixture report)
{
    // Columns of the table of clumps.
    private const int Mass = 6;

    [BrowserFact]
    public async Task Index_OfTwoThousandClumps_OpensInThreeSecondsWithoutComplaintsOrNetwork()
    {
        // A first page warms the browser, as a reader's is.
        await (await report.Open("about:blank")).Page.CloseAsync();
        long start = Stopwatch.GetTimestamp();
        OpenPage open = await report.Open(report.Index);
        await open.Page.WaitForSelectorAsync("#clumps tbody tr");
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Assert.True(seconds < 3, $"it opened in {seconds:F2} s");
        Assert.Empty(open.Complaints);
        Assert.All(open.Requests, r => Assert.True(r == report.Index || r.StartsWith("data:", StringComparison.Ordinal), r));
        Assert.Equal("2000 of 2000 clumps, the first 200 of them drawn", await open.Page.InnerTextAsync("#clump-count"));
        await open.Picture("index", whole: false);
        await open.Page.EvaluateAsync("document.getElementById('clump-table').scrollIntoView()");
        await open.Picture("clumps", whole: false);
    }

    [BrowserFact]
    public async Task ClumpTable_HeadingPressed_SortsAndSaysSo()
    {
        OpenPage open = await report.Open(report.Index);
        ILocator heading = open.Page.Locator("#clumps thead th").Nth(Mass);
        await heading.Locator("button").ClickAsync();
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        double[] up = await Numbers(open, Mass);
        Assert.Equal(up.Order(), up);

        // By keyboard the other way.
        await heading.Locator("button").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        double[] down = await Numbers(open, Mass);
        Assert.Equal(down.OrderDescending(), down);
        Assert.True(down[0] > up[^1]);
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task ClumpTable_RangeAndWords_LeaveWhatTheyAskFor()
    {
        OpenPage open = await report.Open(report.Index);
        await open.Page.FillAsync("#clump-min", "6");
        await open.Page.FillAsync("#clump-max", "6.5");
        double[] masses = await Numbers(open, Mass);
        Assert.NotEmpty(masses);
        Assert.All(masses, m => Assert.InRange(m, 6, 6.5));
        await open.Page.FillAsync("#clump-min", "");
        await open.Page.FillAsync("#clump-max", "");
        await open.Page.FillAsync("#clump-text", "10007-");
        string[] ids = await open.Column("clumps", 0);
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.StartsWith("10007-", id, StringComparison.Ordinal));
        await open.Page.FillAsync("#clump-text", "nothing has this");
        Assert.Empty(await open.Column("clumps", 0));
    }

    [BrowserFact]
    public async Task ClumpTable_FlaggedOnesHidden_LeavesNone()
    {
        OpenPage open = await report.Open(report.Index);
        await open.Page.UncheckAsync("#clump-flagged");
        Assert.All(await open.Column("clumps", 16), flags => Assert.Equal("", flags));
        Assert.DoesNotContain("2000 of", await open.Page.InnerTextAsync("#clump-count"), StringComparison.Ordinal);
        await open.Page.CheckAsync("#clump-flagged");
        Assert.StartsWith("2000 of 2000", await open.Page.InnerTextAsync("#clump-count"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task ClumpTable_AllDrawnAndSorted_TakesUnderASecond()
    {
        OpenPage open = await report.Open(report.Index);
        await open.Page.ClickAsync("#clump-more");
        Assert.Equal(ReportFixture.Clumps, (await open.Column("clumps", 0)).Length);
        double milliseconds = await open.Page.EvaluateAsync<double>("(() => { const t = performance.now(); document.querySelectorAll('#clumps thead button')[5].click(); document.body.offsetHeight; return performance.now() - t; })()");
        Assert.InRange(milliseconds, 0, 1000);
    }

    [BrowserFact]
    public async Task Headlines_FilteredByWordAndStatus_LeaveWhatTheyAskFor()
    {
        OpenPage open = await report.Open(report.Index);
        Assert.Equal("107 of 107", await open.Page.InnerTextAsync("[data-counts=headline-table]"));
        await open.Page.FillAsync("input[data-filters=headline-table]", "median");
        string[] quantities = await open.Column("headline-table", 2);
        Assert.InRange(quantities.Length, 1, 106);
        await open.Page.FillAsync("input[data-filters=headline-table]", "");
        await open.Page.SelectOptionAsync("select[data-filters=headline-table]", "Compared");
        Assert.All(await open.Column("headline-table", 9), s => Assert.Equal("compared", s));
        await open.Page.Locator("#headline-table thead button").First.ClickAsync();
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Links_OfTheFirstPage_LeadSomewhere()
    {
        OpenPage open = await report.Open(report.Index);
        string[] links = await open.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => a.href)");
        Assert.True(links.Length > ReportFixture.Galaxies);
        foreach (Uri link in links.Distinct().Select(l => new Uri(l)))
        {
            Assert.True(File.Exists(link.LocalPath), link.LocalPath);
            if (link.LocalPath.EndsWith("index.html", StringComparison.Ordinal) && link.Fragment.Length > 1)
                Assert.True(await open.Page.EvaluateAsync<bool>($"document.getElementById('{link.Fragment[1..]}') !== null"), link.Fragment);
        }

        await open.Page.ClickAsync("#galaxy-table tbody a >> nth=0");
        await open.Page.WaitForSelectorAsync("h1:has-text('Galaxy 10000')");
        await open.Page.ClickAsync("a[rel=next]");
        await open.Page.WaitForSelectorAsync("h1:has-text('Galaxy 10007')");
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Figures_ThatExist_AreShownAndOthersSayWhyNot()
    {
        OpenPage open = await report.Open(report.Index);
        Assert.True(await open.Page.EvaluateAsync<bool>("(async () => { const i = document.querySelector('#figure-1 img'); i.loading = 'eager'; await i.decode(); return i.naturalWidth > 0 && i.alt.length > 0; })()"));
        Assert.Contains("the study has no hosts", await open.Page.InnerTextAsync("#figure-2"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Index_NarrowAndDark_HasNoSidewaysScroll()
    {
        OpenPage open = await report.Open(report.Index, 700, ColorScheme.Dark);
        Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await open.Picture("index-dark", whole: false);
    }

    private static async Task<double[]> Numbers(OpenPage open, int column) => [.. (await open.Column("clumps", column)).Where(t => t.Length > 0).Select(t => double.Parse(t.TrimStart('<', '>', ' '), CultureInfo.InvariantCulture))];
}
