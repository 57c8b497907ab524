namespace Arclet.Imaging.Psf;

/// <summary>A PSF expanded in Gaussians and how well it follows what it was made from.</summary>
/// <param name="Psf">The expansion.</param>
/// <param name="MaximumErrorOfPeak">The largest absolute difference, as a part of the profile's peak.</param>
/// <param name="RmsErrorOfPeak">The root mean square of the differences at the points that were fitted, as a part of the profile's peak.</param>
public sealed record MultiGaussianFit(GaussianMixturePsf Psf, double MaximumErrorOfPeak, double RmsErrorOfPeak);
