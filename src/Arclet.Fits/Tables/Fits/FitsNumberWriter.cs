using System.Numerics;
using System.Runtime.CompilerServices;

namespace Arclet.Fits;

/// <summary>Writes numbers in their own width. Missing real numbers are NaN, missing integers the number that TNULL names.</summary>
internal sealed class FitsNumberWriter<T> : FitsColumnWriter
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly T? _null;
    private T[] _changed = [];

    public FitsNumberWriter(Column column, string source, bool streamed)
        : base(column, source)
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            _null = ColumnElement.Missing<T>();
        else if (MarksOf(column, all: true) is not null)
            _null = Free(ValuesOf(column));
        else if (streamed && Unsafe.SizeOf<T>() > 1 && !T.IsZero(T.MinValue))
            _null = Candidate;
    }

    public override string Form => $"{PerRow}{Letter<T>()}";

    public override int Width => checked(PerRow * Unsafe.SizeOf<T>());

    public override string? Zero => ZeroOf<T>();

    public override long? Null
    {
        get
        {
            if (_null is not { } value || !ColumnElement.IsInteger(typeof(T)))
                return null;
            // TNULL is the number as it is stored, before TZERO.
            Span<T> stored = [value];
            RowBytes.Flip(stored);
            return typeof(T) == typeof(ulong) ? unchecked((long)ulong.CreateTruncating(stored[0]))
                : typeof(T) == typeof(ushort) ? unchecked((short)ushort.CreateTruncating(stored[0]))
                : typeof(T) == typeof(uint) ? unchecked((int)uint.CreateTruncating(stored[0]))
                : typeof(T) == typeof(sbyte) ? unchecked((byte)sbyte.CreateTruncating(stored[0]))
                : long.CreateChecked(stored[0]);
        }
    }

    /// <summary>Unsigned types give up their largest number, signed ones their smallest.</summary>
    private static T Candidate => T.IsZero(T.MinValue) ? T.MaxValue : T.MinValue;

    public override void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset)
    {
        int perRow = PerRow;
        ReadOnlySpan<T> values = ValuesOf(column).Slice(first * perRow, count * perRow);
        bool[]? rows = MarksOf(column, all: false), elements = (column as ArrayColumn<T>)?.MissingElementMarks;
        bool integerWithNull = _null is { } nothing && ColumnElement.IsInteger(typeof(T)) && values.Contains(nothing);
        if (rows is null && elements is null && !integerWithNull && ZeroOf<T>() is null)
        {
            RowBytes.Scatter(values, block, rowLength, offset, perRow, count);
            return;
        }

        if (_changed.Length < values.Length)
            _changed = new T[values.Length];
        Span<T> changed = _changed.AsSpan(0, values.Length);
        values.CopyTo(changed);
        for (int i = 0; i < changed.Length && (rows is not null || elements is not null || integerWithNull); i++)
        {
            int row = first + (i / perRow);
            if ((rows is not null && rows[row]) || (elements is not null && elements[(first * perRow) + i]))
                changed[i] = _null ?? throw Error(row, "the value is missing, but none was in the first block: expected a missing value there too, so that a number can stand for it");
            else if (integerWithNull && changed[i] == _null)
                throw Error(row, $"the value {_null} stands for missing values: expected any other");
        }

        RowBytes.Flip(changed);
        RowBytes.Scatter<T>(changed, block, rowLength, offset, perRow, count);
    }

    private static ReadOnlySpan<T> ValuesOf(Column column) => column is Column<T> single ? single.Values : ((ArrayColumn<T>)column).Values;

    private static bool[]? MarksOf(Column column, bool all) => column switch
    {
        Column<T> single => single.MissingMarks,
        ArrayColumn<T> array => array.MissingMarks ?? (all ? array.MissingElementMarks : null),
        _ => null,
    };

    /// <summary>A number that is not among the values.</summary>
    private T Free(ReadOnlySpan<T> values)
    {
        foreach (T candidate in (ReadOnlySpan<T>)[Candidate, T.IsZero(T.MinValue) ? T.MaxValue - T.One : T.MaxValue])
        {
            if (!values.Contains(candidate))
                return candidate;
        }

        var used = new HashSet<T>(values.Length);
        foreach (T value in values)
            used.Add(value);
        T next = Candidate;
        for (int i = 0; i <= used.Count; i++)
        {
            if (!used.Contains(next))
                return next;
            if (next == (T.IsZero(T.MinValue) ? T.MinValue : T.MaxValue))
                break;
            next = T.IsZero(T.MinValue) ? next - T.One : next + T.One;
        }

        throw InputException.InFile(Source, $"column {Name} has missing values and every number that its type can hold: expected a wider type of integers");
    }
}
