namespace Arclet.Fits;

/// <summary>
/// Reads comma-separated values with a line of names. A column's type is the first of integers, numbers and True/False that all its
/// cells have, otherwise text; empty cells are missing. A column without a name is
/// called col1, col2, ... by its place. Lines that begin with # in front of the names are skipped.
/// </summary>
internal static class CsvReader
{
    public static Table Read(string path)
    {
        using var text = new DelimitedText(path);
        string? line = text.ReadLine();
        while (line is not null && (line.Length == 0 || line[0] == '#'))
            line = text.ReadLine();
        if (line is null)
            throw InputException.InFile(path, "the table is empty: expected a line with the names of its columns");
        List<string> names = text.Split(line, ',');
        for (int i = 0; i < names.Count; i++)
        {
            // pandas leaves its index without a name.
            if (names[i].Length == 0)
                names[i] = $"col{i + 1}";
        }

        CellBlock block = CellBlock.Read(text, names, ',');
        var table = new Table(path);
        for (int i = 0; i < block.Names.Count; i++)
            table.Add(Infer(block, i));
        return table;
    }

    private static Column Infer(CellBlock block, int column)
    {
        string[] cells = block.Cells(column);
        bool[] missing = block.Missing(column);
        if (missing.All(m => m))
            return new Column<string>(block.Names[column], cells, missing: missing);
        if (All<long>(TableText.TryInteger))
            return block.Integers(column, null, null);
        if (All<double>(TableText.TryNumber))
            return block.Numbers(column, null, null);
        if (All<bool>(TableText.TryLogical))
            return block.Logicals(column, null, null);
        return new Column<string>(block.Names[column], cells, missing: missing);

        bool All<T>(TryParse<T> tryParse) => cells.All(c => c.Length == 0 || tryParse(c, out _));
    }

    private delegate bool TryParse<T>(string text, out T value);
}
