using Microsoft.Playwright;

namespace Arclet.Browser.Tests;

[Collection(ReportCollection.Name)]
public sealed class GalaxyPageTests(ReportFixture report)
{
    [BrowserFact]
    public async Task GalaxyPage_WithPictures_ShowsThemAllWithoutComplaints()
    {
        OpenPage open = await report.Open(report.Galaxy);
        Assert.Empty(open.Complaints);
        Assert.All(open.Requests, r => Assert.True(r.StartsWith("file:", StringComparison.Ordinal) || r.StartsWith("data:", StringComparison.Ordinal), r));

        // Colours, source plane, data, model, residual.
        Assert.Equal(5, await open.Page.Locator("svg image").CountAsync());
        Assert.True(await open.Page.EvaluateAsync<bool>("Promise.all([...document.querySelectorAll('svg image')].map(i => { const p = new Image(); p.src = i.href.baseVal; return p.decode().then(() => p.naturalWidth > 10); })).then(all => all.every(b => b))"));
        int clumps = await open.Page.Locator("#clumps-here tbody tr").CountAsync();
        Assert.Equal(clumps, await open.Page.Locator("figure:has(#marks) a").CountAsync());

        // Spectrum and history of every clump and of the whole galaxy.
        Assert.Equal(2 * (clumps + 1), await open.Page.Locator(".pair svg").CountAsync());
        await open.Picture("galaxy");
    }

    [BrowserFact]
    public async Task GalaxyPage_MarkFollowed_LeadsToTheClump()
    {
        OpenPage open = await report.Open(report.Galaxy);
        await open.Page.Locator("figure:has(#marks) a").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith($"#{report.GalaxyId}-1", open.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await open.Page.Locator(".clump:target").CountAsync());
    }

    [BrowserFact]
    public async Task GalaxyPage_DetectionsUnchecked_HidesThem()
    {
        OpenPage open = await report.Open(report.Galaxy);
        ILocator overlay = open.Page.Locator("figure:has(#marks) .overlay");
        Assert.True(await overlay.IsVisibleAsync());
        await open.Page.UncheckAsync("#marks");
        Assert.False(await overlay.IsVisibleAsync());
    }

    [BrowserFact]
    public async Task GalaxyPage_HeadingPressed_SortsItsClumps()
    {
        OpenPage open = await report.Open(report.Galaxy);
        await open.Page.Locator("#clumps-here thead button").Nth(4).ClickAsync();
        double[] masses = await open.Page.EvaluateAsync<double[]>("[...document.querySelectorAll('#clumps-here tbody tr')].map(r => Number(r.cells[4].dataset.v))");
        Assert.Equal(masses.Order(), masses);
    }

    [BrowserFact]
    public async Task GalaxyPage_TextOfSpectra_IsNotClipped()
    {
        OpenPage open = await report.Open(report.Galaxy);
        Assert.True(await open.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.pair svg')].slice(0, 4).every(s => { const b = s.getBoundingClientRect(); return [...s.querySelectorAll('text')].every(t => { const r = t.getBoundingClientRect(); return r.left >= b.left - 1 && r.right <= b.right + 1 && r.top >= b.top - 1 && r.bottom <= b.bottom + 1; }); })"));
    }
}
