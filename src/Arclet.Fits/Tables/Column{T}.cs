namespace Arclet.Fits;

/// <summary>A column with one value in every row, some of which may be missing.</summary>
/// <typeparam name="T">
/// <see cref="bool"/>, <see cref="string"/>, an integer type of 8 to 64 bits, <see cref="float"/>, <see cref="double"/> or
/// <see cref="System.Numerics.Complex"/>; other types are refused. A number keeps the width that it is stored with.
/// </typeparam>
public sealed class Column<T> : Column
{
    private readonly T[] _values;
    private readonly bool[]? _missing;

    /// <summary>Wraps values (not copied).</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value per row; at missing rows NaN, 0, an empty string or false is expected.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">A sentence about it, or null.</param>
    /// <param name="missing">For each row whether its value is missing, or null if none is.</param>
    /// <exception cref="ArgumentException">The type is none of those named above, or the lengths differ.</exception>
    public Column(string name, T[] values, string? unit = null, string? description = null, bool[]? missing = null)
        : this(new ColumnInfo(name, unit, description), values, missing)
    {
    }

    internal Column(ColumnInfo info, T[] values, bool[]? missing = null)
        : base(info)
    {
        ArgumentNullException.ThrowIfNull(values);
        ColumnElement.Require<T>();
        if (missing is not null && missing.Length != values.Length)
            throw new ArgumentException($"column {info.Name} has {values.Length} values but {missing.Length} marks of missing ones");
        _values = values;
        _missing = missing is not null && Array.IndexOf(missing, true) >= 0 ? missing : null;
    }

    /// <summary>All values, one per row.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <inheritdoc/>
    public override int Count => _values.Length;

    /// <inheritdoc/>
    public override Type ElementType => typeof(T);

    /// <inheritdoc/>
    public override bool HasMissing => _missing is not null;

    /// <summary>The value of a row; NaN, 0, an empty string or false where it is missing.</summary>
    public T this[int row] => _values[row];

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _missing is not null && _missing[row];

    /// <inheritdoc/>
    public override object? GetValue(int row) => IsMissing(row) ? null : _values[row];

    /// <summary>The marks of missing values, or null.</summary>
    internal bool[]? MissingMarks => _missing;

    /// <inheritdoc/>
    public override Column Slice(int first, int count) =>
        new Column<T>(Info, _values.AsSpan(first, count).ToArray(), _missing?.AsSpan(first, count).ToArray());
}
