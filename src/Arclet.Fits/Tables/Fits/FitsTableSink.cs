namespace Arclet.Fits;

/// <summary>The form of a binary table that is written: its header and how rows are laid out.</summary>
internal sealed class FitsTableSink
{
    /// <summary>A block of rows that stays in the second-level cache while every column is put into it.</summary>
    private const int BlockLength = 1 << 17;

    private readonly FitsColumnWriter[] _columns;
    private readonly int[] _offsets;
    private readonly int _rowLength;
    private readonly string _source;
    private byte[] _block = [];

    /// <summary>Decides the form of a table.</summary>
    /// <param name="table">The table, or the first block of one.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="streamed">Whether further blocks follow.</param>
    /// <param name="textWidths">The characters of columns of texts, by name; others take those of their longest text.</param>
    public FitsTableSink(Table table, string source, bool streamed, IReadOnlyDictionary<string, int>? textWidths)
    {
        _source = source;
        if (table.Columns.Count > 999)
            throw InputException.InFile(source, $"the table has {table.Columns.Count} columns: expected at most the 999 that FITS can hold");
        _columns = new FitsColumnWriter[table.Columns.Count];
        _offsets = new int[_columns.Length];
        long heap = 0, length = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            Column column = table.Columns[i];
            int? width = textWidths is not null && textWidths.TryGetValue(column.Name, out int given) ? given : null;
            _columns[i] = FitsColumnWriter.Create(column, source, streamed, width, heap);
            _offsets[i] = (int)length;
            heap += _columns[i].HeapLength;
            length += _columns[i].Width;
            if (length > Array.MaxLength)
                throw InputException.InFile(source, $"a row of the table has more than {Array.MaxLength} bytes: expected shorter texts and arrays");
        }

        _rowLength = (int)length;
        HeapLength = heap;
        Header = MakeHeader(table);
    }

    public FitsHeader Header { get; }

    public long HeapLength { get; }

    /// <summary>Writes all rows of a table, which must have the columns of the first one.</summary>
    public void Write(Table table, FitsWriter writer)
    {
        if (table.Columns.Count != _columns.Length || !_columns.Zip(table.Columns).All(p => p.First.Accepts(p.Second)))
            throw new ArgumentException($"{_source}: a block has the columns {string.Join(", ", table.Columns.Select(c => c.Name))}: expected the names, types and shapes of the first block's {string.Join(", ", _columns.Select(c => c.Name))}");
        if (_rowLength == 0)
            return;
        int rowsPerBlock = Math.Max(1, BlockLength / _rowLength);
        if (_block.Length == 0)
            _block = new byte[rowsPerBlock * _rowLength];
        for (int row = 0; row < table.RowCount; row += rowsPerBlock)
        {
            int count = Math.Min(rowsPerBlock, table.RowCount - row);
            Span<byte> block = _block.AsSpan(0, count * _rowLength);
            for (int i = 0; i < _columns.Length; i++)
                _columns[i].Write(table.Columns[i], row, count, block, _rowLength, _offsets[i]);
            writer.WriteTableBytes(block);
        }
    }

    public void WriteHeap(Table table, FitsWriter writer)
    {
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].WriteHeap(table.Columns[i], writer);
    }

    private FitsHeader MakeHeader(Table table)
    {
        var header = new FitsHeader(_source);
        header.Add("XTENSION", "BINTABLE", "binary table extension");
        header.Add("BITPIX", 8, "array data type");
        header.Add("NAXIS", 2, "number of axes");
        header.Add("NAXIS1", _rowLength, "bytes in a row");
        header.Add("NAXIS2", table.RowCount, "number of rows");
        header.Add("PCOUNT", HeapLength, "bytes in the heap");
        header.Add("GCOUNT", 1, "number of groups");
        header.Add("TFIELDS", _columns.Length, "number of columns");
        for (int i = 0; i < _columns.Length; i++)
            AddColumn(header, i + 1, table.Columns[i], _columns[i]);
        FitsTableMetadata.Write(table, header);
        header.Add("CHECKSUM", "0000000000000000", "HDU checksum");
        header.Add("DATASUM", "0", "data unit checksum");
        return header;
    }

    private static void AddColumn(FitsHeader header, int number, Column column, FitsColumnWriter writer)
    {
        header.Add($"TTYPE{number}", FitsTableText.Escaped(column.Name));
        header.Add($"TFORM{number}", writer.Form);
        if (writer.Dimensions is { } dimensions)
            header.Add($"TDIM{number}", $"({string.Join(',', dimensions)})");
        if (writer.Zero is { } zero)
        {
            header.Add($"TSCAL{number}", 1);
            header.Add(FitsCardFormat.Value($"TZERO{number}", FitsCardKind.Integer, zero, null));
        }

        if (writer.Null is { } nothing)
            header.Add($"TNULL{number}", nothing);

        // The standard has no unit of a decimal logarithm's argument that readers know: astropy's dex(...) goes where they do not stumble over it.
        if (column.Unit is { } unit)
            header.Add($"{(unit.StartsWith("dex", StringComparison.Ordinal) ? FitsTableLayout.LogarithmUnit : "TUNIT")}{number}", FitsTableText.Escaped(unit));
        // A format for numbers does not fit texts and logicals.
        if (DisplayFormat.Parse(column.Display) is { } display && (display.Kind == 'A') == (column.ElementType == typeof(string)) && column.ElementType != typeof(bool))
            header.Add($"TDISP{number}", display.Fits);
        if (column.Ucd is { } ucd)
            header.Add($"TUCD{number}", FitsTableText.Escaped(ucd));
        if (column.Description is { } description)
            header.Add($"TCOMM{number}", FitsTableText.Escaped(description));
    }
}
