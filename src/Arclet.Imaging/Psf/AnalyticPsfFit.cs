namespace Arclet.Imaging.Psf;

/// <summary>The analytic model of a PSF image and what it misses.</summary>
/// <param name="Psf">The model, of unit flux inside the image's outer radius.</param>
/// <param name="Residual">Its loss out to 0.5 arcsec.</param>
/// <param name="AtBounds">The parameters that ended on a bound: these terms are not determined by the image.</param>
/// <param name="SimilarStarts">How many of the starting points ended within 1 % of the best sum of squares: few mean a fit that depends on its start.</param>
public sealed record AnalyticPsfFit(AnalyticPsf Psf, PsfResidual Residual, IReadOnlyList<string> AtBounds, int SimilarStarts);
