namespace Arclet.Populations;

/// <summary>An object whose spectral energy distribution is fitted.</summary>
/// <param name="Id">Its name in tables; results are seeded by it.</param>
/// <param name="Redshift">Its redshift; NaN where it is unknown.</param>
/// <param name="Bands">What is known of it, filter by filter; filters without a value are left out.</param>
public sealed record SedObject(string Id, double Redshift, IReadOnlyList<SedBand> Bands)
{
    /// <summary>
    /// What is known of a redshift that is not exactly known, such as a photometric one: where it is given the redshift is free, and <see cref="Redshift"/> is no more than
    /// what tables say. Null where the redshift is known, or where the settings' prior is meant.
    /// </summary>
    public PriorSpecification? RedshiftPrior { get; init; }

    /// <summary>Why it cannot be fitted: an impossible value in its row, or none at all; null where it can.</summary>
    public string? Problem { get; init; }
}
