using System.Globalization;

namespace Arclet.Fits;

/// <summary>
/// How pixels are stored: BITPIX, and physical = BZERO + BSCALE x stored, with one stored integer that stands for "no value"
/// (FITS standard 4.0, sections 4.4.2.5 and 5.3).
/// </summary>
internal readonly record struct PixelCoding(int BitPix, double Scale, double Zero, long? Blank)
{
    /// <summary>BZERO of the unsigned 64-bit convention, 2^63.</summary>
    public const double UnsignedZero64 = 9223372036854775808.0;

    public int BytesPerPixel => Math.Abs(BitPix) / 8;

    public bool IsFloating => BitPix < 0;

    public bool IsIdentity => Scale == 1 && Zero == 0;

    public bool IsUnsigned64 => BitPix == 64 && Scale == 1 && Zero == UnsignedZero64;

    /// <summary>Whether physical values are whole numbers that differ from the stored ones by a 64-bit integer at most.</summary>
    public bool IsInteger => !IsFloating && Scale == 1 && (IsUnsigned64 || (Zero == Math.Floor(Zero) && Math.Abs(Zero) < UnsignedZero64));

    public FitsPixelType Type => (BitPix, IsInteger ? Zero : 0) switch
    {
        (8, -128) => FitsPixelType.Int8,
        (8, _) => FitsPixelType.UInt8,
        (16, 32768) => FitsPixelType.UInt16,
        (16, _) => FitsPixelType.Int16,
        (32, 2147483648) => FitsPixelType.UInt32,
        (32, _) => FitsPixelType.Int32,
        (64, UnsignedZero64) => FitsPixelType.UInt64,
        (64, _) => FitsPixelType.Int64,
        (-32, _) => FitsPixelType.Float32,
        _ => FitsPixelType.Float64,
    };

    /// <summary>The smallest and largest stored integer.</summary>
    public (long Minimum, long Maximum) StoredRange => BitPix switch
    {
        8 => (byte.MinValue, byte.MaxValue),
        16 => (short.MinValue, short.MaxValue),
        32 => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    public static PixelCoding Of(FitsHeader header)
    {
        _ = FitsAxes.BytesPerPixel(header);
        int bitPix = (int)header.RequireInteger("BITPIX");
        double scale = header.GetDouble("BSCALE") ?? 1;
        if (scale == 0)
            throw header.WrongValue("BSCALE", "a number other than 0");
        // BLANK has a meaning for integers only; other files that carry it are common and are read as if it were absent.
        long? blank = bitPix > 0 ? header.GetInteger("BLANK") : null;
        return new PixelCoding(bitPix, scale, header.GetDouble("BZERO") ?? 0, blank);
    }

    public static PixelCoding Of(FitsPixelType type) => type switch
    {
        FitsPixelType.UInt8 => new PixelCoding(8, 1, 0, null),
        FitsPixelType.Int8 => new PixelCoding(8, 1, -128, null),
        FitsPixelType.Int16 => new PixelCoding(16, 1, 0, null),
        FitsPixelType.UInt16 => new PixelCoding(16, 1, 32768, null),
        FitsPixelType.Int32 => new PixelCoding(32, 1, 0, null),
        FitsPixelType.UInt32 => new PixelCoding(32, 1, 2147483648, null),
        FitsPixelType.Int64 => new PixelCoding(64, 1, 0, null),
        FitsPixelType.UInt64 => new PixelCoding(64, 1, UnsignedZero64, null),
        FitsPixelType.Float32 => new PixelCoding(-32, 1, 0, null),
        FitsPixelType.Float64 => new PixelCoding(-64, 1, 0, null),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "expected a pixel type"),
    };

    /// <summary>The text of BZERO; whole numbers without a fraction, as other writers do, so that 2^63 is exact.</summary>
    public string ZeroText => Zero == Math.Floor(Zero) && Math.Abs(Zero) <= UnsignedZero64
        ? ((Int128)Zero).ToString(CultureInfo.InvariantCulture)
        : FitsCardFormat.RealText("BZERO", Zero);
}
