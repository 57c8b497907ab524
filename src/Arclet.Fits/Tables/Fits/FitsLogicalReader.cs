namespace Arclet.Fits;

/// <summary>Reads logicals: T, F, or a zero byte for a missing one.</summary>
internal sealed class FitsLogicalReader(FitsTableField field, int rows) : FitsColumnReader(field, rows)
{
    private readonly int _perRow = field.Shape is null ? 1 : (int)field.Repeat;
    private readonly bool[] _values = new bool[rows * (field.Shape is null ? 1 : (int)field.Repeat)];
    private bool[]? _missing;

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<byte> cell = block.Slice((row * rowLength) + (int)Field.Offset, _perRow);
            for (int i = 0; i < cell.Length; i++)
            {
                int at = ((first + row) * _perRow) + i;
                _values[at] = cell[i] == (byte)'T';
                if (cell[i] == 0)
                    (_missing ??= new bool[_values.Length])[at] = true;
            }
        }
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<bool>(Field.Info, _values, shape, RowCount, null, _missing)
        : new Column<bool>(Field.Info, _values, _missing);
}
