namespace Arclet.Study;

/// <summary>Everything that the statistics are made of.</summary>
public sealed record ResultCatalogue
{
    /// <summary>All clumps of the catalogue, of all images.</summary>
    public required IReadOnlyList<ResultClump> Clumps { get; init; }

    /// <summary>All images of galaxies of the catalogue.</summary>
    public required IReadOnlyList<ResultGalaxy> Galaxies { get; init; }

    /// <summary>Whether the field is a simulation: counts of a survey then have no meaning beside the paper's.</summary>
    public bool IsSimulation { get; init; }

    /// <summary>The rows of the source catalogue; null where the study began later.</summary>
    public int? CatalogueRows { get; init; }

    /// <summary>The rows left after the cuts in redshift and magnification.</summary>
    public int? Candidates { get; init; }

    /// <summary>The lens model's images; null where they are not known.</summary>
    public int? LensImages { get; init; }

    /// <summary>The lens model's sources.</summary>
    public int? LensSources { get; init; }

    /// <summary>The lens model's image-plane rms in arcsec.</summary>
    public double? LensRmsArcsec { get; init; }

    /// <summary>The ages of the analysed clumps in Myr by the names of the other histories, in the order of the clumps of <see cref="ResultBase.Analysis"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> AgesOfOtherHistories { get; init; } = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);

    /// <summary>The fits with fewer filters by the subset's name: `all`, `6bb`, `8bb` and what a user named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FilterSubsetFit>> FilterSubsets { get; init; } = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal);
}
