using System.Numerics;

namespace Arclet.Fits;

/// <summary>Reads numbers that are stored as they are, unsigned integers and signed bytes included. A single NaN, and the integer that TNULL names, is missing.</summary>
internal sealed class FitsNumberReader<T>(FitsTableField field, int rows) : FitsColumnReader(field, rows)
    where T : unmanaged, INumber<T>
{
    private readonly int _perRow = field.Shape is null ? 1 : (int)field.Repeat;
    private readonly T[] _values = GC.AllocateUninitializedArray<T>(rows * (field.Shape is null ? 1 : (int)field.Repeat));
    private readonly long? _null = NullOf(field);
    private bool[]? _missing;

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        Span<T> values = _values.AsSpan(first * _perRow, count * _perRow);
        RowBytes.Gather(block, rowLength, (int)Field.Offset, _perRow, count, values);
        RowBytes.Flip(values);
        if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
            MarkNaN(values, first);
        else if (_null is { } stored)
            MarkNull(values, first * _perRow, stored);
    }

    public override Column Build() => Field.Shape is { } shape
        ? new ArrayColumn<T>(Field.Info, _values, shape, RowCount, null, _missing)
        : new Column<T>(Field.Info, _values, _missing);

    /// <summary>TNULL is the stored value: for unsigned integers it is moved as they are. A null that no value can equal is none.</summary>
    private static long? NullOf(FitsTableField field)
    {
        long? moved = IsFlipped(field) && field.Code != 'K' ? field.Null + (long)field.Zero : IsFlipped(field) ? field.Null ^ long.MinValue : field.Null;
        return moved is { } value && typeof(T) != typeof(ulong) && long.CreateSaturating(T.CreateTruncating(value)) != value ? null : moved;
    }

    private void MarkNaN(Span<T> values, int first)
    {
        if (Field.Shape is not null || !AnyNaN(values))
            return;
        _missing ??= new bool[_values.Length];
        for (int i = 0; i < values.Length; i++)
            _missing[first + i] = T.IsNaN(values[i]);
    }

    private void MarkNull(Span<T> values, int first, long stored)
    {
        T missing = T.CreateTruncating(stored);
        for (int at = values.IndexOf(missing); at >= 0 && at < values.Length; at++)
        {
            if (values[at] != missing)
                continue;
            _missing ??= new bool[_values.Length];
            _missing[first + at] = true;
            values[at] = T.Zero;
        }
    }

    private static bool AnyNaN(Span<T> values)
    {
        int at = 0;
        if (Vector<T>.IsSupported)
        {
            for (; at <= values.Length - Vector<T>.Count; at += Vector<T>.Count)
            {
                var vector = new Vector<T>(values[at..]);
                if (!Vector.EqualsAll(vector, vector))
                    return true;
            }
        }

        for (; at < values.Length; at++)
        {
            if (T.IsNaN(values[at]))
                return true;
        }

        return false;
    }
}
