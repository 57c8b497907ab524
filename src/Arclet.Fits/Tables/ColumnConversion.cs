using System.Numerics;

namespace Arclet.Fits;

/// <summary>Columns as the type that a caller asks for: any type of numbers, as long as no value is falsified.</summary>
internal static class ColumnConversion
{
    /// <summary>The column itself or a converted copy, or null where its type cannot become that one.</summary>
    public static Column<T>? To<T>(Column column, string source)
    {
        ColumnElement.Require<T>();
        if (column is Column<T> same)
            return same;
        if (column.IsArray)
            return null;
        if (ColumnElement.IsNumber(typeof(T)) && ColumnElement.IsNumber(column.ElementType))
            return (Column<T>)Numbers<T>(column, source);
        if (typeof(T) == typeof(string) && ColumnElement.IsInteger(column.ElementType))
            return (Column<T>)(object)Texts(column);
        if (typeof(T) == typeof(Complex) && ColumnElement.IsNumber(column.ElementType))
            return (Column<T>)(object)ToComplex((Column<double>)Numbers<double>(column, source));
        return IsAllMissing(column) ? AllMissing<T>(column) : null;
    }

    /// <summary>The arrays themselves or with converted elements, or null where their type cannot become that one.</summary>
    public static ArrayColumn<T>? ToArrays<T>(Column column, string source)
    {
        ColumnElement.Require<T>();
        if (column is ArrayColumn<T> same)
            return same;
        if (!column.IsArray || !ColumnElement.IsNumber(typeof(T)) || !ColumnElement.IsNumber(column.ElementType))
            return null;
        return (ArrayColumn<T>)Numbers<T>(column, source);
    }

    /// <summary>A column without any value has no type of its own in CSV: it may stand for any.</summary>
    private static bool IsAllMissing(Column column)
    {
        for (int row = 0; row < column.Count; row++)
        {
            if (!column.IsMissing(row))
                return false;
        }

        return true;
    }

    private static Column<T> AllMissing<T>(Column column)
    {
        var values = new T[column.Count];
        Array.Fill(values, ColumnElement.Missing<T>());
        bool[] missing = new bool[column.Count];
        Array.Fill(missing, true);
        return new Column<T>(column.Info, values, missing);
    }

    private static Column<string> Texts(Column column)
    {
        string[] values = new string[column.Count];
        for (int row = 0; row < values.Length; row++)
            values[row] = column.GetValue(row)?.ToString() ?? "";
        return new Column<string>(column.Info, values, Enumerable.Range(0, values.Length).Select(column.IsMissing).ToArray());
    }

    private static Column<Complex> ToComplex(Column<double> column) =>
        new(column.Info, Array.ConvertAll(column.Values.ToArray(), v => new Complex(v, 0)), column.MissingMarks);

    private static Column Numbers<T>(Column column, string source) => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte => From<byte>(column, source),
        TypeCode.SByte => From<sbyte>(column, source),
        TypeCode.Int16 => From<short>(column, source),
        TypeCode.UInt16 => From<ushort>(column, source),
        TypeCode.Int32 => From<int>(column, source),
        TypeCode.UInt32 => From<uint>(column, source),
        TypeCode.Int64 => From<long>(column, source),
        TypeCode.UInt64 => From<ulong>(column, source),
        TypeCode.Single => From<float>(column, source),
        _ => From<double>(column, source),
    };

    private static Column From<T>(Column column, string source)
        where T : struct, INumber<T>, IMinMaxValue<T> => Type.GetTypeCode(column.ElementType) switch
        {
            TypeCode.Byte => Cast<byte, T>(column, source),
            TypeCode.SByte => Cast<sbyte, T>(column, source),
            TypeCode.Int16 => Cast<short, T>(column, source),
            TypeCode.UInt16 => Cast<ushort, T>(column, source),
            TypeCode.Int32 => Cast<int, T>(column, source),
            TypeCode.UInt32 => Cast<uint, T>(column, source),
            TypeCode.Int64 => Cast<long, T>(column, source),
            TypeCode.UInt64 => Cast<ulong, T>(column, source),
            TypeCode.Single => Cast<float, T>(column, source),
            _ => Cast<double, T>(column, source),
        };

    private static Column Cast<TIn, TOut>(Column column, string source)
        where TIn : struct, INumber<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        if (column is Column<TIn> scalars)
            return new Column<TOut>(column.Info, Cast<TIn, TOut>(scalars.Values, scalars.MissingMarks, column, source, 1), scalars.MissingMarks);
        var arrays = (ArrayColumn<TIn>)column;
        TOut[] values = Cast<TIn, TOut>(arrays.Values, arrays.MissingElementMarks, column, source, Math.Max(1, arrays.Values.Length / Math.Max(1, column.Count)));
        return arrays.Starts is { } starts
            ? new ArrayColumn<TOut>(column.Info, values, starts, arrays.MissingMarks, arrays.MissingElementMarks)
            : new ArrayColumn<TOut>(column.Info, values, arrays.ShapeArray, column.Count, arrays.MissingMarks, arrays.MissingElementMarks);
    }

    private static TOut[] Cast<TIn, TOut>(ReadOnlySpan<TIn> values, bool[]? missing, Column column, string source, int perRow)
        where TIn : struct, INumber<TIn>
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut>
    {
        var result = new TOut[values.Length];
        bool whole = ColumnElement.IsInteger(typeof(TOut)), fromReal = !ColumnElement.IsInteger(typeof(TIn));
        for (int i = 0; i < result.Length; i++)
        {
            if (missing is not null && missing[i])
            {
                result[i] = ColumnElement.Missing<TOut>();
                continue;
            }

            result[i] = TOut.CreateSaturating(values[i]);
            // A saturated 2^63-1 turns into 2^63 again as a real number: hence the explicit limit.
            if (whole && (TIn.CreateSaturating(result[i]) != values[i] || (fromReal && double.CreateSaturating(values[i]) >= MaximumOf<TOut>())))
            {
                throw InputException.InFile(source, $"column {column.Name}, row {(i / perRow) + 1}: expected an integer from {TOut.MinValue} to {TOut.MaxValue}, found {values[i]}");
            }
        }

        return result;
    }

    private static double MaximumOf<TOut>()
        where TOut : struct, INumber<TOut>, IMinMaxValue<TOut> => double.CreateSaturating(TOut.MaxValue) is var m && m < 1L << 53 ? m + 1 : m;
}
