namespace Arclet.Lensing;

/// <summary>A rectangle of the image plane in arcsec of the model's frame, in which images are searched.</summary>
/// <param name="XMin">The lowest x.</param>
/// <param name="XMax">The highest x.</param>
/// <param name="YMin">The lowest y.</param>
/// <param name="YMax">The highest y.</param>
public readonly record struct SearchWindow(double XMin, double XMax, double YMin, double YMax)
{
    /// <summary>A square of a half-width about a point.</summary>
    public static SearchWindow Square(double centreX, double centreY, double halfWidthArcsec) =>
        new(centreX - halfWidthArcsec, centreX + halfWidthArcsec, centreY - halfWidthArcsec, centreY + halfWidthArcsec);

    /// <summary>The extent along x in arcsec.</summary>
    public double Width => XMax - XMin;

    /// <summary>The extent along y in arcsec.</summary>
    public double Height => YMax - YMin;

    /// <summary>Whether a point lies in the window or on its edge.</summary>
    public bool Contains(double x, double y) => x >= XMin && x <= XMax && y >= YMin && y <= YMax;
}
