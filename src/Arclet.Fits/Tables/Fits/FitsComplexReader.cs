using System.Numerics;

namespace Arclet.Fits;

/// <summary>Reads complex numbers of single or double precision, as double. A single one with a NaN is missing.</summary>
internal sealed class FitsComplexReader(FitsTableField field, int rows) : FitsColumnReader(field, rows)
{
    private readonly int _perRow = field.Shape is null ? 1 : (int)field.Repeat;
    private readonly Complex[] _values = new Complex[rows * (field.Shape is null ? 1 : (int)field.Repeat)];
    private bool[]? _missing;

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            Span<Complex> values = _values.AsSpan((first + row) * _perRow, _perRow);
            Decode(block.Slice((row * rowLength) + (int)Field.Offset, (int)Field.Width), values, Field.Code);
            if (Field.Shape is null && (double.IsNaN(values[0].Real) || double.IsNaN(values[0].Imaginary)))
                (_missing ??= new bool[RowCount])[first + row] = true;
        }
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<Complex>(Field.Info, _values, shape, RowCount, null, null)
        : new Column<Complex>(Field.Info, _values, _missing);

    internal static void Decode(ReadOnlySpan<byte> bytes, Span<Complex> values, char code)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = code == 'C'
                ? new Complex(System.Buffers.Binary.BinaryPrimitives.ReadSingleBigEndian(bytes[(8 * i)..]), System.Buffers.Binary.BinaryPrimitives.ReadSingleBigEndian(bytes[((8 * i) + 4)..]))
                : new Complex(System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(bytes[(16 * i)..]), System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(bytes[((16 * i) + 8)..]));
        }
    }
}
