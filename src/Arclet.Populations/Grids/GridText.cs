using System.Text;

namespace Arclet.Populations;

/// <summary>The lines of the small text files beside a grid.</summary>
internal static class GridText
{
    /// <summary>All lines without the blanks at their ends; plain or gzipped.</summary>
    public static string[] Lines(string path) => [.. Encoding.Latin1.GetString(GridBytes.Read(path)).Split('\n').Select(l => l.TrimEnd())];
}
