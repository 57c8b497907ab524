using Arclet.Imaging.Psf;

namespace Arclet.Study;

/// <summary>The full width at half maximum of a PSF's azimuthal mean.</summary>
internal static class PsfWidth
{
    private const int Directions = 36;

    /// <summary>The FWHM, arcsec: twice the radius where the azimuthal mean has fallen to half of the centre's value.</summary>
    public static double FwhmArcsec(GaussianMixturePsf psf)
    {
        double half = 0.5 * psf.Peak, inner = 0, outer = 1;
        while (Mean(psf, outer) > half && outer < 1000)
            (inner, outer) = (outer, 2 * outer);
        for (int i = 0; i < 50; i++)
        {
            double middle = 0.5 * (inner + outer);
            if (Mean(psf, middle) > half)
                inner = middle;
            else
                outer = middle;
        }

        return (inner + outer) * psf.PixelScaleArcsec;
    }

    private static double Mean(GaussianMixturePsf psf, double radius)
    {
        double sum = 0;
        for (int k = 0; k < Directions; k++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * k / Directions);
            sum += psf.Value(radius * cos, radius * sin);
        }

        return sum / Directions;
    }
}
