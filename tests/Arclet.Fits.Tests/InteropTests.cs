namespace Arclet.Fits.Tests;

/// <summary>
/// Writes the files that tests/interop/check_fits.py reads with astropy: into the folder that ARCLET_INTEROP_DIR names, where it is
/// set, otherwise into a temporary one. Pixel (x, y) of every image is the value of <see cref="Pixel"/>; the script has the same formula.
/// </summary>
public class InteropTests
{
    private const int Width = 113, Height = 57;

    /// <summary>Eight integer types with GZIP_2, six of them with RICE_1 too; reals lossless, with three dithers, and with tiles.</summary>
    private const int CompressedCount = 8 + 6 + (2 * 5);

    [Fact]
    public void Files_ForTheInteroperabilityCheck_AreWritten()
    {
        using var folder = new TestFolder();
        string target = Environment.GetEnvironmentVariable("ARCLET_INTEROP_DIR") is { Length: > 0 } given ? given : folder["interop"];
        Directory.CreateDirectory(target);
        foreach (FitsPixelType type in Enum.GetValues<FitsPixelType>())
            WriteType(target, type);
        WriteScaled(target);
        WriteExtensions(target, "extensions.fits");
        WriteExtensions(target, "extensions.fits.gz");
        WriteRewritten(target);
        WriteTable(target);
        WriteCompressed(target);
        Assert.Equal(16 + CompressedCount, Directory.GetFiles(target).Length);
    }

    private static long Pixel(int x, int y) => ((long)x * 7919) + ((long)y * 104729 * (((x + y) % 2 * 2) - 1));

    private static void WriteType(string target, FitsPixelType type)
    {
        using FitsWriter writer = FitsWriter.Create(Path.Combine(target, $"{type.ToString().ToLowerInvariant()}.fits"));
        writer.BeginImage(new FitsHeader(), type, Width, Height);
        for (int y = 0; y < Height; y++)
        {
            if (type is FitsPixelType.Float32 or FitsPixelType.Float64)
                writer.WriteRows(Enumerable.Range(0, Width).Select(x => (x, y) == (3, 4) ? double.NaN : Pixel(x, y) / 3.0).ToArray());
            else
                writer.WriteRows(Enumerable.Range(0, Width).Select(x => InRange(type, Pixel(x, y))).ToArray());
        }

        writer.Complete();
    }

    private static void WriteCompressed(string target)
    {
        foreach (FitsPixelType type in Enum.GetValues<FitsPixelType>())
        {
            string name = type.ToString().ToLowerInvariant();
            if (type is FitsPixelType.Float32 or FitsPixelType.Float64)
            {
                WriteReals(target, $"z_lossless_{name}.fits", type, FitsCompression.Lossless);
                foreach (FitsDither dither in Enum.GetValues<FitsDither>())
                    WriteReals(target, $"z_{dither.ToString().ToLowerInvariant()}_{name}.fits", type, FitsCompression.Quantized(4, 1234) with { Dither = dither });
                WriteReals(target, $"z_tiles_{name}.fits", type, FitsCompression.Quantized(4, 9999) with { Method = FitsCompressionMethod.Gzip2, TileWidth = 50, TileHeight = 20 });
                continue;
            }

            foreach (FitsCompressionMethod method in Enum.GetValues<FitsCompressionMethod>())
            {
                if (method == FitsCompressionMethod.Rice && type is FitsPixelType.Int64 or FitsPixelType.UInt64)
                    continue;
                using FitsWriter writer = FitsWriter.Create(Path.Combine(target, $"z_{method.ToString().ToLowerInvariant()}_{name}.fits"));
                var header = new FitsHeader();
                header.Set("EXTNAME", "SCI");
                writer.BeginImage(header, new FitsImageLayout(type, Width, Height) { Compression = new FitsCompression { Method = method } });
                for (int y = 0; y < Height; y++)
                    writer.WriteRows(Enumerable.Range(0, Width).Select(x => InRange(type, Pixel(x, y))).ToArray());
                writer.Complete();
            }
        }
    }

    /// <summary>Noise, with a NaN, a zero, and a row without noise, which cannot be quantised.</summary>
    private static void WriteReals(string target, string name, FitsPixelType type, FitsCompression compression)
    {
        using FitsWriter writer = FitsWriter.Create(Path.Combine(target, name));
        var header = new FitsHeader();
        header.Set("EXTNAME", "SCI");
        header.Set("EXPTIME", 12.5, "kept");
        writer.BeginImage(header, new FitsImageLayout(type, Width, Height) { Compression = compression });
        for (int y = 0; y < Height; y++)
            writer.WriteRows(Enumerable.Range(0, Width).Select(x => (x, y) switch { (3, 4) => double.NaN, (5, 6) => 0, (_, 8) => 0.1, _ => Noise(x, y) }).ToArray());
        writer.Complete();
    }

