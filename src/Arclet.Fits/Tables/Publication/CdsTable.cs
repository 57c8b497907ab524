using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>
/// Tables of fixed columns as journals and the CDS take them: the machine-readable table of the American Astronomical Society (description and data in one file), and
/// the CDS's ReadMe with a data file beside it ("Standards for astronomical catalogues", version 2.0).
/// </summary>
public static class CdsTable
{
    private const int LineWidth = 80;

    /// <summary>Writes a machine-readable table: title, authors, byte-by-byte description, notes, data.</summary>
    /// <exception cref="InputException">A column holds arrays or texts beyond ASCII, or the file cannot be written.</exception>
    public static void WriteMachineReadable(Table table, string path, CdsDescription description)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(description);
        CdsColumn[] columns = Columns(table);
        var text = new StringBuilder();
        text.Append("Title: ").Append(description.Title).Append('\n');
        text.Append("Authors: ").AppendJoin(", ", description.Authors).Append('\n');
        text.Append("Table: ").Append(table.Description ?? table.Name ?? description.Title).Append('\n');
        AppendByteByByte(text, columns, Path.GetFileName(path));
        AppendNotes(text, description.Notes);
        AppendRows(text, columns, table.RowCount);
        Write(path, text);
    }

    /// <summary>Writes the data file and its ReadMe into a folder.</summary>
    /// <param name="table">The table.</param>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <param name="name">The data file's name, such as <c>clumps.dat</c>.</param>
    /// <param name="description">The ReadMe's head.</param>
    /// <exception cref="InputException">A column holds arrays or texts beyond ASCII, or a file cannot be written.</exception>
    public static void WriteWithReadMe(Table table, string folder, string name, CdsDescription description)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(description);
        CdsColumn[] columns = Columns(table);
        Directory.CreateDirectory(folder);
        var data = new StringBuilder();
        AppendRows(data, columns, table.RowCount);
        int lineLength = columns.Sum(c => c.Width) + columns.Length - 1;
        var text = new StringBuilder();
        string authors = description.Authors.Count == 0 ? "" : description.Authors[0] + (description.Authors.Count > 1 ? "+" : "");
        string year = description.Year is { } y ? y.ToString(CultureInfo.InvariantCulture) : "----";
        AppendWrapped(text, $"{description.Title} ({authors}, {year})", "    ", "");
        Rule(text, '=');
        AppendWrapped(text, description.Title, "    ", "");
        AppendWrapped(text, string.Join(", ", description.Authors), "    ", "   ");
        Rule(text, '=');
        text.Append("Abstract:\n");
        AppendWrapped(text, description.Abstract.Length == 0 ? description.Title : description.Abstract, "    ", "    ");
        text.Append("\nFile Summary:\n");
        Rule(text, '-');
        text.Append(" FileName      Lrecl  Records   Explanations\n");
        Rule(text, '-');
        text.Append(CultureInfo.InvariantCulture, $"{"ReadMe",-12}{LineWidth,7}        .   This file\n");
        text.Append(CultureInfo.InvariantCulture, $"{name,-12}{lineLength,7}{table.RowCount,9}   {table.Description ?? table.Name ?? "The table"}\n");
        Rule(text, '-');
        text.Append('\n');
        AppendByteByByte(text, columns, name);
        AppendNotes(text, description.Notes);
        Rule(text, '=');
        text.Append("(End)\n");
        Write(Path.Combine(folder, name), data);
        Write(Path.Combine(folder, "ReadMe"), text);
    }

    private static CdsColumn[] Columns(Table table) => [.. table.Columns.Select(c => new CdsColumn(c, table.Source))];

    private static void AppendByteByByte(StringBuilder text, CdsColumn[] columns, string file)
    {
        Rule(text, '=');
        text.Append("Byte-by-byte Description of file: ").Append(file).Append('\n');
        Rule(text, '-');
        int formats = Math.Max(6, columns.Max(c => c.Format.Length)), units = Math.Max(5, columns.Max(c => c.Unit.Length)), names = Math.Max(5, columns.Max(c => c.Name.Length));
        text.Append("   Bytes Format".PadRight(9 + formats)).Append(' ').Append("Units".PadRight(units)).Append(' ').Append("Label".PadRight(names)).Append(" Explanations\n");
        Rule(text, '-');
        int start = 1;
        foreach (CdsColumn c in columns)
        {
            int end = start + c.Width - 1;
            string bytes = c.Width == 1 ? $"{"",5}{start,3}" : $"{start,4}-{end,3}";
            string head = $"{bytes.PadLeft(8)} {c.Format.PadRight(formats)} {c.Unit.PadRight(units)} {c.Name.PadRight(names)} ";
            AppendWrapped(text, (c.IsNullable ? "? " : "") + c.Explanation, head, new string(' ', head.Length));
            start = end + 2;
        }

        Rule(text, '-');
    }

    private static void AppendNotes(StringBuilder text, IReadOnlyList<string> notes)
    {
        for (int i = 0; i < notes.Count; i++)
            AppendWrapped(text, notes[i], $"Note ({i + 1}): ", "    ");
        if (notes.Count > 0)
            Rule(text, '-');
    }

    private static void AppendRows(StringBuilder text, CdsColumn[] columns, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < columns.Length; c++)
                text.Append(c > 0 ? " " : "").Append(columns[c].Padded(row));
            text.Append('\n');
        }
    }

    /// <summary>Words behind a head, broken at the line's end; a column's head may leave little room, of which 24 characters are kept.</summary>
    private static void AppendWrapped(StringBuilder text, string words, string head, string indent)
    {
        int room = Math.Max(24, LineWidth - Math.Max(head.Length, indent.Length));
        string line = head;
        int used = 0;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + word.Length > room)
            {
                text.Append(line.TrimEnd()).Append('\n');
                (line, used) = (indent, 0);
            }

            line += (used > 0 ? " " : "") + word;
            used += (used > 0 ? 1 : 0) + word.Length;
        }

        text.Append(line.TrimEnd()).Append('\n');
    }

    private static void Rule(StringBuilder text, char c) => text.Append(c, LineWidth).Append('\n');

    private static void Write(string path, StringBuilder text)
    {
        string all = text.ToString();
        int bad = all.AsSpan().IndexOfAnyExceptInRange('\n', '~');
        if (bad >= 0)
            throw InputException.InFile(path, $"the character '{all[bad]}' is not ASCII, which tables of fixed columns are written in");
        using var file = new AtomicFile(path);
        file.Write(Encoding.ASCII.GetBytes(all), 0);
        file.Commit();
    }
}
