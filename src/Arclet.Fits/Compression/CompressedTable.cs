using System.Buffers.Binary;
using System.Globalization;

namespace Arclet.Fits;

/// <summary>
/// The binary table in which a compressed image stands: one row a tile. Only what such tables need is read; every offset is
/// checked against the bytes that are there.
/// </summary>
internal sealed class CompressedTable
{
    /// <summary>TFIELDS is at most 999 (standard, section 7.3.1); real tables of tiles have up to eight columns.</summary>
    private const int MaximumColumns = 999;

    private readonly FitsHdu _hdu;
    private readonly Dictionary<string, CompressedColumn> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly long _heapOffset;
    private readonly long _heapLength;

    public CompressedTable(FitsHdu hdu)
    {
        _hdu = hdu;
        FitsHeader header = hdu.StoredHeader;
        long[] axes = FitsAxes.Read(header);
        if (axes.Length != 2 || FitsAxes.BytesPerPixel(header) != 1)
            throw InputException.InFile(Name, "the table of the compressed image's tiles is broken: expected BITPIX = 8 and NAXIS = 2");
        if (axes[0] > int.MaxValue)
            throw header.WrongValue("NAXIS1", "the length of a table's row in bytes");
        RowLength = (int)axes[0];
        Rows = axes[1];
        ReadColumns(header);
        long table = RowLength * Rows;
        // No overflow: FitsAxes.DataLength has checked the product.
        long heap = header.GetInteger("THEAP") ?? table;
        if (heap < table || heap > hdu.DataLength)
            throw header.WrongValue("THEAP", $"an offset from {table} to {hdu.DataLength}");
        _heapOffset = hdu.DataOffset + heap;
        _heapLength = hdu.DataLength - heap;
    }

    /// <summary>The number of tiles that have a row.</summary>
    public long Rows { get; }

    public int RowLength { get; }

    public string Name => _hdu.Header.Source;

    public CompressedColumn? Column(string name) => _columns.TryGetValue(name, out CompressedColumn column) ? column : null;

    /// <summary>Reads the row of a tile, 0-based.</summary>
    public void ReadRow(long tile, Span<byte> row) => _hdu.Bytes.Read(_hdu.DataOffset + (tile * RowLength), row[..RowLength]);

    /// <summary>Where the elements of a cell of variable length stand in the file, and how many bytes they are.</summary>
    public (long Offset, long Length) Cell(CompressedColumn column, ReadOnlySpan<byte> row, long tile)
    {
        ReadOnlySpan<byte> cell = row[column.Offset..];
        long count, offset;
        if (column.Descriptor == 'Q')
            (count, offset) = (BinaryPrimitives.ReadInt64BigEndian(cell), BinaryPrimitives.ReadInt64BigEndian(cell[8..]));
        else
            (count, offset) = (BinaryPrimitives.ReadInt32BigEndian(cell), BinaryPrimitives.ReadInt32BigEndian(cell[4..]));
        if (count == 0)
            return (0, 0);
        int size = column.ElementLength;
        if (count < 0 || offset < 0 || offset > _heapLength || count > (_heapLength - offset) / size)
            throw InputException.InFile(Name, $"tile {tile + 1}: its data of {count} x {size} bytes at byte {offset} of the heap are not within it: expected a place in its {_heapLength} bytes");
        return (_heapOffset + offset, count * size);
    }

    public void Read(long offset, Span<byte> destination) => _hdu.Bytes.Read(offset, destination);

    /// <summary>A number that stands in the row itself.</summary>
    public static double Number(CompressedColumn column, ReadOnlySpan<byte> row)
    {
        ReadOnlySpan<byte> cell = row[column.Offset..];
        return column.Element switch
        {
            'B' => cell[0],
            'I' => BinaryPrimitives.ReadInt16BigEndian(cell),
            'J' => BinaryPrimitives.ReadInt32BigEndian(cell),
            'K' => BinaryPrimitives.ReadInt64BigEndian(cell),
            'E' => BinaryPrimitives.ReadSingleBigEndian(cell),
            _ => BinaryPrimitives.ReadDoubleBigEndian(cell),
        };
    }

    private void ReadColumns(FitsHeader header)
    {
        long fields = header.RequireInteger("TFIELDS");
        if (fields is < 0 or > MaximumColumns)
            throw header.WrongValue("TFIELDS", $"a number of columns from 0 to {MaximumColumns}");
        long offset = 0;
        for (int i = 1; i <= fields; i++)
        {
            string form = header.RequireString($"TFORM{i}").Trim();
            int digits = 0;
            while (digits < form.Length && char.IsAsciiDigit(form[digits]))
                digits++;
            long repeat = 1;
            char letter = digits < form.Length ? char.ToUpperInvariant(form[digits]) : '\0';
            if (CompressedColumn.LengthOf(letter) == 0 || (digits > 0 && (!long.TryParse(form.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out repeat) || repeat > int.MaxValue)))
                throw header.WrongValue($"TFORM{i}", "the form of a binary table's column, such as 1PB(100) or 1D");
            bool descriptor = letter is 'P' or 'Q';
            char element = descriptor ? (digits + 1 < form.Length ? char.ToUpperInvariant(form[digits + 1]) : '\0') : letter;
            if (CompressedColumn.LengthOf(element) == 0 || (descriptor && element is 'P' or 'Q'))
                throw header.WrongValue($"TFORM{i}", "the form of a binary table's column, such as 1PB(100) or 1D");
            long length = letter == 'X' ? (repeat + 7) / 8 : repeat * CompressedColumn.LengthOf(letter);
            if (offset + length > RowLength)
                throw header.WrongValue($"TFORM{i}", $"columns that fit in a row of NAXIS1 = {RowLength} bytes");
            if (repeat > 0 && header.GetString($"TTYPE{i}") is { } name)
                _columns.TryAdd(name.Trim(), new CompressedColumn((int)offset, descriptor ? letter : '\0', element));
            offset += length;
        }
    }
}
