namespace Arclet.Fits;

/// <summary>A column of <see cref="double"/>, <see cref="long"/>, <see cref="string"/> or <see cref="bool"/> values, some of which may be missing.</summary>
/// <typeparam name="T">The type of the values; other types than these four are refused.</typeparam>
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
    /// <exception cref="ArgumentException">The type is none of the four, or the lengths differ.</exception>
    public Column(string name, T[] values, string? unit = null, string? description = null, bool[]? missing = null)
        : base(name, unit, description)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (typeof(T) != typeof(double) && typeof(T) != typeof(long) && typeof(T) != typeof(string) && typeof(T) != typeof(bool))
            throw new ArgumentException($"a column cannot hold {typeof(T).Name}: expected double, long, string or bool");
        if (missing is not null && missing.Length != values.Length)
            throw new ArgumentException($"column {name} has {values.Length} values but {missing.Length} marks of missing ones");
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
}
