namespace Arclet.Imaging.Psf;

/// <summary>The stars of an image that may be stacked, and those that may not.</summary>
/// <param name="Stars">Their stamps, brightest first.</param>
/// <param name="Rejected">Candidates that were left out, with reasons.</param>
/// <param name="HalfLightRadiusPixels">The half-light radius of the stellar locus where stars were searched for; NaN where positions were given.</param>
public sealed record StarSelection(IReadOnlyList<StarStamp> Stars, IReadOnlyList<RejectedStar> Rejected, double HalfLightRadiusPixels);
