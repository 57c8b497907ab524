using System.Buffers.Binary;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>Writes complex numbers of double precision; missing ones are NaN.</summary>
internal sealed class FitsComplexWriter(Column column, string source) : FitsColumnWriter(column, source)
{
    public override string Form => $"{PerRow}M";

    public override int Width => checked(PerRow * 16);

    public override void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset)
    {
        ReadOnlySpan<Complex> values = column is Column<Complex> single ? single.Values : ((ArrayColumn<Complex>)column).Values;
        int perRow = PerRow;
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < perRow; i++)
            {
                Complex value = column.IsMissing(first + row) ? ColumnElement.Missing<Complex>() : values[((first + row) * perRow) + i];
                Span<byte> cell = block.Slice((row * rowLength) + offset + (16 * i), 16);
                BinaryPrimitives.WriteDoubleBigEndian(cell, value.Real);
                BinaryPrimitives.WriteDoubleBigEndian(cell[8..], value.Imaginary);
            }
        }
    }
}
