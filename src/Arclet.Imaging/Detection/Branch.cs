namespace Arclet.Imaging.Detection;

/// <summary>A part of a region that deblending makes an object of its own.</summary>
/// <param name="Level">The level at which the branch stands apart.</param>
/// <param name="Pixels">Its core: the indices, ascending, of its pixels above that level.</param>
internal sealed record Branch(float Level, int[] Pixels);
