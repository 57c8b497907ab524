namespace Arclet.Fits;

/// <summary>Writes logicals: T, F, or a zero byte for a missing one.</summary>
internal sealed class FitsLogicalWriter(Column column, string source) : FitsColumnWriter(column, source)
{
    public override string Form => $"{PerRow}L";

    public override int Width => PerRow;

    public override void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset)
    {
        var single = column as Column<bool>;
        var array = column as ArrayColumn<bool>;
        ReadOnlySpan<bool> values = single is not null ? single.Values : array!.Values;
        bool[]? rows = single is not null ? single.MissingMarks : array!.MissingMarks, elements = array?.MissingElementMarks;
        int perRow = PerRow;
        for (int row = 0; row < count; row++)
        {
            Span<byte> cell = block.Slice((row * rowLength) + offset, perRow);
            for (int i = 0; i < perRow; i++)
            {
                int at = ((first + row) * perRow) + i;
                bool missing = (rows is not null && rows[first + row]) || (elements is not null && elements[at]);
                cell[i] = missing ? (byte)0 : values[at] ? (byte)'T' : (byte)'F';
            }
        }
    }
}
