using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>The pixels of a source-plane image: square, along the axes of the model's frame.</summary>
/// <param name="CentreX">x of the middle in arcsec.</param>
/// <param name="CentreY">y of the middle in arcsec.</param>
/// <param name="PixelArcsec">The size of a pixel.</param>
/// <param name="Width">Columns; x of the frame grows with them.</param>
/// <param name="Height">Rows; y of the frame grows with them.</param>
public readonly record struct SourceGrid(double CentreX, double CentreY, double PixelArcsec, int Width, int Height)
{
    /// <summary>The area of a pixel in arcsec^2.</summary>
    public double PixelArea => PixelArcsec * PixelArcsec;

    /// <summary>The column coordinate of a frame position, 0 at the centre of the first pixel.</summary>
    public double Column(double x) => ((x - CentreX) / PixelArcsec) + ((Width - 1) / 2.0);

    /// <summary>The row coordinate of a frame position.</summary>
    public double Row(double y) => ((y - CentreY) / PixelArcsec) + ((Height - 1) / 2.0);

    /// <summary>x in arcsec of a column coordinate.</summary>
    public double X(double column) => CentreX + ((column - ((Width - 1) / 2.0)) * PixelArcsec);

    /// <summary>y in arcsec of a row coordinate.</summary>
    public double Y(double row) => CentreY + ((row - ((Height - 1) / 2.0)) * PixelArcsec);

    /// <summary>
    /// The WCS of the pixels: tangential about the grid's middle, east to the left. The frame is flat, so that it and the WCS differ by less
    /// than 1e-3 arcsec over 10 arcsec at 1 arcmin from the reference.
    /// </summary>
    public Wcs WcsFor(LensReference reference)
    {
        (double ra, double dec) = reference.ToSky(CentreX, CentreY);
        return Wcs.Tangent(new SkyPosition(ra, dec), Width, Height, PixelArcsec);
    }

    /// <summary>A grid that holds a rectangle of the frame, with one pixel around it.</summary>
    /// <exception cref="ArgumentException">It has more than 64 million pixels.</exception>
    public static SourceGrid Covering(SearchWindow window, double pixelArcsec)
    {
        double width = Math.Ceiling(window.Width / pixelArcsec) + 2, height = Math.Ceiling(window.Height / pixelArcsec) + 2;
        if (!(width * height <= 64e6))
            throw new ArgumentException($"a source plane of {window.Width:G4} by {window.Height:G4} arcsec has too many pixels of {pixelArcsec:G4} arcsec, at most 64 million");
        return new((window.XMin + window.XMax) / 2, (window.YMin + window.YMax) / 2, pixelArcsec, (int)width, (int)height);
    }
}
