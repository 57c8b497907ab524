using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The pixels of a galaxy that are traced to the source plane.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="SurfaceBrightness">Flux per arcsec^2 row by row; NaN for a pixel that is not the galaxy's or too faint.</param>
/// <param name="Wcs">Where they are.</param>
public sealed record GalaxyPixels(int Width, int Height, double[] SurfaceBrightness, Wcs Wcs)
{
    /// <summary>A galaxy's pixels above a threshold.</summary>
    /// <param name="science">Flux per pixel, row by row.</param>
    /// <param name="error">Its standard errors.</param>
    /// <param name="isGalaxy">Which pixels are the galaxy's.</param>
    /// <param name="width">Columns.</param>
    /// <param name="wcs">The image's WCS.</param>
    /// <param name="thresholdSigma">The lowest flux in errors.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static GalaxyPixels Above(ReadOnlySpan<float> science, ReadOnlySpan<float> error, ReadOnlySpan<bool> isGalaxy, int width, Wcs wcs, double thresholdSigma)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        if (width < 1 || science.Length % width != 0 || error.Length != science.Length || isGalaxy.Length != science.Length)
            throw new ArgumentException($"{science.Length}, {error.Length} and {isGalaxy.Length} pixels in rows of {width}");
        int height = science.Length / width;
        double area = wcs.JacobianAt((width - 1) / 2.0, (height - 1) / 2.0).AreaSquareArcsec;
        double[] brightness = new double[science.Length];
        for (int i = 0; i < brightness.Length; i++)
            brightness[i] = isGalaxy[i] && science[i] > thresholdSigma * error[i] && error[i] > 0 ? science[i] / area : double.NaN;
        return new(width, height, brightness, wcs);
    }

    /// <summary>Their places in a lens model's frame in arcsec, their brightness and their area in arcsec^2; pixels without value are left out.</summary>
    public (double[] X, double[] Y, double[] Brightness, double PixelArea) InFrame(LensReference reference)
    {
        var x = new List<double>();
        var y = new List<double>();
        var values = new List<double>();
        for (int i = 0; i < SurfaceBrightness.Length; i++)
        {
            if (double.IsNaN(SurfaceBrightness[i]))
                continue;
            SkyPosition at = Wcs.PixelToSky(i % Width, i / Width);
            (double fx, double fy) = reference.ToFrame(at.RaDegrees, at.DecDegrees);
            x.Add(fx);
            y.Add(fy);
            values.Add(SurfaceBrightness[i]);
        }

        return ([.. x], [.. y], [.. values], Wcs.JacobianAt((Width - 1) / 2.0, (Height - 1) / 2.0).AreaSquareArcsec);
    }
}
