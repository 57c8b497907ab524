namespace Arclet.Fits;

/// <summary>
/// Reads catalogues whose columns stand between blanks: SExtractor's ASCII_HEAD, EAZY's with a line of names after #, Lenstool's
/// with their #REFERENCE (kept as metadata <c>reference</c>, <c>reference_ra</c>, <c>reference_dec</c>; the first column is a name and
/// stays a text), and plain ones, whose columns are called col1, col2, ... Types are inferred as in CSV.
/// </summary>
internal static class CatalogueReader
{
    public static Table Read(string path, TableSelection selection)
    {
        using var text = new DelimitedText(path);
        var header = new CatalogueHeader();
        List<ColumnInfo>? columns = null;
        int[] wanted = [];
        CellStore[] stores = [];
        long row = 0;
        while (!selection.IsBehind(row) && text.ReadLine() is { } line)
        {
            string trimmed = line.Trim();
            if (trimmed.Length == 0)
                continue;
            if (trimmed[0] == '#')
            {
                if (columns is null)
                    header.Add(trimmed);
                continue;
            }

            List<string> words = Words(trimmed);
            if (columns is null)
            {
                // A line of names without a mark, as in most programs' plain tables.
                bool named = header.Reference is null && words.Count > 1 && words.TrueForAll(w => char.IsLetter(w[0]) && !CellText.TryNumber(w, out _)) && words.Distinct().Count() == words.Count;
                columns = named ? [.. words.Select(w => new ColumnInfo(w))] : header.Columns(words.Count, path);
                DelimitedRows.CheckNames(text, [.. columns.Select(c => c.Name)]);
                wanted = selection.Indices([.. columns.Select(c => c.Name)], path);
                stores = [.. wanted.Select(i => new CellStore(columns[i]))];
                if (named)
                    continue;
            }

            if (words.Count != columns.Count)
                throw InputException.InFile(path, $"line {text.LineNumber}: expected {columns.Count} words, as in the rows before, found {words.Count}");
            if (row++ < selection.FirstRow)
                continue;
            for (int i = 0; i < stores.Length; i++)
                stores[i].Append(words[wanted[i]]);
        }

        if (columns is null)
            throw InputException.InFile(path, "the table is empty: expected rows of words between blanks");
        var table = new Table(path);
        for (int i = 0; i < stores.Length; i++)
        {
            bool isName = header.Reference is not null && wanted[i] == 0;
            table.Add(stores[i].Infer(isName || selection.IsText(stores[i].Name)));
        }

        if (header.Reference is { } reference)
        {
            table.Metadata.Set("reference", reference.Kind);
            if (reference.Position.Length == 2)
            {
                table.Metadata.Set("reference_ra", reference.Position[0]);
                table.Metadata.Set("reference_dec", reference.Position[1]);
            }
        }

        return table;
    }

    public static List<string> Words(string line)
    {
        var words = new List<string>();
        for (int at = 0; at < line.Length;)
        {
            if (line[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            int length = line.AsSpan(at).IndexOfAny(' ', '\t');
            words.Add(length < 0 ? line[at..] : line.Substring(at, length));
            at += words[^1].Length;
        }

        return words;
    }
}
