using System.Globalization;
using System.Numerics;
using System.Text;

namespace Arclet.Fits;

/// <summary>Cells as comma-separated text: numbers with the fewest digits that give the same number again, texts quoted where they need it (RFC 4180).</summary>
internal static class TableText
{
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        return WithPoint(value.ToString("R", CultureInfo.InvariantCulture));
    }

    public static string Number(float value) =>
        float.IsFinite(value) ? WithPoint(value.ToString("R", CultureInfo.InvariantCulture)) : Number((double)value);

    /// <summary>Writes a header, the names and then all rows, separated by commas. A name that ends in .gz makes a gzip file.</summary>
    public static void Write(Table table, string path, string header)
    {
        using var file = new AtomicFile(path);
        using (var writer = new StreamWriter(new AtomicFileStream(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16))
        {
            writer.Write(header);
            writer.Write(string.Join(',', table.Columns.Select(c => Quoted(c.Name))));
            writer.Write('\n');
            Func<int, string>[] cells = [.. table.Columns.Select(Cells)];
            for (int row = 0; row < table.RowCount; row++)
            {
                string cell = "";
                for (int i = 0; i < cells.Length; i++)
                {
                    if (i > 0)
                        writer.Write(',');
                    cell = table.Columns[i].IsMissing(row) ? "" : cells[i](row);
                    writer.Write(cell);
                }

                // A line of one empty cell would be a blank line, which readers skip.
                if (cells.Length == 1 && cell.Length == 0)
                    writer.Write("\"\"");
                writer.Write('\n');
            }
        }

        file.Commit(gzip: path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"1" would be read as an integer where the format has no types.</summary>
    private static string WithPoint(string text) => text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;

    private static Func<int, string> Cells(Column column) => column switch
    {
        Column<double> c => row => Number(c[row]),
        Column<float> c => row => Number(c[row]),
        Column<string> c => row => Quoted(c[row]),
        ArrayColumn<double> c => Json(c),
        ArrayColumn<float> c => Json(c),
        ArrayColumn<string> c => Json(c),
        ArrayColumn<bool> c => Json(c),
        ArrayColumn<byte> c => Json(c),
        ArrayColumn<sbyte> c => Json(c),
        ArrayColumn<short> c => Json(c),
        ArrayColumn<ushort> c => Json(c),
        ArrayColumn<int> c => Json(c),
        ArrayColumn<uint> c => Json(c),
        ArrayColumn<long> c => Json(c),
        ArrayColumn<ulong> c => Json(c),
        ArrayColumn<Complex> => throw new InputException($"column {column.Name} cannot be written as text: expected no arrays of complex numbers"),
        _ => row => CellText.Format(column.GetValue(row)!),
    };

    private static Func<int, string> Json<T>(ArrayColumn<T> column) => row => Quoted(JsonArray.Write(column, row));

    private static string Quoted(string text)
    {
        bool plain = text.AsSpan().IndexOfAny(",\"\r\n#") < 0 && (text.Length == 0 || (text[0] != ' ' && text[^1] != ' '));
        return plain ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
