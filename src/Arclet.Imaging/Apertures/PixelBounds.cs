namespace Arclet.Imaging.Apertures;

/// <summary>A rectangle of pixels, from (XMin, YMin) up to and without (XMax, YMax).</summary>
public readonly record struct PixelBounds(int XMin, int YMin, int XMax, int YMax)
{
    /// <summary>Whether there is no pixel in it.</summary>
    public bool IsEmpty => XMax <= XMin || YMax <= YMin;

    /// <summary>Whether all pixels of another rectangle are in this one.</summary>
    public bool Contains(PixelBounds other) =>
        other.IsEmpty || (XMin <= other.XMin && YMin <= other.YMin && XMax >= other.XMax && YMax >= other.YMax);

    /// <summary>The smallest rectangle that holds this one and another.</summary>
    public PixelBounds Union(PixelBounds other) => IsEmpty ? other : other.IsEmpty
        ? this
        : new(Math.Min(XMin, other.XMin), Math.Min(YMin, other.YMin), Math.Max(XMax, other.XMax), Math.Max(YMax, other.YMax));

    /// <summary>The pixels of an image that a box of the given half-widths around a position touches, by sep's rounding; and whether some are beyond the edge.</summary>
    internal static PixelBounds Around(double x, double y, double rx, double ry, int width, int height, out MeasurementFlags flags)
    {
        // Truncation towards zero and 1.4999999 are sep's: an aperture that ends within the first half pixel beyond the edge is not flagged.
        int xMin = (int)(x - rx + 0.5), xMax = (int)(x + rx + 1.4999999);
        int yMin = (int)(y - ry + 0.5), yMax = (int)(y + ry + 1.4999999);
        flags = xMin < 0 || yMin < 0 || xMax > width || yMax > height ? MeasurementFlags.ApertureTruncated : MeasurementFlags.None;
        return new PixelBounds(Math.Max(xMin, 0), Math.Max(yMin, 0), Math.Min(xMax, width), Math.Min(yMax, height));
    }
}
