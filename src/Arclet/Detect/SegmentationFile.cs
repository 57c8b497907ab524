using Arclet.Fits;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Detect;

/// <summary>Writes a segmentation map as a FITS image of 32-bit integers with the image's WCS.</summary>
internal static class SegmentationFile
{
    public static void Write(string path, SegmentationMap map, Wcs? wcs, string imageName)
    {
        var header = new FitsHeader(path);
        header.Set("EXTNAME", "SEGMENTATION");
        wcs?.WriteTo(header);
        header.AddHistory($"Objects of {imageName}, by arclet detect; each pixel holds an id of the table, or 0.");
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Int32, map.Width, map.Height);
        int rowsAtOnce = Math.Clamp((1 << 20) / map.Width, 1, map.Height);
        var rows = new int[rowsAtOnce * map.Width];
        for (int y = 0; y < map.Height; y += rowsAtOnce)
        {
            int count = Math.Min(rowsAtOnce, map.Height - y);
            map.ReadRows(y, count, rows);
            writer.WriteRows(rows.AsSpan(0, count * map.Width));
        }

        writer.Complete();
    }
}
