namespace Arclet.Fits;

/// <summary>Reads bits as logicals, the highest bit of the first byte first.</summary>
internal sealed class FitsBitReader(FitsTableField field, int rows) : FitsColumnReader(field, rows)
{
    private readonly int _perRow = (int)field.Repeat;
    private readonly bool[] _values = new bool[rows * (int)field.Repeat];

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<byte> cell = block.Slice((row * rowLength) + (int)Field.Offset, (int)Field.Width);
            for (int i = 0; i < _perRow; i++)
                _values[((first + row) * _perRow) + i] = (cell[i >> 3] & (0x80 >> (i & 7))) != 0;
        }
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<bool>(Field.Info, _values, shape, RowCount, null, null)
        : new Column<bool>(Field.Info, _values);
}
