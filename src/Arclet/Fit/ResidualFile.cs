using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>Writes the image without its clumps, and their model, as two images with the image's WCS.</summary>
internal static class ResidualFile
{
    public static void Write(string path, ImageSource image, Wcs? wcs, string unit, ReadOnlySpan<float> model)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(Header("RESIDUAL", $"{image.Name} without the clumps, by arclet fit"), FitsPixelType.Float32, image.Width, image.Height);
        var row = new float[image.Width];
        for (int y = 0; y < image.Height; y++)
        {
            image.ReadRows(y, 1, row);
            for (int x = 0; x < row.Length; x++)
                row[x] -= model[(y * row.Length) + x];
            writer.WriteRows(row);
        }

        writer.BeginImage(Header("MODEL", $"The clumps of {image.Name}, by arclet fit"), FitsPixelType.Float32, image.Width, image.Height);
        for (int y = 0; y < image.Height; y++)
            writer.WriteRows(model.Slice(y * image.Width, image.Width));
        writer.Complete();

        FitsHeader Header(string name, string history)
        {
            var header = new FitsHeader(path);
            header.Set("EXTNAME", name);
            if (unit.Length > 0)
                header.Set("BUNIT", unit);
            wcs?.WriteTo(header);
            header.AddHistory(history);
            return header;
        }
    }
}
