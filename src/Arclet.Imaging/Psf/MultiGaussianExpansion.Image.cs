namespace Arclet.Imaging.Psf;

/// <summary>The expansion of images.</summary>
public static partial class MultiGaussianExpansion
{
    /// <summary>
    /// Expands a PSF image in Gaussians around its centre. The expansion is that of the image normalised to unit flux inside its
    /// outer radius, and keeps its enclosed flux.
    /// </summary>
    /// <exception cref="ArgumentException">The image has no flux or no core, or a setting is not positive.</exception>
    public static MultiGaussianFit Fit(PsfImage psf, ImageExpansionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(psf);
        settings ??= new ImageExpansionSettings();
        int count = settings.Count ?? (settings.Basis == PsfBasis.Free ? 24 : 8);
        if (count < 1 || !(settings.RadiusArcsec > 0) || !(settings.PixelTolerance > 0) || !(settings.EnergyTolerance > 0))
            throw new ArgumentException("the expansion of a PSF image needs at least one Gaussian, and a radius and tolerances above 0");
        PsfImage unit = psf.Normalized(psf.OuterRadiusArcsec);
        var samples = ImageSamples.Of(unit, settings);
        GaussianShape[] shapes = settings.Basis switch
        {
            PsfBasis.Round => ImageExpansionSearch.Round(samples, count),
            PsfBasis.Elliptical => ImageExpansionSearch.Elliptical(samples, count),
            _ => ImageExpansionSearch.Free(samples, count),
        };
        var mixture = new GaussianMixturePsf(
            shapes.Select(s => s.ToGaussian()),
            psf.PixelScaleArcsec,
            psf.IncludesPixel);
        PsfResidual residual = PsfResidual.Of(unit, mixture, settings.RadiusArcsec);
        return new MultiGaussianFit(mixture, residual.LargestPercentOfPeak / 100, residual.RmsPercentOfPeak / 100);
    }
}
