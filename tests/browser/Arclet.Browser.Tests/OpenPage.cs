using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Arclet.Browser.Tests;

/// <summary>A page with what it complained about and what it asked for.</summary>
public sealed class OpenPage
{
    private readonly ConcurrentQueue<string> complaints = new(), requests = new();

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.RequestFailed += (_, request) => complaints.Enqueue($"{request.Url[..Math.Min(80, request.Url.Length)]}: {request.Failure}");
        page.Request += (_, request) => requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Complaints => complaints;

    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>The texts of a column of a table's rows, as they stand.</summary>
    public async Task<string[]> Column(string table, int column) =>
        await Page.EvaluateAsync<string[]>($"[...document.querySelectorAll('#{table} tbody tr')].filter(r => !r.hidden).map(r => r.cells[{column}].textContent)");

    /// <summary>Keeps a picture of the page where ARCLET_SCREENSHOTS names a folder.</summary>
    public async Task Picture(string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("ARCLET_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}
