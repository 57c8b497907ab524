namespace Arclet.Fits;

/// <summary>Reads the selected columns and rows of one table of a FITS file, block by block.</summary>
internal sealed class FitsTableSource
{
    /// <summary>A block of rows that stays in the second-level cache while every column is taken out of it.</summary>
    private const int BlockLength = 1 << 18;

    private readonly FitsTableLayout _layout;
    private readonly FitsTableField[] _fields;
    private readonly TableMetadata _metadata;

    public FitsTableSource(FitsHdu hdu, TableSelection selection)
    {
        _layout = FitsTableLayout.Read(hdu);
        (_metadata, Dictionary<string, TableMetadata> described) = FitsTableMetadata.Read(hdu.Header);
        int[] wanted = selection.Indices([.. _layout.Fields.Select(f => f.Info.Name)], hdu.Header.Source);
        _fields = [.. wanted.Select(i => Described(_layout.Fields[i], described))];
        (FirstRow, RowCount) = selection.Rows(_layout.RowCount);
    }

    public long FirstRow { get; }

    /// <summary>The number of rows that are selected.</summary>
    public long RowCount { get; }

    /// <summary>The rows from <paramref name="first"/> (counted from the first selected one) as a table.</summary>
    public Table Read(long first, long count)
    {
        string source = _layout.Hdu.Header.Source;
        if (count > Array.MaxLength)
            throw InputException.InFile(source, $"the table has {count} rows, more than memory can hold in one array: expected a selection of fewer rows");
        _layout.RequireRows(FirstRow + first, count);
        var heap = new FitsHeap(_layout);
        FitsColumnReader[] readers = [.. _fields.Select(f => _layout.Hdu.Kind == FitsHduKind.AsciiTable ? new FitsAsciiReader(f, (int)count, source) : FitsColumnReader.Create(f, (int)count, heap))];
        ReadBlocks(readers, first, (int)count);
        var table = new Table(source);
        foreach (FitsColumnReader reader in readers)
            table.Add(reader.Build());
        foreach ((string key, object? value) in _metadata)
            table.Metadata.Put(key, value);
        return table;
    }

    private void ReadBlocks(FitsColumnReader[] readers, long first, int count)
    {
        if (readers.Length == 0 || count == 0)
            return;
        int rowLength = (int)_layout.RowLength;
        int rowsPerBlock = rowLength == 0 ? count : Math.Clamp(BlockLength / rowLength, 1, count);
        byte[] block = GC.AllocateUninitializedArray<byte>(rowsPerBlock * rowLength);
        for (int row = 0; row < count; row += rowsPerBlock)
        {
            int now = Math.Min(rowsPerBlock, count - row);
            Span<byte> bytes = block.AsSpan(0, now * rowLength);
            _layout.Hdu.Bytes.Read(_layout.Hdu.DataOffset + ((FirstRow + first + row) * rowLength), bytes);
            foreach (FitsColumnReader reader in readers)
                reader.Read(bytes, rowLength, row, now);
        }
    }

    /// <summary>Adds what astropy says in comments about a column where the keywords say nothing.</summary>
    private static FitsTableField Described(FitsTableField field, Dictionary<string, TableMetadata> described)
    {
        if (!described.TryGetValue(field.Info.Name, out TableMetadata? column))
            return field;
        ColumnInfo known = field.Info, told = EcsvReader.Info(known.Name, column, null);
        return field with
        {
            Info = known with { Unit = known.Unit ?? told.Unit, Description = known.Description ?? told.Description, Ucd = known.Ucd ?? told.Ucd, Display = known.Display ?? told.Display },
        };
    }
}
