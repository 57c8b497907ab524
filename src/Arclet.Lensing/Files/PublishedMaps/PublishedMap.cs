using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>One FITS map of a published lens model: its pixels and where they are.</summary>
/// <param name="File">The file.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Values">The pixels row by row.</param>
/// <param name="Wcs">The coordinates.</param>
/// <param name="Unit">BUNIT in lower case; empty where there is none.</param>
/// <param name="LensRedshift">The lens's redshift by the header; NaN where it has none.</param>
internal sealed record PublishedMap(string File, int Width, int Height, double[] Values, Wcs Wcs, string Unit, double LensRedshift)
{
    /// <summary>Splines of a map take some hundred bytes per pixel.</summary>
    private const long MostPixels = 1L << 26;

    private static readonly string[] RedshiftKeywords = ["ZLENS", "Z_LENS", "LENSZ", "Z_L", "ZL"];

    public static PublishedMap Read(string path)
    {
        using FitsImage image = FitsImage.Open(path);
        if (image.Width * image.Height > MostPixels)
            throw InputException.InFile(path, $"the map has {image.Width} by {image.Height} pixels, expected at most {MostPixels} in all");
        if (image.Planes > 1)
            throw InputException.InFile(path, $"the map has {image.Planes} planes, expected one");
        if (!Wcs.IsCelestial(image.Header))
            throw InputException.InFile(path, "the header has no celestial coordinates, expected the keywords CTYPE1, CRVAL1, CRPIX1, ... of a map");
        double[] values = new double[image.Width * image.Height];
        image.ReadWindow(0, 0, (int)image.Width, (int)image.Height, values);
        int broken = Array.FindIndex(values, v => !double.IsFinite(v));
        if (broken >= 0)
            throw InputException.InFile(path, $"pixel ({broken % image.Width}, {broken / image.Width}) is not finite, expected a number in every pixel of a lens map");
        string unit = image.Header.Find("BUNIT")?.Value?.ToString()?.Trim().ToLowerInvariant() ?? "";
        double redshift = double.NaN;
        foreach (string keyword in RedshiftKeywords)
        {
            if (image.Header.Find(keyword)?.Value?.ToString() is { } text && LensWords.TryNumber(text, out double z))
                redshift = z;
        }

        return new PublishedMap(path, (int)image.Width, (int)image.Height, values, Wcs.FromHeader(image.Header), unit, redshift);
    }

    /// <summary>The pixels' places in a frame about a point of the sky: the map must be square-pixelled, with north up and east left (or right).</summary>
    public (MapGrid Grid, bool EastIsRight, LensReference Reference) Frame()
    {
        double middleX = (Width - 1) / 2.0, middleY = (Height - 1) / 2.0;
        WcsJacobian local = Wcs.JacobianAt(middleX, middleY);
        double scale = local.ScaleArcsec;
        // A tenth of a pixel over a map of 1000.
        const double Straight = 1e-4;
        if (Math.Abs(local.EastPerY) > Straight * scale || Math.Abs(local.NorthPerX) > Straight * scale || local.NorthPerY < 0
            || Math.Abs(local.ScaleXArcsec - local.ScaleYArcsec) > Straight * scale)
            throw InputException.InFile(File, "the map is turned or its pixels are not square, expected north along y and square pixels");
        SkyPosition middle = Wcs.PixelToSky(middleX, middleY);
        return (new MapGrid(-middleX * scale, -middleY * scale, scale, Width, Height), local.EastPerX > 0, new LensReference(middle.RaDegrees, middle.DecDegrees, LensReferenceKind.DegreesRelative));
    }

    /// <summary>The pixels in the frame's order, x growing to the west: rows are turned where east is right.</summary>
    public double[] InFrame(bool eastIsRight, double factor)
    {
        double[] values = new double[Values.Length];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                values[(y * Width) + x] = factor * Values[(y * Width) + (eastIsRight ? Width - 1 - x : x)];
        }

        return values;
    }
}
