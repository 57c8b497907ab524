namespace Arclet.Fits;

/// <summary>The shape that a header declares, checked so that whatever it says, the arithmetic on it cannot overflow.</summary>
internal static class FitsAxes
{
    /// <summary>The standard's limit for NAXIS (section 4.4.1.1).</summary>
    private const int MaximumAxes = 999;

    /// <summary>No file is larger than 2^62 bytes; offsets into it then never overflow 63 bits.</summary>
    private const long MaximumBytes = 1L << 62;

    public static long[] Read(FitsHeader header)
    {
        long count = header.RequireInteger("NAXIS");
        if (count is < 0 or > MaximumAxes)
            throw header.WrongValue("NAXIS", $"a number of axes from 0 to {MaximumAxes}");
        long[] axes = new long[count];
        for (int i = 0; i < axes.Length; i++)
        {
            string keyword = $"NAXIS{i + 1}";
            axes[i] = header.RequireInteger(keyword);
            if (axes[i] < 0)
                throw header.WrongValue(keyword, "a length of 0 or more");
        }

        return axes;
    }

    public static int BytesPerPixel(FitsHeader header) => header.RequireInteger("BITPIX") switch
    {
        8 => 1,
        16 => 2,
        32 or -32 => 4,
        64 or -64 => 8,
        _ => throw header.WrongValue("BITPIX", "8, 16, 32, 64, -32 or -64"),
    };

    /// <summary>|BITPIX|/8 x GCOUNT x (PCOUNT + NAXIS1 x NAXIS2 x ...), FITS standard equation 2; 0 without axes.</summary>
    public static long DataLength(FitsHeader header, long[] axes)
    {
        int bytesPerPixel = BytesPerPixel(header);
        long groups = header.GetInteger("GCOUNT") ?? 1, parameters = header.GetInteger("PCOUNT") ?? 0;
        if (groups < 0)
            throw header.WrongValue("GCOUNT", "0 or more");
        if (parameters < 0)
            throw header.WrongValue("PCOUNT", "0 or more");
        if (axes.Length == 0)
            return 0;
        bool randomGroups = axes.Length > 1 && axes[0] == 0 && header.Find("GROUPS") is { Kind: FitsCardKind.Logical, ValueText: "T" };
        Int128 pixels = 1;
        foreach (long axis in randomGroups ? axes.AsSpan(1) : axes)
            pixels = Limit(pixels * axis);
        Int128 bytes = Limit(Limit((parameters + pixels) * groups) * bytesPerPixel);
        if (bytes >= MaximumBytes)
            throw InputException.InFile(header.Source, $"the header declares {string.Join(" x ", axes)} pixels, more than any file can hold: expected less than 2^62 bytes");
        return (long)bytes;
    }

    /// <summary>A length of bytes filled up to a whole number of blocks.</summary>
    public static long Padded(long length) => (length + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength * FitsHeader.BlockLength;

    /// <summary>Keeps a product below 2^63, so that the next product with a 63-bit number fits in 128 bits; a zero axis still makes it zero.</summary>
    private static Int128 Limit(Int128 value) => Int128.Min(value, long.MaxValue);
}
