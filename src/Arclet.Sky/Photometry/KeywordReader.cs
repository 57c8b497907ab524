using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>Reads keywords from an image's header and, where it lacks them, from its file's primary header.</summary>
internal sealed class KeywordReader(FitsHeader header, FitsHeader? primary)
{
    public FitsHeader Header { get; } = header;

    public string Source => Header.Source;

    public string? GetString(string keyword) =>
        Header.GetString(keyword) is { Length: > 0 } own ? own : primary?.GetString(keyword);

    public double? GetDouble(string keyword) => Header.GetDouble(keyword) ?? primary?.GetDouble(keyword);

    /// <summary>A number above 0 that must be there.</summary>
    public double RequirePositive(string keyword, string meaning)
    {
        double value = GetDouble(keyword)
            ?? throw InputException.InFile(Source, $"keyword {keyword} is missing, expected {meaning} (or give --zeropoint or --native-units)");
        return value > 0 ? value : throw Wrong(keyword, value, meaning + " above 0");
    }

    public InputException Wrong(string keyword, double value, string expected) =>
        InputException.InFile(Source, $"keyword {keyword} is {value}, expected {expected}");
}
