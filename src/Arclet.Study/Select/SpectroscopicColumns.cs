namespace Arclet.Study;

/// <summary>Which column of a list of spectroscopic redshifts holds what; the defaults are UNCOVER's (DR4). An empty name means that there is no such column.</summary>
public sealed record SpectroscopicColumns
{
    /// <summary>The spectrum's name or number.</summary>
    public string Id { get; init; } = "id_msa";

    /// <summary>Right ascension, degrees.</summary>
    public string RaDegrees { get; init; } = "ra";

    /// <summary>Declination, degrees.</summary>
    public string DecDegrees { get; init; } = "dec";

    /// <summary>The redshift.</summary>
    public string Redshift { get; init; } = "z_spec";

    /// <summary>The 16th percentile of the redshift.</summary>
    public string RedshiftLow68 { get; init; } = "";

    /// <summary>The 84th percentile of the redshift.</summary>
    public string RedshiftHigh68 { get; init; } = "";

    /// <summary>The quality; larger is better.</summary>
    public string Quality { get; init; } = "flag_zspec_qual";
}
