using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// Samples of a posterior as Lenstool writes them (bayes.dat, burnin.dat): a comment line for every column, then a row for every sample. The first
/// column counts steps of the ensemble, so that several rows share a number.
/// </summary>
public sealed class LensChain
{
    /// <summary>The most columns that are believed: Lenstool's own limit of parameters is far below.</summary>
    private const int MostColumns = 10_000;

    private readonly double[] _values;

    /// <summary>A chain of given columns and rows.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="columns">The columns' names as Lenstool writes them, without #.</param>
    /// <param name="values">The numbers, row by row.</param>
    /// <exception cref="ArgumentException">The numbers do not fill rows of that many columns.</exception>
    public LensChain(string file, IReadOnlyList<string> columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (columns.Count == 0 || values.Length % columns.Count != 0)
            throw new ArgumentException($"{values.Length} numbers do not fill rows of {columns.Count} columns");
        File = file;
        Columns = columns;
        _values = values;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The columns' names, such as <c>O1 : x (arcsec)</c> and <c>Pot0 sigma (km/s)</c>.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of samples.</summary>
    public int Count => _values.Length / Columns.Count;

    /// <summary>What was found strange and is not an error.</summary>
    public IReadOnlyList<LensFileWarning> Warnings { get; private init; } = [];

    /// <summary>One sample: a number for every column.</summary>
    public ReadOnlySpan<double> this[int sample] => _values.AsSpan(sample * Columns.Count, Columns.Count);

    /// <summary>The place of a column, or -1.</summary>
    public int Find(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }

        return -1;
    }

    /// <summary>A column's numbers, or null where there is none of this name.</summary>
    public double[]? Column(string column)
    {
        int at = Find(column);
        return at < 0 ? null : [.. Enumerable.Range(0, Count).Select(i => _values[(i * Columns.Count) + at])];
    }

    /// <summary>Reads a chain.</summary>
    /// <exception cref="InputException">The file is missing, or a row does not have the columns of the header.</exception>
    public static LensChain Read(string path) => Parse(LensText.ReadBytes(path), path);

    /// <summary>Reads the text of a chain; the name stands for a file in messages.</summary>
    /// <exception cref="InputException">A row does not have the columns of the header.</exception>
    public static LensChain Parse(ReadOnlySpan<byte> text, string name)
    {
        var columns = new List<string>();
        var warnings = new List<LensFileWarning>();
        double[] values = [];
        int count = 0, number = 0;
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        while (text.Length > 0)
        {
            int end = text.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
            bool isWhole = end >= 0;
            text = end < 0 ? default : text[(end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1))..];
            number++;
            line = Trim(line);
            if (line.Length == 0)
                continue;
            if (line[0] == '#')
            {
                if (count > 0)
                    warnings.Add(new LensFileWarning(name, number, "this comment behind the first row is not used"));
                else
                    columns.Add(Encoding.UTF8.GetString(Trim(line[1..])));
                if (columns.Count > MostColumns)
                    throw InputException.InFile(name, $"line {number}: the header has more than {MostColumns} lines, expected one for every column");
                continue;
            }

            if (columns.Count == 0)
                throw InputException.InFile(name, $"line {number}: the first row has no header in front, expected a line beginning with # for every column");
            if (values.Length < count + columns.Count)
                Array.Resize(ref values, Math.Max(count + columns.Count, Math.Max(1024, values.Length * 2)));
            int read = ReadRow(line, values.AsSpan(count, columns.Count), columns, name, number);
            if (read < columns.Count && !isWhole && text.Length == 0 && count > 0)
            {
                warnings.Add(new LensFileWarning(name, number, $"the last row has {read} of {columns.Count} numbers and no end of line: the run was interrupted and the row is not used"));
                break;
            }

            if (read != columns.Count)
                throw InputException.InFile(name, $"line {number}: the row has {(read > columns.Count ? "more" : read.ToString(CultureInfo.InvariantCulture))} numbers, expected {columns.Count} as the header has lines");
            count += columns.Count;
        }

        if (count == 0)
            throw InputException.InFile(name, $"line {Math.Max(1, number)}: there are no samples, expected a header and rows of numbers");
        Array.Resize(ref values, count);
        return new LensChain(name, columns, values) { Warnings = warnings };
    }

    /// <summary>Writes the chain as Lenstool does, numbers with all their digits.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Save(string path) => LensFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToString())));

    /// <summary>The text of the file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string column in Columns)
            text.Append('#').Append(column.ReplaceLineEndings(" ")).Append('\n');
        for (int i = 0; i < Count; i++)
        {
            foreach (double value in this[i])
                text.Append(value.ToString("R", CultureInfo.InvariantCulture)).Append(' ');
            text[^1] = '\n';
        }

        return text.ToString();
    }

    /// <summary>Reads a row's numbers and answers how many there are; one more than fit where there are too many.</summary>
    private static int ReadRow(ReadOnlySpan<byte> line, Span<double> row, List<string> columns, string name, int number)
    {
        int read = 0;
        while (line.Length > 0)
        {
            int end = line.IndexOfAny((byte)' ', (byte)'\t');
            ReadOnlySpan<byte> word = end < 0 ? line : line[..end];
            line = end < 0 ? default : Trim(line[end..]);
            if (read == row.Length)
                return read + 1;
            if (!Utf8Parser.TryParse(word, out double value, out int used) || used != word.Length || !IsAllowed(value, columns[read]))
                throw InputException.InFile(name, $"line {number}: value {read + 1} is {LensWords.Quote(Encoding.Latin1.GetString(word[..Math.Min(word.Length, 100)]))}, expected a number for {LensWords.Quote(columns[read])}");
            row[read++] = value;
        }

        return read;
    }

    /// <summary>Likelihoods of impossible samples may be infinite; parameters may not.</summary>
    private static bool IsAllowed(double value, string column) =>
        double.IsFinite(value) || column.StartsWith("ln(", StringComparison.Ordinal) || column.StartsWith("Chi2", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);
}
