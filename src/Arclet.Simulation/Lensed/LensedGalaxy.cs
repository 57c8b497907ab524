namespace Arclet.Simulation;

/// <summary>A galaxy with its images.</summary>
public sealed record LensedGalaxy
{
    /// <summary>The galaxy behind the lens.</summary>
    public required SourceGalaxy Source { get; init; }

    /// <summary>The images of its centre, on the mosaics or not, by |mu| from the brightest.</summary>
    public required IReadOnlyList<CentreImage> Centres { get; init; }

    /// <summary>Its clumps with their images on the mosaics.</summary>
    public required IReadOnlyList<LensedClump> Clumps { get; init; }

    /// <summary>The disc's light on the mosaics over its light behind the lens, all images together.</summary>
    public required double DiscMagnification { get; init; }

    /// <summary>The disc's light, for unit flux behind the lens.</summary>
    internal SparseLight Disc { get; init; } = new();
}
