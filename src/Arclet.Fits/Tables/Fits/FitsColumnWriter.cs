using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Arclet.Fits;

/// <summary>Puts one column into rows of a binary table. The form is decided once, from a first column; later blocks must be of the same kind.</summary>
internal abstract class FitsColumnWriter
{
    protected FitsColumnWriter(Column column, string source)
    {
        (Name, Source) = (column.Name, source);
        ElementType = column.ElementType;
        Shape = [.. column.Shape];
        IsVariable = column.IsVariableLength;
    }

    public string Name { get; }

    /// <summary>TFORM.</summary>
    public abstract string Form { get; }

    /// <summary>The bytes in a row.</summary>
    public abstract int Width { get; }

    /// <summary>The axes of TDIM with the first varying fastest, or null where none is needed.</summary>
    public virtual IReadOnlyList<int>? Dimensions => Shape.Length > 1 ? [.. Shape.AsEnumerable().Reverse()] : null;

    /// <summary>TZERO as it is written, or null.</summary>
    public virtual string? Zero => null;

    /// <summary>TNULL, or null.</summary>
    public virtual long? Null => null;

    protected string Source { get; }

    protected Type ElementType { get; }

    protected int[] Shape { get; }

    protected bool IsVariable { get; }

    protected int PerRow => Shape.Aggregate(1, (a, b) => checked(a * b));

    /// <summary>Puts the rows from <paramref name="first"/> of a column into a block; its cells begin at <paramref name="offset"/> in each row.</summary>
    public abstract void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset);

    /// <summary>The bytes that the column takes in the heap.</summary>
    public virtual long HeapLength => 0;

    /// <summary>Writes those bytes in the order of the rows.</summary>
    public virtual void WriteHeap(Column column, FitsWriter writer)
    {
    }

    /// <summary>Whether a block's column is of the kind that the first was.</summary>
    public bool Accepts(Column column) =>
        column.Name == Name && column.ElementType == ElementType && column.IsVariableLength == IsVariable && column.Shape.SequenceEqual(Shape);

    /// <summary>Decides the form of a column.</summary>
    /// <param name="column">The first column of that kind.</param>
    /// <param name="source">What messages call the table.</param>
    /// <param name="streamed">Whether blocks follow that nobody has seen yet: a number that stands for missing values is set aside whether or not one is missing so far.</param>
    /// <param name="textWidth">The characters to make room for; null for those of the longest text.</param>
    /// <param name="heapStart">Where the column's part of the heap begins.</param>
    public static FitsColumnWriter Create(Column column, string source, bool streamed, int? textWidth, long heapStart)
    {
        if (column.IsVariableLength && streamed)
            throw InputException.InFile(source, $"column {column.Name} has arrays of varying length, which cannot be written block by block: expected arrays of one shape");
        return column switch
        {
            Column<string> or ArrayColumn<string> { IsVariableLength: false } => new FitsTextWriter(column, source, textWidth),
            Column<bool> or ArrayColumn<bool> { IsVariableLength: false } => new FitsLogicalWriter(column, source),
            Column<Complex> or ArrayColumn<Complex> { IsVariableLength: false } => new FitsComplexWriter(column, source),
            ArrayColumn<string> => throw InputException.InFile(source, $"column {column.Name} has arrays of texts of varying length, which FITS cannot hold: expected arrays of one shape"),
            ArrayColumn<Complex> => throw InputException.InFile(source, $"column {column.Name} has arrays of complex numbers of varying length, which are not written: expected arrays of one shape"),
            ArrayColumn<bool> { IsVariableLength: true } c => new FitsVariableWriter<bool>(c, source, heapStart),
            _ => Type.GetTypeCode(column.ElementType) switch
            {
                TypeCode.Byte => Number<byte>(),
                TypeCode.SByte => Number<sbyte>(),
                TypeCode.Int16 => Number<short>(),
                TypeCode.UInt16 => Number<ushort>(),
                TypeCode.Int32 => Number<int>(),
                TypeCode.UInt32 => Number<uint>(),
                TypeCode.Int64 => Number<long>(),
                TypeCode.UInt64 => Number<ulong>(),
                TypeCode.Single => Number<float>(),
                _ => Number<double>(),
            },
        };

        FitsColumnWriter Number<T>()
            where T : unmanaged, INumber<T>, IMinMaxValue<T> => column is ArrayColumn<T> { IsVariableLength: true } variable
                ? new FitsVariableWriter<T>(variable, source, heapStart)
                : new FitsNumberWriter<T>(column, source, streamed);
    }

    /// <summary>The letter of TFORM for numbers and logicals.</summary>
    protected static char Letter<T>() => typeof(T) == typeof(float) ? 'E' : typeof(T) == typeof(double) ? 'D' : typeof(T) == typeof(bool) ? 'L'
        : Unsafe.SizeOf<T>() switch { 1 => 'B', 2 => 'I', 4 => 'J', _ => 'K' };

    /// <summary>TZERO of unsigned integers and signed bytes (standard, section 5.2.5).</summary>
    protected static string? ZeroOf<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.SByte => "-128",
        TypeCode.UInt16 => "32768",
        TypeCode.UInt32 => "2147483648",
        TypeCode.UInt64 => "9223372036854775808",
        _ => null,
    };

    protected InputException Error(int row, string problem) => InputException.InFile(Source, string.Create(CultureInfo.InvariantCulture, $"column {Name}, row {row + 1}: {problem}"));
}