    private static double Noise(int x, int y) =>
        Enumerable.Range(0, 4).Sum(k => (uint)((ulong)((x * 7919L) + (y * 104729L) + (k * 15485863L)) * 2654435761UL) / 4294967296.0) - 2 + (x * 0.01);

    /// <summary>The value wrapped into the type's range, its ends included.</summary>
    private static long InRange(FitsPixelType type, long value) => type switch
    {
        FitsPixelType.UInt8 => (byte)value,
        FitsPixelType.Int8 => (sbyte)value,
        FitsPixelType.Int16 => (short)value,
        FitsPixelType.UInt16 => (ushort)value,
        FitsPixelType.Int32 => (int)(value * 1000),
        FitsPixelType.UInt32 => (uint)(value * 1000),
        FitsPixelType.UInt64 => (value * 1_000_000_007) & long.MaxValue,
        _ => value * 1_000_000_007,
    };

    private static void WriteScaled(string target)
    {
        using FitsWriter writer = FitsWriter.Create(Path.Combine(target, "scaled.fits"));
        writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Int32, Width, Height) { Scale = 0.25, Zero = -1000, Blank = int.MinValue });
        for (int y = 0; y < Height; y++)
            writer.WriteRows(Enumerable.Range(0, Width).Select(x => x == y ? float.NaN : Pixel(x, y) / 4f).ToArray());
        writer.Complete();
    }

    private static void WriteExtensions(string target, string name)
    {
        using FitsWriter writer = FitsWriter.Create(Path.Combine(target, name));
        var primary = new FitsHeader();
        primary.Set("TELESCOP", "JWST", "a telescope");
        primary.Set("LONGTEXT", string.Join(' ', Enumerable.Repeat("a long text that needs several cards", 8)), "and a comment");
        primary.Set("QUOTES", "it's 'quoted'");
        primary.Set("ESO INS FILT1 NAME", "F814W", "a hierarchical keyword");
        primary.Set("ESO DET GAIN", 2.5);
        primary.Set("TINY", 5e-324);
        primary.Set("LARGE", -1.7976931348623157e308);
        primary.Set("THIRD", 1.0 / 3, "with a very long comment that cannot fit on the card and is cut at its end");
        primary.Set("WHOLE", 1e22);
        primary.Set("BIGINT", long.MinValue);
        primary.Set("YES", true);
        primary.SetUndefined("NOTHING", "undefined");
        primary.AddComment("a comment");
        primary.AddHistory(string.Join(' ', Enumerable.Repeat("history", 20)));
        primary.Add("TWICE", 1);
        primary.Add("TWICE", 2);
        writer.WriteEmpty(primary);
        foreach ((string extension, int version) in new[] { ("SCI", 1), ("ERR", 1), ("SCI", 2) })
        {
            var header = new FitsHeader();
            header.Set("EXTNAME", extension);
            header.Set("EXTVER", version);
            writer.BeginImage(header, FitsPixelType.Float32, Width, Height);
            writer.WriteRows(Enumerable.Range(0, Width * Height).Select(i => (float)((i * version) + extension[0])).ToArray());
        }

        writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Int16, 5, 4) { Planes = 3 });
        writer.WriteRows(Enumerable.Range(0, 60).ToArray());
        writer.Complete();
    }

    /// <summary>A header of astropy's, read and written again with one keyword changed.</summary>
    private static void WriteRewritten(string target)
    {
        using FitsFile file = FitsFile.Open(TestFolder.Astropy("header.fits"));
        FitsHeader header = file.Hdu(0).Header.Clone();
        header.Set("OBJECT", "MACS J0416");
        using FitsWriter writer = FitsWriter.Create(Path.Combine(target, "rewritten.fits"));
        writer.BeginImage(header, FitsPixelType.Int16, 2, 2);
        writer.WriteRows((short[])[1, 2, 3, 4]);
        writer.Complete();
    }

    private static void WriteTable(string target)
    {
        var table = new Table();
        table.Add("id", ["A2744-1", "say \"hi\", you", "# hash"], "with: a colon, 'quotes' and # a hash");
        table.Add("flux", [0.1, double.NaN, -1e-300], "nJy", "a flux");
        table.Add("rate", [1.0, 1e22, double.PositiveInfinity], "solMass / (kpc2 yr)");
        table.Add("count", [long.MinValue, 0, long.MaxValue]);
        table.Add("good", [true, false, true]);
        table.Add(new Column<long>("gap", [1, 0, 3], missing: [false, true, false]));
        table.Metadata.Set("author", "it's: {us}, [1]");
        table.Metadata.Set("lines", "one\ntwo \"three\" \\ \u00e9");
        table.Metadata.Set("redshift", 1e-30);
        table.Metadata.Set("count", 3);
        table.Metadata.Set("final", true);
        table.Metadata.Set("version", "1.0");
        table.Metadata.Set("answer", "yes");
        table.Write(Path.Combine(target, "table.ecsv"));
        table.Write(Path.Combine(target, "table.csv"));
    }
}
