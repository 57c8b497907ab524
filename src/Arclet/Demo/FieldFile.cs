using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>Writes a simulated image: extensions SCI and ERR, in nJy per pixel.</summary>
internal static class FieldFile
{
    public static void Write(string path, ulong seed, MemoryImage image, MemoryImage error, Wcs wcs, string filter)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        var primary = new FitsHeader(path);
        primary.Set("ORIGIN", "arclet demo " + ArcletProgram.Version, "simulated");
        primary.Set("SEED", seed.ToString(), "seed of the simulation");
        primary.Set("FILTER", filter, "as NIRCam would see it");
        writer.WriteEmpty(primary);
        WriteImage(writer, path, "SCI", image, wcs);
        WriteImage(writer, path, "ERR", error, wcs);
        writer.Complete();
    }

    private static void WriteImage(FitsWriter writer, string path, string name, MemoryImage image, Wcs wcs)
    {
        var header = new FitsHeader(path);
        header.Set("EXTNAME", name);
        header.Set("BUNIT", "nJy", "per pixel");
        wcs.WriteTo(header);
        writer.BeginImage(header, FitsPixelType.Float32, image.Width, image.Height);
        writer.WriteRows(image.Pixels);
    }
}
