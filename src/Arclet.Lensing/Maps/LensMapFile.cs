using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing.Maps;

/// <summary>Writes maps as FITS images in double precision, with a WCS in which right ascension decreases with x, as the frame's x does.</summary>
public static class LensMapFile
{
    /// <summary>
    /// The gnomonic WCS of a grid about the model's reference. The frame itself is plate carree, x = -(ra - ra0) cos(dec0) 3600: at (x, y)
    /// from the reference the two differ by about x y tan(dec0) / 206265 arcsec along x and half of x^2 tan(dec0) / 206265 along y (0.03" at 100").
    /// For pixels that must lie on an image's own WCS to better than that use <see cref="LensMap.OnImage"/>.
    /// </summary>
    public static Wcs WcsOf(MapGrid grid, LensReference reference)
    {
        // A tangent image of one pixel at the reference, whose first pixel becomes the grid's.
        var origin = Wcs.Tangent(new SkyPosition(reference.RightAscensionDegrees, reference.DeclinationDegrees), 1, 1, grid.StepArcsec);
        return origin.Cutout(grid.FirstX / grid.StepArcsec, grid.FirstY / grid.StepArcsec);
    }

    /// <summary>Writes one image; the file appears when it is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="grid">Where the pixels are.</param>
    /// <param name="reference">The model's reference.</param>
    /// <param name="values">The pixels, row by row.</param>
    /// <param name="quantity">The name of the quantity, written as QUANTITY.</param>
    /// <param name="unit">The unit, written as BUNIT; empty for pure numbers.</param>
    /// <param name="sourceRedshift">The redshift of the sources, written as ZSOURCE; NaN leaves it out.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, MapGrid grid, LensReference reference, double[] values, string quantity, string unit, double sourceRedshift) =>
        Write(path, WcsOf(grid, reference), grid.Width, grid.Height, [(quantity, values)], unit, sourceRedshift);

    /// <summary>Writes one image for each quantity, the first in the primary HDU, the others in extensions of their names.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, Wcs wcs, int width, int height, IReadOnlyList<(string Quantity, double[] Values)> planes, string unit, double sourceRedshift)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        foreach ((string quantity, double[] values) in planes)
        {
            if (values.Length != width * height)
                throw new ArgumentException($"{quantity} has {values.Length} values for {width} by {height} pixels");
            var header = new FitsHeader();
            header.Set("EXTNAME", quantity.ToUpperInvariant());
            header.Set("QUANTITY", quantity, "what the pixels are");
            if (unit.Length > 0)
                header.Set("BUNIT", unit);
            if (double.IsFinite(sourceRedshift))
                header.Set("ZSOURCE", sourceRedshift, "redshift of the sources");
            wcs.WriteTo(header);
            writer.BeginImage(header, FitsPixelType.Float64, width, height);
            writer.WriteRows(values);
        }

        writer.Complete();
    }
}
