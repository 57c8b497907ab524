using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Simulate;

/// <summary>Writes mosaics (extensions SCI and ERR, nJy per pixel) and the segmentation map.</summary>
internal static class MosaicFiles
{
    public static void Write(string path, BandMosaic mosaic, ulong seed)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        FitsHeader primary = Primary(path, seed);
        primary.Set("FILTER", mosaic.Band.FilterId);
        primary.Set("TELESCOP", mosaic.Band.Filter.Instrument is Instrument.Nircam ? "JWST" : "HST");
        primary.Set("INSTRUME", mosaic.Band.Filter.Instrument switch { Instrument.Nircam => "NIRCAM", Instrument.AcsWfc => "ACS", _ => "WFC3" });
        writer.WriteEmpty(primary);
        WriteImage(writer, path, "SCI", mosaic.Image, mosaic.Wcs);
        WriteImage(writer, path, "ERR", mosaic.Error, mosaic.Wcs);
        writer.Complete();
    }

    public static void WriteSegmentation(string path, LensedField field)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        FitsHeader header = Primary(path, field.Settings.Seed);
        header.Set("EXTNAME", "SEGMAP");
        field.Geometry.FineWcs.Binned(2).WriteTo(header);
        writer.BeginImage(header, FitsPixelType.Int32, field.CoarsePixels, field.CoarsePixels);
        writer.WriteRows([.. field.Segmentation]);
        writer.Complete();
    }

    private static FitsHeader Primary(string path, ulong seed)
    {
        var primary = new FitsHeader(path);
        primary.Set("ORIGIN", "arclet simulate " + ArcletProgram.Version, "simulated");
        primary.Set("SEED", seed.ToString(), "seed of the simulation");
        return primary;
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
