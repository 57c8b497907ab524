using System.Numerics;

namespace Arclet.Fits;

/// <summary>Reads numbers that TSCAL and TZERO scale: TZERO + TSCAL x stored, in double precision. NaN and TNULL are missing.</summary>
internal sealed class FitsScaledReader<T>(FitsTableField field, int rows) : FitsColumnReader(field, rows)
    where T : unmanaged, INumber<T>
{
    private readonly int _perRow = field.Shape is null ? 1 : (int)field.Repeat;
    private readonly double[] _values = GC.AllocateUninitializedArray<double>(rows * (field.Shape is null ? 1 : (int)field.Repeat));
    private T[] _stored = [];
    private bool[]? _missing;

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        if (_stored.Length < count * _perRow)
            _stored = new T[count * _perRow];
        Span<T> stored = _stored.AsSpan(0, count * _perRow);
        RowBytes.Gather(block, rowLength, (int)Field.Offset, _perRow, count, stored);
        Span<double> values = _values.AsSpan(first * _perRow, stored.Length);
        for (int i = 0; i < values.Length; i++)
        {
            bool missing = T.IsNaN(stored[i]) || (Field.Null is { } nothing && long.CreateSaturating(stored[i]) == nothing);
            values[i] = missing ? double.NaN : (double.CreateTruncating(stored[i]) * Field.Scale) + Field.Zero;
            if (missing)
                (_missing ??= new bool[_values.Length])[(first * _perRow) + i] = true;
        }
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<double>(Field.Info, _values, shape, RowCount, null, _missing)
        : new Column<double>(Field.Info, _values, _missing);
}
