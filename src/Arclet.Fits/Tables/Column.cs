namespace Arclet.Fits;

/// <summary>A named column of a <see cref="Table"/>; its values are in <see cref="Column{T}"/>, or in <see cref="ArrayColumn{T}"/> where a cell holds several.</summary>
public abstract class Column
{
    private protected Column(ColumnInfo info)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(info.Name);
        Name = info.Name;
        Unit = Text(info.Unit);
        Description = Text(info.Description);
        Ucd = Text(info.Ucd);
        Display = Text(info.Display);
        JsonSubtype = info.JsonSubtype;
    }

    /// <summary>The column's name, unique in its table.</summary>
    public string Name { get; }

    /// <summary>The unit as a text, which is never changed: <c>nJy</c>, <c>solMass / yr</c>, <c>erg.s**-1</c>; null where there is none.</summary>
    public string? Unit { get; }

    /// <summary>One sentence about the column; null where there is none.</summary>
    public string? Description { get; }

    /// <summary>What the column is in the IVOA's UCD1+ vocabulary, such as <c>pos.eq.ra;meta.main</c>; null where there is none.</summary>
    public string? Ucd { get; init; }

    /// <summary>How values are best shown, as FITS writes it in TDISP (<c>F10.4</c>, <c>I5</c>, <c>A12</c>) or Python in a format (<c>%10.4f</c>); null where there is none.</summary>
    public string? Display { get; init; }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The type of the values, or of an array's elements: a type of numbers, <see cref="string"/> or <see cref="bool"/>.</summary>
    public abstract Type ElementType { get; }

    /// <summary>The shape of a cell's array as numpy has it, the last axis varying fastest; empty for single values and for arrays of varying length.</summary>
    public virtual IReadOnlyList<int> Shape => [];

    /// <summary>Whether a cell holds an array whose length differs from row to row.</summary>
    public virtual bool IsVariableLength => false;

    /// <summary>Whether a cell holds an array.</summary>
    public bool IsArray => IsVariableLength || Shape.Count > 0;

    /// <summary>Whether any value is missing.</summary>
    public abstract bool HasMissing { get; }

    /// <summary>Whether the value of a row is missing: it was not given, which is something else than NaN.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row (a copy of its array), or null where it is missing.</summary>
    public abstract object? GetValue(int row);

    /// <summary>The texts of this column are JSON, which ECSV notes in a subtype such as <c>json</c>; null for all other columns.</summary>
    internal string? JsonSubtype { get; }

    internal ColumnInfo Info => new(Name, Unit, Description, Ucd, Display, JsonSubtype);

    /// <summary>Some rows one after the other, as a column of its own.</summary>
    public abstract Column Slice(int first, int count);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
