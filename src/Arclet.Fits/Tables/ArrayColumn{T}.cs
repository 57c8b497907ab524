namespace Arclet.Fits;

/// <summary>A column with an array in every row: all of one shape, or of lengths that differ from row to row.</summary>
/// <typeparam name="T">The type of the elements, one of those that <see cref="Column{T}"/> takes.</typeparam>
public sealed class ArrayColumn<T> : Column
{
    private readonly T[] _values;
    private readonly int[] _shape;
    private readonly int _length;
    private readonly int[]? _starts;
    private readonly bool[]? _missing;
    private readonly bool[]? _missingElements;

    /// <summary>Arrays of one shape. The values are not copied.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">The elements of all rows one after the other, the last axis of the shape varying fastest.</param>
    /// <param name="shape">The shape of each cell, at least one axis, each of length 1 or more.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">A sentence about it, or null.</param>
    /// <param name="missing">For each row whether its array is missing, or null if none is.</param>
    /// <exception cref="ArgumentException">The type cannot be in a column, or the lengths contradict each other.</exception>
    public ArrayColumn(string name, T[] values, IReadOnlyList<int> shape, string? unit = null, string? description = null, bool[]? missing = null)
        : this(new ColumnInfo(name, unit, description), values, [.. shape], values.Length / Math.Max(1, Product(shape)), missing, null)
    {
    }

    /// <summary>Arrays whose lengths differ from row to row; their elements are copied.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cells">One array per row; null where it is missing.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">A sentence about it, or null.</param>
    /// <exception cref="ArgumentException">The type cannot be in a column.</exception>
    public ArrayColumn(string name, IReadOnlyList<T[]?> cells, string? unit = null, string? description = null)
        : this(new ColumnInfo(name, unit, description), [.. cells.SelectMany(c => c ?? [])], StartsOf(cells), [.. cells.Select(c => c is null)], null)
    {
    }

    /// <summary>Arrays of one shape, whose axes may have length 0.</summary>
    internal ArrayColumn(ColumnInfo info, T[] values, int[] shape, int count, bool[]? missing, bool[]? missingElements)
        : base(info)
    {
        ArgumentNullException.ThrowIfNull(values);
        ColumnElement.Require<T>();
        _length = Product(shape);
        if (shape.Length == 0 || (long)_length * count != values.Length || (missing is not null && missing.Length != count))
            throw new ArgumentException($"column {info.Name} has {values.Length} elements: expected a multiple of its shape's {_length}, one mark per row, and at least one axis");
        (_values, _shape, Count) = (values, shape, count);
        _missing = AnyOf(missing);
        _missingElements = AnyOf(missingElements);
    }

    /// <summary>Arrays of varying lengths: row r holds the elements from <c>starts[r]</c> up to <c>starts[r + 1]</c>.</summary>
    internal ArrayColumn(ColumnInfo info, T[] values, int[] starts, bool[]? missing, bool[]? missingElements)
        : base(info)
    {
        ColumnElement.Require<T>();
        (_values, _shape, _starts, Count) = (values, [], starts, starts.Length - 1);
        _missing = AnyOf(missing);
        _missingElements = AnyOf(missingElements);
    }

    /// <summary>The elements of all rows one after the other.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <inheritdoc/>
    public override IReadOnlyList<int> Shape => _shape;

    /// <inheritdoc/>
    public override bool IsVariableLength => _starts is not null;

    /// <inheritdoc/>
    public override bool HasMissing => _missing is not null || _missingElements is not null;

    /// <summary>The elements of a row, the last axis of the shape varying fastest; an empty or zero array where it is missing.</summary>
    public ReadOnlySpan<T> this[int row] => _starts is { } starts
        ? _values.AsSpan(starts[row]..starts[row + 1])
        : _values.AsSpan(checked(row * _length), _length);

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _missing is not null && _missing[row];

    /// <summary>Whether one element of a row's array is missing, or the whole array.</summary>
    public bool IsMissing(int row, int element)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)element, (uint)this[row].Length, nameof(element));
        return IsMissing(row) || (_missingElements is not null && _missingElements[Start(row) + element]);
    }

    /// <inheritdoc/>
    public override object? GetValue(int row) => IsMissing(row) ? null : this[row].ToArray();

    internal bool[]? MissingMarks => _missing;

    internal bool[]? MissingElementMarks => _missingElements;

    internal int[]? Starts => _starts;

    internal int[] ShapeArray => _shape;

    /// <inheritdoc/>
    public override Column Slice(int first, int count)
    {
        int from = Start(first), to = Start(first + count);
        T[] values = _values[from..to];
        bool[]? missing = _missing?.AsSpan(first, count).ToArray(), elements = _missingElements?[from..to];
        return _starts is { } starts
            ? new ArrayColumn<T>(Info, values, Array.ConvertAll(starts[first..(first + count + 1)], s => s - from), missing, elements)
            : new ArrayColumn<T>(Info, values, _shape, count, missing, elements);
    }

    private static bool[]? AnyOf(bool[]? marks) => marks is not null && Array.IndexOf(marks, true) >= 0 ? marks : null;

    private static int Product(IEnumerable<int> shape) => shape.Aggregate(1, (a, b) => checked(a * b));

    private static int[] StartsOf(IReadOnlyList<T[]?> cells)
    {
        int[] starts = new int[cells.Count + 1];
        for (int i = 0; i < cells.Count; i++)
            starts[i + 1] = checked(starts[i] + (cells[i]?.Length ?? 0));
        return starts;
    }

    private int Start(int row) => _starts is { } starts ? starts[row] : checked(row * _length);
}
