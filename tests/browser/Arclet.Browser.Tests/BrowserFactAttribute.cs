namespace Arclet.Browser.Tests;

/// <summary>A test in a browser; it is skipped, saying so, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "there is no chromium: install Debian's package chromium, or name one in ARCLET_CHROMIUM";
    }
}
