namespace Arclet.Fits;

/// <summary>
/// Reads a table in pieces: the selected columns of some rows at a time, so that tables larger than memory can be gone through. FITS
/// tables are read from the file as they are asked for; of texts (VOTable, ECSV, CSV, catalogues) the selected columns are read once and then handed out.
/// </summary>
/// <threadsafety>Several threads may read at once.</threadsafety>
public sealed class TableReader : IDisposable
{
    private readonly FitsFile? _file;
    private readonly FitsTableSource? _source;
    private readonly Table? _table;

    private TableReader(FitsFile file, FitsTableSource source)
    {
        (_file, _source, RowCount) = (file, source, source.RowCount);
    }

    private TableReader(Table table)
    {
        (_table, RowCount) = (table, table.RowCount);
    }

    /// <summary>The number of rows that are selected.</summary>
    public long RowCount { get; }

    /// <summary>Opens a table; see <see cref="Table.Read"/>.</summary>
    /// <param name="reference">The file, with one of its tables in brackets where wanted.</param>
    /// <param name="selection">The columns and rows to read; null for all.</param>
    /// <exception cref="InputException">The file is missing, is no table, or is broken.</exception>
    public static TableReader Open(string reference, TableSelection? selection = null)
    {
        TableSelection wanted = selection ?? TableSelection.Everything;
        wanted.Check();
        FitsReference parsed = FitsReference.Parse(reference);
        TableFormatKind kind = TableFormat.ForReading(parsed.Path);
        if (kind != TableFormatKind.Fits)
            return new TableReader(ReadText(parsed, kind, wanted));
        FitsFile file = FitsFile.Open(parsed.Path);
        try
        {
            return new TableReader(file, new FitsTableSource(Hdu(file, parsed.Selector), wanted));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads some rows.</summary>
    /// <param name="firstRow">The first row, 0-based, counted from the first one selected.</param>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    /// <exception cref="InputException">The rows are broken or not in the file.</exception>
    public Table Read(long firstRow, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RowCount - firstRow);
        return _table is not null ? _table.Slice((int)firstRow, count) : _source!.Read(firstRow, count);
    }

    /// <summary>Reads all selected rows, block by block; only one block is held at a time. A table without rows gives one empty block.</summary>
    /// <param name="rowsPerBlock">The number of rows of every block but the last.</param>
    /// <exception cref="InputException">The rows are broken or not in the file.</exception>
    public IEnumerable<Table> ReadBlocks(int rowsPerBlock = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsPerBlock);
        return Blocks();

        IEnumerable<Table> Blocks()
        {
            long row = 0;
            do
            {
                int count = (int)Math.Min(rowsPerBlock, RowCount - row);
                yield return Read(row, count);
                row += rowsPerBlock;
            }
            while (row < RowCount);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    internal static Table ReadTable(string reference, TableSelection selection)
    {
        using TableReader reader = Open(reference, selection);
        return reader._table ?? reader._source!.Read(0, reader.RowCount);
    }

    private static FitsHdu Hdu(FitsFile file, FitsSelector? selector)
    {
        if (selector is { } given)
            return file.Hdu(given);
        IReadOnlyList<FitsHdu> all = file.Hdus;
        return all.FirstOrDefault(h => h.Kind is FitsHduKind.BinaryTable or FitsHduKind.AsciiTable)
            ?? throw InputException.InFile(file.Path, $"there is no table in this file: expected one among {string.Join(", ", all)}");
    }

    private static Table ReadText(FitsReference reference, TableFormatKind kind, TableSelection selection)
    {
        if (kind == TableFormatKind.VoTable)
            return VoTableReader.Read(reference.Path, reference.Selector, selection);
        if (reference.Selector is { } selector)
            throw InputException.InFile(reference.Path, $"the file holds one table only, there is no [{selector}]: expected its name without brackets");
        return kind switch
        {
            TableFormatKind.Ecsv => EcsvReader.Read(reference.Path, selection),
            TableFormatKind.Csv => CsvReader.Read(reference.Path, selection),
            _ => CatalogueReader.Read(reference.Path, selection),
        };
    }
}
