namespace Arclet.Fits;

/// <summary>A table: named columns of equal length and metadata. The format of a file follows its ending: <c>.ecsv</c> or <c>.csv</c>.</summary>
/// <remarks>ECSV keeps types, units, descriptions and metadata; CSV keeps names and values only.</remarks>
public sealed class Table
{
    private readonly List<Column> _columns = [];

    /// <summary>An empty table. <paramref name="source"/> is the name that messages use for it.</summary>
    public Table(string source = "table")
    {
        Source = source;
    }

    /// <summary>What messages call this table: the file that it was read from.</summary>
    public string Source { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The number of rows.</summary>
    public int RowCount => _columns.Count == 0 ? 0 : _columns[0].Count;

    /// <summary>Named values that belong to the whole table; lost in CSV.</summary>
    public TableMetadata Metadata { get; } = new();

    /// <summary>Reads a table; its format follows the file's ending.</summary>
    /// <exception cref="InputException">The file is missing, its ending is unknown, or its content is broken; the message names the line.</exception>
    public static Table Read(string path) => TableFormat.Of(path) == TableFormatKind.Ecsv ? EcsvReader.Read(path) : CsvReader.Read(path);

    /// <summary>Writes the table; the format follows the file's ending. The file appears only when it is whole.</summary>
    /// <exception cref="InputException">The ending is unknown, or the file cannot be written.</exception>
    public void Write(string path)
    {
        if (TableFormat.Of(path) == TableFormatKind.Ecsv)
            EcsvWriter.Write(this, path);
        else
            CsvWriter.Write(this, path);
    }

    /// <summary>Appends a column.</summary>
    /// <exception cref="ArgumentException">Its name is there already, or its length is not that of the others.</exception>
    public void Add(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Contains(column.Name))
            throw new ArgumentException($"{Source}: there is a column {column.Name} already");
        if (_columns.Count > 0 && column.Count != RowCount)
            throw new ArgumentException($"{Source}: column {column.Name} has {column.Count} rows, the table {RowCount}");
        _columns.Add(column);
    }

    /// <summary>Appends a column of numbers.</summary>
    public void Add(string name, double[] values, string? unit = null, string? description = null) => Add(new Column<double>(name, values, unit, description));

    /// <summary>Appends a column of integers.</summary>
    public void Add(string name, long[] values, string? unit = null, string? description = null) => Add(new Column<long>(name, values, unit, description));

    /// <summary>Appends a column of texts.</summary>
    public void Add(string name, string[] values, string? description = null) => Add(new Column<string>(name, values, null, description));

    /// <summary>Appends a column of truth values.</summary>
    public void Add(string name, bool[] values, string? description = null) => Add(new Column<bool>(name, values, null, description));

    /// <summary>Whether there is a column of that name (case matters).</summary>
    public bool Contains(string name) => Find(name) is not null;

    /// <summary>The column of that name (case matters), or null.</summary>
    public Column? Find(string name) => _columns.Find(c => c.Name == name);

    /// <summary>The column of that name, whatever its type.</summary>
    /// <exception cref="InputException">There is none; the message lists those that exist.</exception>
    public Column Require(string name) => Find(name)
        ?? throw InputException.InFile(Source, $"there is no column {name}: expected it among {(_columns.Count == 0 ? "the columns, of which there are none" : string.Join(", ", _columns.Select(c => c.Name)))}");

    /// <summary>A column of numbers; integers are converted, missing values are NaN.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<double> Doubles(string name) => Require(name) switch
    {
        Column<double> column => column,
        Column<long> column => Convert(column, v => v, double.NaN),
        var other when IsAllMissing(other) => Convert(other, double.NaN),
        var other => throw WrongType(other, "numbers"),
    };

    /// <summary>A column of integers; missing values are 0 and marked.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<long> Integers(string name) => Require(name) switch
    {
        Column<long> column => column,
        var other when IsAllMissing(other) => Convert(other, 0L),
        var other => throw WrongType(other, "integers"),
    };

    /// <summary>A column of texts; integers (ids that look like numbers) are converted, missing values are empty.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<string> Strings(string name) => Require(name) switch
    {
        Column<string> column => column,
        Column<long> column => Convert(column, v => v.ToString(System.Globalization.CultureInfo.InvariantCulture), ""),
        var other => throw WrongType(other, "texts or integers"),
    };

    /// <summary>A column of truth values; missing values are false and marked.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<bool> Logicals(string name) => Require(name) switch
    {
        Column<bool> column => column,
        var other when IsAllMissing(other) => Convert(other, false),
        var other => throw WrongType(other, "True and False"),
    };

    /// <summary>A column without any value has no type of its own in CSV: it may stand for any.</summary>
    private static bool IsAllMissing(Column column)
    {
        for (int row = 0; row < column.Count; row++)
        {
            if (!column.IsMissing(row))
                return false;
        }

        return true;
    }

    private static Column<T> Convert<T>(Column column, T missing)
    {
        var values = new T[column.Count];
        Array.Fill(values, missing);
        return new Column<T>(column.Name, values, column.Unit, column.Description, values.Select(_ => true).ToArray());
    }

    private static Column<TOut> Convert<TIn, TOut>(Column<TIn> column, Func<TIn, TOut> convert, TOut missing)
    {
        var values = new TOut[column.Count];
        for (int row = 0; row < values.Length; row++)
            values[row] = column.IsMissing(row) ? missing : convert(column[row]);
        return new Column<TOut>(column.Name, values, column.Unit, column.Description, column.MissingMarks);
    }

    private InputException WrongType(Column column, string expected)
    {
        string found = column.ElementType == typeof(double) ? "numbers" : column.ElementType == typeof(long) ? "integers" : column.ElementType == typeof(bool) ? "True and False" : "texts";
        string example = column is Column<string> { Count: > 0 } text ? $", the first one '{text[0]}'" : "";
        return InputException.InFile(Source, $"column {column.Name}: expected {expected}, found {found}{example}");
    }
}
