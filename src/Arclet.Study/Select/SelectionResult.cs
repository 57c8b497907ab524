namespace Arclet.Study;

/// <summary>The galaxies of a study, and how they came out of the catalogue.</summary>
public sealed record SelectionResult
{
    /// <summary>The galaxies, in the catalogue's order.</summary>
    public required IReadOnlyList<Galaxy> Galaxies { get; init; }

    /// <summary>Every other entry with its reason, in the catalogue's order.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>The counts of each step; the last one leaves <see cref="Galaxies"/>.</summary>
    public required IReadOnlyList<FunnelStep> Funnel { get; init; }

    /// <summary>Every spectroscopic redshift and what became of it.</summary>
    public required IReadOnlyList<SpectrumMatch> Spectra { get; init; }

    /// <summary>The photometric redshifts against the adopted spectroscopic ones, over the whole catalogue.</summary>
    public required RedshiftComparison PhotometricAgainstSpectroscopic { get; init; }
}
