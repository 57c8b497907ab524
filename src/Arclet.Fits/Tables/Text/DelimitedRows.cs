namespace Arclet.Fits;

/// <summary>The rows of a delimited text behind its names: checked for their number of cells, narrowed to the selected rows.</summary>
internal static class DelimitedRows
{
    /// <summary>The most columns, as in a VOTable: each costs memory beyond its bytes in the file.</summary>
    private const int MaximumColumns = 100_000;

    /// <summary>Refuses columns without a name, two of the same name, and too many.</summary>
    public static void CheckNames(DelimitedText text, List<string> names)
    {
        if (names.Count > MaximumColumns)
            throw InputException.InFile(text.Path, $"line {text.LineNumber}: the table has {names.Count} columns: expected at most {MaximumColumns}");
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
                throw InputException.InFile(text.Path, $"line {text.LineNumber}: column {i + 1} has no name: expected a name for every column");
            if (!known.Add(names[i]))
                throw InputException.InFile(text.Path, $"line {text.LineNumber}: two columns are called {names[i]}: expected different names");
        }
    }

    /// <summary>The cells of the selected rows, each with the number of its line.</summary>
    public static IEnumerable<(int Line, List<string> Cells)> Read(DelimitedText text, int columns, char delimiter, TableSelection selection)
    {
        for (long row = 0; !selection.IsBehind(row) && text.ReadLine() is { } line;)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            int number = text.LineNumber;
            List<string> cells = text.Split(line, delimiter);
            if (cells.Count != columns)
                throw InputException.InFile(text.Path, $"line {number}: expected {columns} cells, as there are names, found {cells.Count}");
            if (row++ >= selection.FirstRow)
                yield return (number, cells);
        }
    }
}
