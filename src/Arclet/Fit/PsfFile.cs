using System.Text.Json;
using Arclet.CommandLine;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>The PSF that a user named, as Gaussians on an image's pixels.</summary>
internal static class PsfFile
{
    // A difference of scale above this is another grid and not a rounding of the header.
    private const double SameScale = 0.005;

    /// <summary>Reads a JSON model or a FITS image and puts it on the image's grid.</summary>
    public static GaussianMixturePsf Read(string file, PsfBasis basis, bool isOptical, double? scaleArcsec, Wcs? wcs, string imageName, MessageLog log)
    {
        GaussianMixturePsf psf = Expanded(file, basis, scaleArcsec, log);
        if (isOptical)
            psf = new GaussianMixturePsf(psf.Components.ToArray(), psf.PixelScaleArcsec, includesPixel: false);
        if (wcs is null)
        {
            log.Warning($"{imageName}: there is no WCS; its pixels are taken to be the PSF's, {psf.PixelScaleArcsec:G6} arcsec");
            return psf;
        }

        double scale = wcs.PixelScaleArcsec;
        double old = psf.PixelScaleArcsec;
        GaussianMixturePsf rescaled = psf.Rescaled(scale);
        if (Math.Abs((old / scale) - 1) <= SameScale)
            return rescaled;
        log.Line($"{file}: pixels of {old:G6} arcsec put on the image's of {scale:G6} arcsec");
        if (!psf.IncludesPixel || scale < old)
            return rescaled;
        log.Warning($"{file}: the PSF holds the response of a pixel of {old:G6} arcsec and not that of the image's larger ones; the variance between the two was added, which is right for a PSF that was observed through its own pixels");
        return WithLargerPixel(rescaled, old / scale);
    }

    /// <summary>
    /// Exchanges the response of a smaller pixel for the image's: a box of side s has the variance s2 / 12 along each axis, so the variance of
    /// every Gaussian grows by (1 - s2) / 12.
    /// </summary>
    private static GaussianMixturePsf WithLargerPixel(GaussianMixturePsf psf, double side)
    {
        double added = (1 - (side * side)) / 12;
        return new GaussianMixturePsf(
            [.. psf.Components.ToArray().Select(c => c with { CovarianceXX = c.CovarianceXX + added, CovarianceYY = c.CovarianceYY + added })],
            psf.PixelScaleArcsec);
    }

    private static GaussianMixturePsf Expanded(string file, PsfBasis basis, double? scaleArcsec, MessageLog log)
    {
        bool isModel = Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase);
        if (isModel && KindOf(file) == GaussianMixturePsf.Kind)
            return GaussianMixturePsf.Read(file);
        MultiGaussianFit fit = isModel
            ? MultiGaussianExpansion.Fit(AnalyticPsf.Read(file))
            : MultiGaussianExpansion.Fit(PsfImage.Read(file, scaleArcsec), new ImageExpansionSettings { Basis = basis });
        if (fit.MaximumErrorOfPeak > 0.01)
            log.Warning($"{file}: {fit.Psf.Components.Length} Gaussians follow the PSF to {100 * fit.MaximumErrorOfPeak:F1} % of its peak at the worst place ({100 * fit.RmsErrorOfPeak:F2} % rms){(isModel || basis == PsfBasis.Free ? "" : "; --psf-basis free follows it more closely")}");
        return fit.Psf;
    }

    /// <summary>The kind of model that a JSON file says it holds; null where it does not, which its reader will tell.</summary>
    private static string? KindOf(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String
                ? kind.GetString()
                : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
