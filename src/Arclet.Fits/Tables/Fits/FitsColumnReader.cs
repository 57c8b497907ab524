using System.Numerics;

namespace Arclet.Fits;

/// <summary>Takes one column out of blocks of rows of a binary table and turns it into native values.</summary>
/// <param name="field">The column.</param>
/// <param name="rows">The number of rows that will come.</param>
internal abstract class FitsColumnReader(FitsTableField field, int rows)
{
    protected FitsTableField Field { get; } = field;

    protected int RowCount { get; } = rows;

    /// <summary>Reads the next rows. <paramref name="block"/> begins with the row <paramref name="first"/> of those wanted.</summary>
    public abstract void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count);

    public abstract Column Build();

    public static FitsColumnReader Create(FitsTableField field, int rows, FitsHeap heap)
    {
        string source = heap.Source;
        if (field.Code is 'P' or 'Q')
            return Variable(field, rows, heap);
        long elements = field.Code == 'A' ? (field.Shape is null ? 1 : field.Repeat / field.TextWidth) : field.Shape is null ? 1 : field.Repeat;
        if (elements * rows > Array.MaxLength)
            throw InputException.InFile(source, $"column {field.Info.Name} has {elements} values in each of {rows} rows, more than memory can hold in one array: expected a selection of fewer rows");
        return field.Code switch
        {
            'A' => new FitsTextReader(field, rows),
            'L' => new FitsLogicalReader(field, rows),
            'X' => new FitsBitReader(field, rows),
            'C' or 'M' => new FitsComplexReader(field, rows),
            'E' when field.Scale == 1 && field.Zero == 0 => new FitsNumberReader<float>(field, rows),
            'D' when field.Scale == 1 && field.Zero == 0 => new FitsNumberReader<double>(field, rows),
            'E' => new FitsScaledReader<float>(field, rows),
            'D' => new FitsScaledReader<double>(field, rows),
            'B' when IsFlipped(field) => new FitsNumberReader<sbyte>(field, rows),
            'I' when IsFlipped(field) => new FitsNumberReader<ushort>(field, rows),
            'J' when IsFlipped(field) => new FitsNumberReader<uint>(field, rows),
            'K' when IsFlipped(field) => new FitsNumberReader<ulong>(field, rows),
            'B' => Integers<byte>(field, rows),
            'I' => Integers<short>(field, rows),
            'J' => Integers<int>(field, rows),
            _ => Integers<long>(field, rows),
        };
    }

    /// <summary>Whether TZERO makes signed bytes or unsigned integers of the stored ones (standard, section 5.2.5): the sign bit is turned over.</summary>
    internal static bool IsFlipped(FitsTableField field) => field.Scale == 1 && field.Zero == ((field.ElementCode == '\0' ? field.Code : field.ElementCode) switch
    {
        'B' => -128,
        'I' => 32768,
        'J' => 2147483648,
        'K' => 9223372036854775808,
        _ => double.NaN,
    });

    protected int[] RequireShape => Field.Shape ?? throw new InvalidOperationException("a single value has no shape");

    private static FitsColumnReader Integers<T>(FitsTableField field, int rows)
        where T : unmanaged, INumber<T> => field.Scale == 1 && field.Zero == 0 ? new FitsNumberReader<T>(field, rows) : new FitsScaledReader<T>(field, rows);

    private static FitsColumnReader Variable(FitsTableField field, int rows, FitsHeap heap)
    {
        bool flipped = IsFlipped(field), scaled = !flipped && (field.Scale != 1 || field.Zero != 0);
        return field.ElementCode switch
        {
            'A' => new FitsVariableTextReader(field, rows, heap),
            // astropy 5.2.1 writes the byte 1 here instead of the letter T.
            'L' => new FitsVariableReader<byte, bool>(field, rows, heap, v => v is (byte)'T' or 1),
            'C' or 'M' => new FitsVariableComplexReader(field, rows, heap),
            'B' when flipped => new FitsVariableReader<byte, sbyte>(field, rows, heap, v => (sbyte)(v ^ 0x80)),
            'I' when flipped => new FitsVariableReader<short, ushort>(field, rows, heap, v => (ushort)(v ^ short.MinValue)),
            'J' when flipped => new FitsVariableReader<int, uint>(field, rows, heap, v => (uint)(v ^ int.MinValue)),
            'K' when flipped => new FitsVariableReader<long, ulong>(field, rows, heap, v => (ulong)(v ^ long.MinValue)),
            'B' => scaled ? Scaled<byte>() : Same<byte>(),
            'I' => scaled ? Scaled<short>() : Same<short>(),
            'J' => scaled ? Scaled<int>() : Same<int>(),
            'K' => scaled ? Scaled<long>() : Same<long>(),
            'E' => scaled ? Scaled<float>() : Same<float>(),
            _ => scaled ? Scaled<double>() : Same<double>(),
        };

        FitsVariableReader<T, T> Same<T>()
            where T : unmanaged, INumber<T> => new(field, rows, heap, v => v);

        FitsVariableReader<T, double> Scaled<T>()
            where T : unmanaged, INumber<T> => new(field, rows, heap, v => (double.CreateTruncating(v) * field.Scale) + field.Zero);
    }
}
