namespace Arclet.Populations;

/// <summary>Where a grid comes from; carried from the first file to every result.</summary>
public sealed record Provenance
{
    /// <summary>The library and its version, such as <c>BC03 2016 (BaSeL, low resolution)</c>.</summary>
    public required string Library { get; init; }

    /// <summary>The initial mass function, such as <c>Chabrier</c>; <c>unknown</c> where nothing tells it.</summary>
    public string Imf { get; init; } = "unknown";

    /// <summary>What else a user of the numbers must know: conversions, choices, the owner's terms.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The files, in the order in which they were read.</summary>
    public IReadOnlyList<SourceFile> Files { get; init; } = [];
}
