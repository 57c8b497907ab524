namespace Arclet.Simulation;

/// <summary>An image of a clump with what it is an image of.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Source">The clump behind the lens.</param>
/// <param name="Image">The image.</param>
/// <param name="Number">The image's number among the clump's, from 1.</param>
public sealed record LocatedClumpImage(LensedGalaxy Galaxy, SourceClump Source, LensedClumpImage Image, int Number)
{
    /// <summary>The clump's name in the truth tables, source.clump.</summary>
    public string ClumpName => $"{Galaxy.Source.Number}.{Source.Number}";
}
