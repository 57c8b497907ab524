namespace Arclet.Fits;

/// <summary>
/// A table: named columns of equal length and metadata, whatever the format of its file. Columns carry types, units, descriptions,
/// UCDs and nulls; metadata carry the table's name, its description and its parameters.
/// </summary>
/// <remarks>
/// FITS, VOTable and ECSV keep all of it as far as each can; CSV keeps names and values only. Read are also plain catalogues:
/// SExtractor's, EAZY's and Lenstool's.
/// </remarks>
public sealed class Table
{
    private readonly List<Column> _columns = [];
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);

    /// <summary>An empty table. <paramref name="source"/> is the name that messages use for it.</summary>
    public Table(string source = "table")
    {
        Source = source;
    }

    /// <summary>What messages call this table: the file that it was read from, and its extension.</summary>
    public string Source { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The number of rows.</summary>
    public int RowCount => _columns.Count == 0 ? 0 : _columns[0].Count;

    /// <summary>Named values that belong to the whole table; lost in CSV.</summary>
    public TableMetadata Metadata { get; } = new();

    /// <summary>The table's name: the metadata's <c>name</c>, FITS's EXTNAME, VOTable's name. Null where there is none.</summary>
    public string? Name
    {
        get => Metadata["name"] as string;
        set => Metadata.Put("name", value);
    }

    /// <summary>What the table is, in a sentence: the metadata's <c>description</c>. Null where there is none.</summary>
    public string? Description
    {
        get => Metadata["description"] as string;
        set => Metadata.Put("description", value);
    }

    /// <summary>
    /// Reads a table. The format is told by the file's first bytes, for CSV and plain catalogues by its ending. gzip files are unpacked.
    /// </summary>
    /// <param name="reference">The file; with brackets behind it one of its tables: <c>cat.fits[CAT]</c>, <c>cat.fits[2]</c>, <c>cat.vot[1]</c> (0 is a VOTable's first). Without, the first table.</param>
    /// <param name="selection">The columns and rows to read; null for all.</param>
    /// <exception cref="InputException">The file is missing, is no table, or is broken; the message names the place.</exception>
    public static Table Read(string reference, TableSelection? selection = null) => TableReader.ReadTable(reference, selection ?? TableSelection.Everything);

    /// <summary>Writes the table; the format follows the file's ending: .fits, .ecsv, .vot (or .votable, .xml) or .csv, each also with .gz behind it. The file appears only when it is whole.</summary>
    /// <exception cref="InputException">The ending is unknown, the format cannot hold a value, or the file cannot be written.</exception>
    public void Write(string path)
    {
        switch (TableFormat.ForWriting(path))
        {
            case TableFormatKind.Ecsv:
                EcsvWriter.Write(this, path);
                break;
            case TableFormatKind.Csv:
                CsvWriter.Write(this, path);
                break;
            case TableFormatKind.VoTable:
                VoTableWriter.Write(this, path);
                break;
            default:
                using (FitsWriter writer = FitsWriter.Create(path))
                {
                    writer.WriteTable(this);
                    writer.Complete();
                }

                break;
        }
    }

    /// <summary>Refuses a file whose ending is no format that tables are written in, before work is done for it.</summary>
    /// <exception cref="InputException">The ending is none of those that <see cref="Write"/> names.</exception>
    public static void RequireWritable(string path) => TableFormat.ForWriting(path);

    /// <summary>Appends a column.</summary>
    /// <exception cref="ArgumentException">Its name is there already, or its length is not that of the others.</exception>
    public void Add(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (_columns.Count > 0 && column.Count != RowCount)
            throw new ArgumentException($"{Source}: column {column.Name} has {column.Count} rows, the table {RowCount}");
        if (!_byName.TryAdd(column.Name, column))
            throw new ArgumentException($"{Source}: there is a column {column.Name} already");
        _columns.Add(column);
    }

    /// <summary>Appends a column of numbers.</summary>
    public void Add(string name, double[] values, string? unit = null, string? description = null, string? ucd = null) => Add(new Column<double>(name, values, unit, description) { Ucd = ucd });

    /// <summary>Appends a column of integers.</summary>
    public void Add(string name, long[] values, string? unit = null, string? description = null, string? ucd = null) => Add(new Column<long>(name, values, unit, description) { Ucd = ucd });

    /// <summary>Appends a column of texts.</summary>
    public void Add(string name, string[] values, string? description = null, string? ucd = null) => Add(new Column<string>(name, values, null, description) { Ucd = ucd });

    /// <summary>Appends a column of truth values.</summary>
    public void Add(string name, bool[] values, string? description = null, string? ucd = null) => Add(new Column<bool>(name, values, null, description) { Ucd = ucd });

    /// <summary>Whether there is a column of that name (case matters).</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The column of that name (case matters), or null.</summary>
    public Column? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The column of that name, whatever its type.</summary>
    /// <exception cref="InputException">There is none; the message lists those that exist.</exception>
    public Column Require(string name) => Find(name)
        ?? throw InputException.InFile(Source, $"there is no column {name}: expected it among {(_columns.Count == 0 ? "the columns, of which there are none" : string.Join(", ", _columns.Select(c => c.Name)))}");

    /// <summary>
    /// The column of that name as values of a type: itself, or a converted copy. Any type of numbers becomes any other as long as no
    /// value is falsified (a whole 5.0 becomes the integer 5, 5.5 is an error; real numbers are rounded to float); integers become texts.
    /// Missing values are NaN, 0, empty or false, and marked.
    /// </summary>
    /// <typeparam name="T">The type wanted, one of those that <see cref="Column{T}"/> takes.</typeparam>
    /// <exception cref="InputException">There is none of that name, it holds something else, or a value cannot be converted; the message names its row.</exception>
    public Column<T> Column<T>(string name)
    {
        Column column = Require(name);
        return ColumnConversion.To<T>(column, Source)
            ?? throw WrongType(column, typeof(T) == typeof(string) ? "texts or integers" : ColumnElement.Words(typeof(T)));
    }

    /// <summary>The column of that name as arrays with elements of a type, converted as <see cref="Column{T}(string)"/> does.</summary>
    /// <typeparam name="T">The type wanted, one of those that <see cref="Column{T}"/> takes.</typeparam>
    /// <exception cref="InputException">There is none of that name, it holds no arrays, or an element cannot be converted.</exception>
    public ArrayColumn<T> Arrays<T>(string name)
    {
        Column column = Require(name);
        return ColumnConversion.ToArrays<T>(column, Source) ?? throw WrongType(column, $"arrays of {ColumnElement.Words(typeof(T))}");
    }

    /// <summary>A column of numbers; integers are converted, missing values are NaN.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<double> Doubles(string name) => Column<double>(name);

    /// <summary>A column of integers; missing values are 0 and marked.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<long> Integers(string name) => Column<long>(name);

    /// <summary>A column of texts; integers (ids that look like numbers) are converted, missing values are empty.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<string> Strings(string name) => Column<string>(name);

    /// <summary>A column of truth values; missing values are false and marked.</summary>
    /// <exception cref="InputException">There is none of that name, or it holds something else.</exception>
    public Column<bool> Logicals(string name) => Column<bool>(name);

    /// <summary>Some rows one after the other, as a table of their own.</summary>
    /// <param name="first">The first row, 0-based.</param>
    /// <param name="count">The number of rows.</param>
    public Table Slice(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, RowCount, nameof(count));
        var slice = new Table(Source);
        foreach (Column column in _columns)
            slice.Add(column.Slice(first, count));
        foreach ((string key, object? value) in Metadata)
            slice.Metadata.Put(key, value);
        return slice;
    }

    private InputException WrongType(Column column, string expected)
    {
        string example = column is Column<string> { Count: > 0 } text ? $", the first one '{text[0]}'" : "";
        return InputException.InFile(Source, $"column {column.Name}: expected {expected}, found {ColumnElement.Words(column)}{example}");
    }
}
