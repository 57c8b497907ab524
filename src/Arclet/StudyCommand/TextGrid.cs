namespace Arclet.StudyCommand;

/// <summary>Words in columns that stand under each other.</summary>
internal static class TextGrid
{
    /// <summary>Writes lines, each cell as wide as the widest of its column; the last one is not filled up.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IReadOnlyList<string>> lines, string indent = "  ")
    {
        int columns = lines.Count == 0 ? 0 : lines.Max(l => l.Count);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => lines.Max(l => c < l.Count ? l[c].Length : 0))];
        foreach (IReadOnlyList<string> line in lines)
            output.WriteLine(indent + string.Join("  ", line.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
    }
}
