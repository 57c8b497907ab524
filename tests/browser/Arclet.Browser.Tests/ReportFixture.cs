using Arclet.Benchmarks.Report;
using Arclet.Figures;
using Arclet.Study;
using Microsoft.Playwright;

namespace Arclet.Browser.Tests;

/// <summary>The report of a made-up study of 2,000 clumps in 474 galaxies, three of which have pictures and SED figures, and a browser.</summary>
public sealed class ReportFixture : IAsyncLifetime
{
    public const int Clumps = 2000, Galaxies = 474, Pictured = 3;

    private readonly string root = Path.Combine(Path.GetTempPath(), $"arclet-browser-{Guid.NewGuid():N}");
    private IPlaywright? playwright;

    /// <summary>The browser; null where there is none.</summary>
    public IBrowser? Browser { get; private set; }

    /// <summary>The report's folder.</summary>
    public string Folder => Path.Combine(root, "results", "report");

    /// <summary>The first page.</summary>
    public string Index => new Uri(Path.Combine(Folder, "index.html")).AbsoluteUri;

    /// <summary>The galaxy with the most clumps of those that have pictures.</summary>
    public string GalaxyId { get; private set; } = "";

    /// <summary>Its page.</summary>
    public string Galaxy => new Uri(Path.Combine(Folder, "galaxies", GalaxyId + ".html")).AbsoluteUri;

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        StudyResults study = new SyntheticReportStudy(root, Galaxies, Clumps, Pictured).Make();
        GalaxyId = study.Galaxies.Take(Pictured).MaxBy(g => g.Sample.ClumpCount)!.Galaxy.Id;
        var context = new ReportContext { Study = study, Folder = Path.Combine(root, "results"), Threads = 2 };
        var figure = new Figure(Figure.ColumnMm, 60);
        figure.Panel.Line([0, 1], [0, 1]);
        context.Write("figures/fig01.svg", figure.ToSvg());
        HtmlReport.Write(
            context,
            new ReportSteps(context),
            [new ReportFigure { Number = 1, Title = "A line", Caption = "From 0 to 1.", Files = ["figures/fig01.svg"] }, new ReportFigure { Number = 2, Title = "Another", Caption = "None.", Missing = "the study has no hosts" }],
            SyntheticReportStudy.ReadGrid);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.Launch(playwright);
    }

    /// <summary>Opens an address in a new window and gathers what the console and the network say.</summary>
    public async Task<OpenPage> Open(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        IPage page = await Browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        var open = new OpenPage(page);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return open;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
    }
}
