using Arclet.Fits;
using Arclet.Imaging.Apertures;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The catalogue's segmentation map, opened and read by windows.</summary>
public sealed class SegmentationMosaic : IDisposable
{
    private SegmentationMosaic(FitsImage image)
    {
        Image = image;
        Wcs = Wcs.FromHeader(image.Header);
        if (!image.IsInteger)
            throw InputException.InFile(image.Name, $"the segmentation map has BITPIX = {image.BitPix}, expected whole numbers");
    }

    /// <summary>The map.</summary>
    public FitsImage Image { get; }

    /// <summary>Where its pixels are in the sky.</summary>
    public Wcs Wcs { get; }

    /// <summary>Opens a map.</summary>
    /// <exception cref="InputException">The file cannot be read, has no WCS, or holds no whole numbers.</exception>
    public static SegmentationMosaic Open(string reference)
    {
        FitsImage image = FitsImage.Open(reference);
        try
        {
            return new SegmentationMosaic(image);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Reads a window; 0 beyond the border and where the map has no number.</summary>
    public int[] Read(PixelBounds window)
    {
        int width = window.XMax - window.XMin;
        var segments = new int[width * (window.YMax - window.YMin)];
        PixelBounds inside = new(Math.Max(0, window.XMin), Math.Max(0, window.YMin), (int)Math.Min(Image.Width, window.XMax), (int)Math.Min(Image.Height, window.YMax));
        if (inside.IsEmpty)
            return segments;
        int columns = inside.XMax - inside.XMin;
        long[] values = new long[columns * (inside.YMax - inside.YMin)];
        Image.ReadWindow(inside.XMin, inside.YMin, columns, inside.YMax - inside.YMin, values);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is > 0 and <= int.MaxValue && values[i] != Image.Blank)
                segments[((inside.YMin - window.YMin + (i / columns)) * width) + inside.XMin - window.XMin + (i % columns)] = (int)values[i];
        }

        return segments;
    }

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();
}
