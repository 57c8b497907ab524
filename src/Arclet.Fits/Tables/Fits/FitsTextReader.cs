namespace Arclet.Fits;

/// <summary>Reads texts. One that begins with NUL is missing (standard, section 7.3.3.1); one of blanks is empty.</summary>
internal sealed class FitsTextReader(FitsTableField field, int rows) : FitsColumnReader(field, rows)
{
    /// <summary>Texts that were met lately: columns of a few words cost no more memory than their words.</summary>
    private const int CacheLength = 256;

    private readonly int _perRow = field.Shape is null ? 1 : (int)(field.Repeat / field.TextWidth);
    private readonly string[] _values = new string[rows * (field.Shape is null ? 1 : (int)(field.Repeat / field.TextWidth))];
    private readonly string[] _cache = new string[CacheLength];
    private bool[]? _missing;

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<byte> cell = block.Slice((row * rowLength) + (int)Field.Offset, (int)Field.Width);
            for (int i = 0; i < _perRow; i++)
            {
                ReadOnlySpan<byte> text = _perRow == 1 ? cell : cell.Slice(i * Field.TextWidth, Field.TextWidth);
                int at = ((first + row) * _perRow) + i;
                _values[at] = Text(text);
                if (_perRow == 1 && !text.IsEmpty && text[0] == 0)
                    (_missing ??= new bool[_values.Length])[at] = true;
            }
        }
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<string>(Field.Info, _values, shape, RowCount, null, null)
        : new Column<string>(Field.Info, _values, _missing);

    private string Text(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell[0] == 0)
            return "";
        int end = cell.IndexOf((byte)0);
        if (end >= 0)
            cell = cell[..end];
        cell = cell.TrimEnd((byte)' ');
        uint hash = (uint)cell.Length;
        foreach (byte b in cell)
            hash = (hash * 31) + b;
        ref string cached = ref _cache[(hash ^ (hash >> 8)) % CacheLength];
        if (cached is not null && System.Text.Ascii.Equals(cell, cached))
            return cached;
        return cached = FitsTableText.Decode(cell);
    }
}
