using System.Numerics;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>From physical values to stored pixels in native byte order, a span at a time.</summary>
internal static class PixelEncoder
{
    /// <summary>Encodes all values; returns the index of the first that cannot be stored, or -1.</summary>
    public static int Encode<T>(PixelCoding coding, ReadOnlySpan<T> physical, Span<byte> stored)
        where T : struct, INumber<T>
    {
        switch (coding.BitPix)
        {
            case -32:
                Copy(physical, MemoryMarshal.Cast<byte, float>(stored));
                return -1;
            case -64:
                Copy(physical, MemoryMarshal.Cast<byte, double>(stored));
                return -1;
            case 8:
                return ToIntegers(coding, physical, stored);
            case 16:
                return ToIntegers(coding, physical, MemoryMarshal.Cast<byte, short>(stored));
            case 32:
                return ToIntegers(coding, physical, MemoryMarshal.Cast<byte, int>(stored));
            default:
                return ToIntegers(coding, physical, MemoryMarshal.Cast<byte, long>(stored));
        }
    }

    private static void Copy<T, TStored>(ReadOnlySpan<T> physical, Span<TStored> stored)
        where T : struct, INumber<T>
        where TStored : struct, IFloatingPointIeee754<TStored>
    {
        if (typeof(T) == typeof(TStored))
        {
            MemoryMarshal.AsBytes(physical).CopyTo(MemoryMarshal.AsBytes(stored));
            return;
        }

        for (int i = 0; i < physical.Length; i++)
            stored[i] = TStored.CreateTruncating(physical[i]);
    }

    private static int ToIntegers<T, TStored>(PixelCoding coding, ReadOnlySpan<T> physical, Span<TStored> stored)
        where T : struct, INumber<T>
        where TStored : struct, IBinaryInteger<TStored>, IMinMaxValue<TStored>
    {
        bool floating = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        return floating || !coding.IsInteger ? Round(coding, physical, stored) : Shift(coding, physical, stored);
    }

    /// <summary>Integers into integers: exact, no rounding through floating point.</summary>
    private static int Shift<T, TStored>(PixelCoding coding, ReadOnlySpan<T> physical, Span<TStored> stored)
        where T : struct, INumber<T>
        where TStored : struct, IBinaryInteger<TStored>, IMinMaxValue<TStored>
    {
        var zero = (Int128)coding.Zero;
        if (zero == 0 && typeof(T) == typeof(TStored))
        {
            MemoryMarshal.AsBytes(physical).CopyTo(MemoryMarshal.AsBytes(stored));
            return -1;
        }

        Int128 minimum = Int128.CreateTruncating(TStored.MinValue), maximum = Int128.CreateTruncating(TStored.MaxValue);
        for (int i = 0; i < physical.Length; i++)
        {
            Int128 value = Int128.CreateTruncating(physical[i]) - zero;
            if (value < minimum || value > maximum)
                return i;
            stored[i] = TStored.CreateTruncating(value);
        }

        return -1;
    }

    private static int Round<T, TStored>(PixelCoding coding, ReadOnlySpan<T> physical, Span<TStored> stored)
        where T : struct, INumber<T>
        where TStored : struct, IBinaryInteger<TStored>, IMinMaxValue<TStored>
    {
        double minimum = double.CreateTruncating(TStored.MinValue), maximum = double.CreateTruncating(TStored.MaxValue);
        // 2^63 - 1 is not a double: its nearest, 2^63, would overflow, so the upper bound is open for 64 bits.
        double limit = maximum == PixelCoding.UnsignedZero64 ? Math.BitDecrement(maximum) : maximum;
        bool hasBlank = coding.Blank is not null;
        TStored blank = TStored.CreateTruncating(coding.Blank ?? 0);
        for (int i = 0; i < physical.Length; i++)
        {
            double value = Math.Round((double.CreateTruncating(physical[i]) - coding.Zero) / coding.Scale);
            if (value >= minimum && value <= limit)
            {
                stored[i] = TStored.CreateTruncating(value);
                // A value that happens to be stored as BLANK would be read as missing.
                if (hasBlank && stored[i] == blank)
                    return i;
            }
            else if (hasBlank && double.IsNaN(value))
            {
                stored[i] = blank;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }
}
