using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Tests;

/// <summary>A small simulated field and its maps as files.</summary>
internal static class SmallField
{
    public const int Size = 256;

    private static readonly Lazy<SimulatedField> Simulated = new(() => DeepField.Generate(new DeepFieldSettings
    {
        SizePixels = Size,
        GalaxyCount = 2,
        ClumpsPerGalaxy = 8,
        StarCount = 3,
        Seed = 5,
    }));

    public static SimulatedField Field => Simulated.Value;

    /// <summary>Writes one image; the unit and the WCS are left out where null or false.</summary>
    public static void Write(string path, Func<int, float> pixel, string? unit = "nJy", bool wcs = true, int width = Size, int height = Size)
    {
        var header = new FitsHeader(path);
        if (unit is not null)
            header.Set("BUNIT", unit);
        if (wcs)
            Wcs.Tangent(new SkyPosition(3.5862, -30.4001), width, height, 0.02).WriteTo(header);
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Float32, width, height);
        writer.WriteRows([.. Enumerable.Range(0, width * height).Select(pixel)]);
        writer.Complete();
    }

    /// <summary>Writes the image with a header of one's own.</summary>
    public static void WriteImage(string path, FitsHeader header)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        writer.BeginImage(header, FitsPixelType.Float32, Size, Size);
        writer.WriteRows(Field.Image.Pixels);
        writer.Complete();
    }

    public static void WriteImage(string path, string? unit = "nJy", bool wcs = true, double scale = 1) =>
        Write(path, i => (float)(scale * Field.Image.Pixels[i]), unit, wcs);

    public static void WriteError(string path, string? unit = "nJy", double scale = 1) =>
        Write(path, i => (float)(scale * Field.Error.Pixels[i]), unit);
}
