namespace Arclet.Study;

/// <summary>
/// Which column of a photometric catalogue holds what; the defaults are UNCOVER's (DR3). An empty name means that the catalogue has no such column, which
/// is allowed for all but <see cref="Id"/>, <see cref="RaDegrees"/> and <see cref="DecDegrees"/>.
/// </summary>
public sealed record CatalogueColumns
{
    /// <summary>The entry's name or number.</summary>
    public string Id { get; init; } = "id";

    /// <summary>Right ascension, degrees.</summary>
    public string RaDegrees { get; init; } = "ra";

    /// <summary>Declination, degrees.</summary>
    public string DecDegrees { get; init; } = "dec";

    /// <summary>The photometric redshift.</summary>
    public string Redshift { get; init; } = "z_phot";

    /// <summary>The 16th percentile of the photometric redshift.</summary>
    public string RedshiftLow68 { get; init; } = "z160";

    /// <summary>The 84th percentile of the photometric redshift.</summary>
    public string RedshiftHigh68 { get; init; } = "z840";

    /// <summary>A spectroscopic redshift that the catalogue itself has; entries without one are empty, NaN or not above 0.</summary>
    public string SpectroscopicRedshift { get; init; } = "z_spec";

    /// <summary>The magnification.</summary>
    public string Mu { get; init; } = "mu";

    /// <summary>The number of the entry's segment in the segmentation map.</summary>
    public string Segment { get; init; } = "id";

    /// <summary>How large the entry is (any unit): of merged segments the largest gives the galaxy its name and place.</summary>
    public string Extent { get; init; } = "iso_area";
}
