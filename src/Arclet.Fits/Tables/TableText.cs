using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>Cells as text: numbers with the fewest digits that give the same number again, texts quoted where they need it (RFC 4180).</summary>
internal static class TableText
{
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        // "1" would be read as an integer where the format has no types.
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    public static bool TryNumber(string text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;
        (bool known, value) = text.ToLowerInvariant() switch
        {
            "nan" or "+nan" or "-nan" => (true, double.NaN),
            "inf" or "+inf" or "infinity" or "+infinity" => (true, double.PositiveInfinity),
            "-inf" or "-infinity" => (true, double.NegativeInfinity),
            _ => (false, double.NaN),
        };
        return known;
    }

    public static bool TryInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryLogical(string text, out bool value)
    {
        value = text is "True" or "true" or "TRUE";
        return value || text is "False" or "false" or "FALSE";
    }

    /// <summary>Appends the names and then all rows, separated by commas, to a file.</summary>
    public static void WriteRows(Table table, AtomicFile file, string before)
    {
        var text = new StringBuilder(before);
        long offset = 0;
        text.AppendJoin(',', table.Columns.Select(c => Quoted(c.Name))).Append('\n');
        for (int row = 0; row < table.RowCount; row++)
        {
            for (int i = 0; i < table.Columns.Count; i++)
            {
                if (i > 0)
                    text.Append(',');
                text.Append(Cell(table.Columns[i], row));
            }

            // A line of one empty cell would be a blank line, which readers skip.
            if (table.Columns.Count == 1 && text[^1] == '\n')
                text.Append("\"\"");
            text.Append('\n');
            if (text.Length > 1 << 16)
                Flush();
        }

        Flush();

        void Flush()
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            file.Write(bytes, offset);
            offset += bytes.Length;
            text.Clear();
        }
    }

    private static string Cell(Column column, int row)
    {
        if (column.IsMissing(row))
            return "";
        return column switch
        {
            Column<double> c => Number(c[row]),
            Column<long> c => c[row].ToString(CultureInfo.InvariantCulture),
            Column<bool> c => c[row] ? "True" : "False",
            Column<string> c => Quoted(c[row]),
            _ => throw new InvalidOperationException($"column {column.Name} has a type that cannot be written as text"),
        };
    }

    private static string Quoted(string text)
    {
        bool plain = text.AsSpan().IndexOfAny(",\"\r\n#") < 0 && (text.Length == 0 || (text[0] != ' ' && text[^1] != ' '));
        return plain ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
