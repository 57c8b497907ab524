namespace Arclet.Simulation;

/// <summary>A clump with its images on the mosaics.</summary>
/// <param name="Source">The clump behind the lens.</param>
/// <param name="Images">Its images, at least partly on the mosaics.</param>
public sealed record LensedClump(SourceClump Source, IReadOnlyList<LensedClumpImage> Images);
