namespace Arclet.Lensing;

/// <summary>A spot of the image plane that the search could not decide.</summary>
/// <param name="X">Its centre's x in arcsec.</param>
/// <param name="Y">Its centre's y in arcsec.</param>
/// <param name="HalfWidthArcsec">Half its width.</param>
/// <param name="Index">The sum of the parities in it that were not found: 0 for a pair that merges on a critical line, -1 or +1 for an image in a core.</param>
/// <param name="IsCore">Whether it is the centre of a mass that is singular or nearly so, rather than a spot on a critical line.</param>
public readonly record struct UnresolvedTile(double X, double Y, double HalfWidthArcsec, int Index, bool IsCore);
