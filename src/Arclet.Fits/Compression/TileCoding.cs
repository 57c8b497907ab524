using System.Globalization;

namespace Arclet.Fits;

/// <summary>What the keywords of a compressed image say about its tiles (FITS standard 4.0, sections 10.1 and 10.2).</summary>
internal sealed class TileCoding
{
    /// <summary>The standard has 16 and 32; more would let few bytes stand for any number of pixels.</summary>
    private const int MaximumBlockSize = 1024;

    private TileCoding(FitsHeader header)
    {
        string name = header.RequireString("ZCMPTYPE").Trim().ToUpperInvariant();
        Codec = name switch
        {
            "RICE_1" or "RICE_ONE" => CompressionCodec.Rice,
            "GZIP_1" => CompressionCodec.Gzip,
            "GZIP_2" => CompressionCodec.ShuffledGzip,
            "PLIO_1" => CompressionCodec.Plio,
            "HCOMPRESS_1" => CompressionCodec.Hcompress,
            "NOCOMPRESS" => CompressionCodec.None,
            _ => throw header.WrongValue("ZCMPTYPE", "RICE_1, GZIP_1, GZIP_2, PLIO_1, HCOMPRESS_1 or NOCOMPRESS"),
        };
        BitPix = (int)header.RequireInteger("ZBITPIX");
        ReadParameters(header);
        string quantize = (header.GetString("ZQUANTIZ") ?? "NO_DITHER").Trim().ToUpperInvariant();
        (Dither, IsQuantized) = quantize switch
        {
            "NONE" => (FitsDither.None, false),
            "NO_DITHER" => (FitsDither.None, true),
            "SUBTRACTIVE_DITHER_1" => (FitsDither.Subtractive1, true),
            "SUBTRACTIVE_DITHER_2" => (FitsDither.Subtractive2, true),
            _ when BitPix > 0 => (FitsDither.None, false),
            _ => throw header.WrongValue("ZQUANTIZ", "NONE, NO_DITHER, SUBTRACTIVE_DITHER_1 or SUBTRACTIVE_DITHER_2"),
        };
        IsQuantized &= BitPix < 0;
        // cfitsio takes 1 where the seed is not given.
        DitherSeed = header.GetInteger("ZDITHER0") ?? 1;
        Scale = header.GetDouble("ZSCALE");
        Zero = header.GetDouble("ZZERO");
        Blank = header.GetInteger("ZBLANK");
    }

    public CompressionCodec Codec { get; }

    /// <summary>ZBITPIX, the image's BITPIX.</summary>
    public int BitPix { get; }

    public int BytesPerPixel => Math.Abs(BitPix) / 8;

    /// <summary>BLOCKSIZE of RICE_1.</summary>
    public int BlockSize { get; private set; } = 32;

    /// <summary>BYTEPIX of RICE_1.</summary>
    public int BytePix { get; private set; } = 4;

    /// <summary>SMOOTH of HCOMPRESS_1.</summary>
    public bool Smooth { get; private set; }

    /// <summary>Whether floating-point pixels may be stored as scaled integers.</summary>
    public bool IsQuantized { get; }

    public FitsDither Dither { get; }

    public long DitherSeed { get; }

    /// <summary>ZSCALE, ZZERO and ZBLANK where they are keywords; a column goes before them.</summary>
    public double? Scale { get; }

    public double? Zero { get; }

    public long? Blank { get; }

    public static TileCoding Of(FitsHeader stored) => new(stored);

    /// <summary>ZTILEn, by default rows, cut to the image's axes.</summary>
    public static long[] TileShape(FitsHeader stored, IReadOnlyList<long> axes)
    {
        long[] tile = new long[axes.Count];
        for (int i = 0; i < tile.Length; i++)
        {
            long length = stored.GetInteger($"ZTILE{i + 1}") ?? (i == 0 ? axes[0] : 1);
            if (length <= 0)
                throw stored.WrongValue($"ZTILE{i + 1}", "a length of at least 1");
            tile[i] = Math.Min(length, axes[i]);
        }

        return tile;
    }

    private void ReadParameters(FitsHeader header)
    {
        for (int i = 1; i <= 999 && header.GetString($"ZNAME{i}") is { } name; i++)
        {
            string keyword = $"ZVAL{i}";
            switch (name.Trim().ToUpperInvariant())
            {
                case "BLOCKSIZE" when Codec == CompressionCodec.Rice:
                    BlockSize = header.RequireInteger(keyword) is var size and >= 1 and <= MaximumBlockSize ? (int)size
                        : throw header.WrongValue(keyword, string.Create(CultureInfo.InvariantCulture, $"a BLOCKSIZE from 1 to {MaximumBlockSize}"));
                    break;
                case "BYTEPIX" when Codec == CompressionCodec.Rice:
                    BytePix = header.RequireInteger(keyword) is var bytes and (1 or 2 or 4) ? (int)bytes
                        : throw header.WrongValue(keyword, "a BYTEPIX of 1, 2 or 4");
                    break;
                case "SMOOTH" when Codec == CompressionCodec.Hcompress:
                    Smooth = header.RequireInteger(keyword) != 0;
                    break;
            }
        }
    }
}
