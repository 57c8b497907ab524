using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>The PSF that a user named, as Gaussians on an image's pixels.</summary>
internal static class PsfFile
{
    // A difference of scale above this is another grid and not a rounding of the header.
    private const double SameScale = 0.005;

    /// <summary>Reads a JSON model or a FITS image and puts it on the image's grid.</summary>
    public static GaussianMixturePsf Read(FitRequest request, Wcs? wcs, string imageName, MessageLog log)
    {
        MultiGaussianFit fit = Path.GetExtension(request.Psf).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? MultiGaussianExpansion.Fit(AnalyticPsf.Read(request.Psf))
            : MultiGaussianExpansion.Fit(PsfImage.Read(request.Psf));
        GaussianMixturePsf psf = fit.Psf;
        if (fit.MaximumErrorOfPeak > 0.01)
            log.Warning($"{request.Psf}: {psf.Components.Length} Gaussians follow the PSF to {100 * fit.MaximumErrorOfPeak:F1} % of its peak at the worst place ({100 * fit.RmsErrorOfPeak:F2} % rms)");
        if (request.OpticalPsf)
            psf = new GaussianMixturePsf(psf.Components.ToArray(), psf.PixelScaleArcsec, includesPixel: false);
        if (wcs is null)
        {
            log.Warning($"{imageName}: there is no WCS; its pixels are taken to be the PSF's, {psf.PixelScaleArcsec:G6} arcsec");
            return psf;
        }

        double scale = wcs.PixelScaleArcsec;
        if (Math.Abs((psf.PixelScaleArcsec / scale) - 1) > SameScale)
        {
            log.Line($"{request.Psf}: pixels of {psf.PixelScaleArcsec:G6} arcsec put on the image's of {scale:G6} arcsec");
            if (psf.IncludesPixel && scale > psf.PixelScaleArcsec * (1 + SameScale))
                log.Warning($"{request.Psf}: the PSF holds the response of a pixel of {psf.PixelScaleArcsec:G6} arcsec and not that of the image's larger ones; give a PSF on the image's own pixels, or an optical one");
        }

        return psf.Rescaled(scale);
    }
}
