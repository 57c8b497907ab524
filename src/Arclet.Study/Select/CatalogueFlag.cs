namespace Arclet.Study;

/// <summary>A flag of the catalogue that an entry must have to be selected.</summary>
public sealed record CatalogueFlag
{
    /// <summary>The column.</summary>
    public string Column { get; init; } = "";

    /// <summary>The value that an entry must have there.</summary>
    public double Value { get; init; }
}
