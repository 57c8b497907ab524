namespace Arclet.Fits;

/// <summary>
/// Reads comma-separated values with a line of names. A column's type is the first of integers, numbers and True/False that all its
/// cells have, otherwise text; empty cells are missing. A column without a name is
/// called col1, col2, ... by its place. Lines that begin with # in front of the names are skipped.
/// </summary>
internal static class CsvReader
{
    public static Table Read(string path, TableSelection selection)
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

        DelimitedRows.CheckNames(text, names);
        int[] wanted = selection.Indices(names, path);
        CellStore[] stores = [.. wanted.Select(i => new CellStore(new ColumnInfo(names[i])))];
        foreach ((_, List<string> cells) in DelimitedRows.Read(text, names.Count, ',', selection))
        {
            for (int i = 0; i < stores.Length; i++)
                stores[i].Append(cells[wanted[i]]);
        }

        var table = new Table(path);
        foreach (CellStore store in stores)
            table.Add(store.Infer(selection.IsText(store.Name)));
        return table;
    }
}
