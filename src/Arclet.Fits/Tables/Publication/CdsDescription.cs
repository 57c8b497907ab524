namespace Arclet.Fits;

/// <summary>What the head of a published table says.</summary>
public sealed record CdsDescription
{
    /// <summary>The title of the paper or the catalogue.</summary>
    public required string Title { get; init; }

    /// <summary>The authors, as "Family G.".</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The year.</summary>
    public int? Year { get; init; }

    /// <summary>A few sentences about the data.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Notes below the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
