namespace Arclet.Fits;

/// <summary>A named column of a <see cref="Table"/>; its values are in <see cref="Column{T}"/>.</summary>
public abstract class Column
{
    private protected Column(string name, string? unit, string? description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Unit = string.IsNullOrWhiteSpace(unit) ? null : unit;
        Description = string.IsNullOrWhiteSpace(description) ? null : description;
    }

    /// <summary>The column's name, unique in its table.</summary>
    public string Name { get; }

    /// <summary>The unit, spelled as in the FITS standard and astropy (<c>nJy</c>, <c>solMass / yr</c>); null where there is none.</summary>
    public string? Unit { get; }

    /// <summary>One sentence about the column; null where there is none.</summary>
    public string? Description { get; }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The type of the values: <see cref="double"/>, <see cref="long"/>, <see cref="string"/> or <see cref="bool"/>.</summary>
    public abstract Type ElementType { get; }

    /// <summary>Whether any value is missing.</summary>
    public abstract bool HasMissing { get; }

    /// <summary>Whether the value of a row is missing: it was not given, which is something else than NaN.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row, or null where it is missing.</summary>
    public abstract object? GetValue(int row);
}
