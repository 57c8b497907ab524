namespace Arclet.Study;

/// <summary>A step of the funnel: what is left behind it.</summary>
/// <param name="Name">The step, as tables name it.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="GalaxyImages">Images of galaxies left.</param>
/// <param name="UniqueGalaxies">Sources left, several images counted once.</param>
/// <param name="Clumps">Clumps left, in all images.</param>
/// <param name="UniqueClumps">Clumps left in the images that stand for their galaxies.</param>
public sealed record SampleFunnelStep(string Name, string Description, int GalaxyImages, int UniqueGalaxies, int Clumps, int UniqueClumps);
