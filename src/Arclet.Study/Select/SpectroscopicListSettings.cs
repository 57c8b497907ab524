namespace Arclet.Study;

/// <summary>A list of spectroscopic redshifts, and how it is used.</summary>
public sealed record SpectroscopicListSettings
{
    /// <summary>What to call it in tables; the file's name where it is empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file.</summary>
    public string File { get; init; } = "";

    /// <summary>Lists with a smaller number come first where several have a redshift.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>The least quality of a redshift that is used; lists without a quality column pass.</summary>
    public double MinimumQuality { get; init; } = 2;

    /// <summary>How far a spectrum may be from its entry of the catalogue, arcsec.</summary>
    public double MatchRadiusArcsec { get; init; } = 0.5;

    /// <summary>Which column holds what.</summary>
    public SpectroscopicColumns Columns { get; init; } = new();
}
