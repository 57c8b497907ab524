using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>Where a field's pixels lie in the sky and in the lens's frame. Pixels are those of <see cref="LensedBand.FinePixelArcsec"/>, 0-based.</summary>
public sealed class FieldGeometry
{
    /// <summary>The geometry of a square field.</summary>
    /// <param name="reference">The origin of the lens's frame.</param>
    /// <param name="centreX">The field's centre in that frame, arcsec.</param>
    /// <param name="centreY">The field's centre in that frame, arcsec.</param>
    /// <param name="finePixels">Fine pixels along a side.</param>
    public FieldGeometry(LensReference reference, double centreX, double centreY, int finePixels)
    {
        Reference = reference;
        FinePixels = finePixels;
        (double ra, double dec) = reference.ToSky(centreX, centreY);
        FineWcs = Wcs.Tangent(new SkyPosition(ra, dec), finePixels, finePixels, LensedBand.FinePixelArcsec);
    }

    /// <summary>The origin of the lens's frame.</summary>
    public LensReference Reference { get; }

    /// <summary>Fine pixels along a side.</summary>
    public int FinePixels { get; }

    /// <summary>The WCS of the fine pixels.</summary>
    public Wcs FineWcs { get; }

    /// <summary>The WCS of a band's pixels; the first pixels' lower left corners coincide.</summary>
    public Wcs WcsOf(LensedBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        return FineWcs.Binned(band.PixelFactor);
    }

    /// <summary>The fine pixel of a point of the lens's frame.</summary>
    public (double X, double Y) ToPixel(double x, double y)
    {
        (double ra, double dec) = Reference.ToSky(x, y);
        return FineWcs.SkyToPixel(new SkyPosition(ra, dec));
    }

    /// <summary>The point of the lens's frame of a fine pixel.</summary>
    public (double X, double Y) ToFrame(double pixelX, double pixelY)
    {
        SkyPosition sky = FineWcs.PixelToSky(pixelX, pixelY);
        return Reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
    }

    /// <summary>Whether a point of the lens's frame lies on the mosaics, at least a margin inside.</summary>
    /// <param name="x">x in arcsec.</param>
    /// <param name="y">y in arcsec.</param>
    /// <param name="marginArcsec">The margin.</param>
    public bool Contains(double x, double y, double marginArcsec = 0)
    {
        (double px, double py) = ToPixel(x, y);
        double margin = marginArcsec / LensedBand.FinePixelArcsec;
        return px > margin - 0.5 && py > margin - 0.5 && px < FinePixels - 0.5 - margin && py < FinePixels - 0.5 - margin;
    }

    /// <summary>A Gaussian of the frame (arcsec) in fine pixels. The axes are parallel and the scale is that of the pixels, to some 1e-4 over a field of arcminutes.</summary>
    internal GaussianComponent ToPixels(GaussianComponent c)
    {
        const double perPixel = 1 / LensedBand.FinePixelArcsec, square = perPixel * perPixel;
        (double x, double y) = ToPixel(c.X, c.Y);
        return new(x, y, c.Flux, c.Cxx * square, c.Cxy * square, c.Cyy * square);
    }

    /// <summary>A Gaussian in fine pixels as it is in pixels that are some times larger.</summary>
    internal static GaussianComponent Binned(GaussianComponent c, int factor)
    {
        double k = factor;
        return factor == 1 ? c : new(((c.X + 0.5) / k) - 0.5, ((c.Y + 0.5) / k) - 0.5, c.Flux, c.Cxx / (k * k), c.Cxy / (k * k), c.Cyy / (k * k));
    }
}
