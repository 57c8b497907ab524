using System.Numerics;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>From stored pixels in native byte order to physical values, a span at a time. Scaling is done in double precision.</summary>
internal static class PixelDecoder
{
    /// <summary>To float, double or long, whichever is wanted. Returns the index of the first pixel whose value does not fit, or -1.</summary>
    public static int Decode<T>(PixelCoding coding, ReadOnlySpan<byte> stored, Span<T> physical)
        where T : unmanaged
    {
        // The type is known to the compiler of each instance: no test is left at run time.
        if (typeof(T) == typeof(float))
            ToReal(coding, stored, MemoryMarshal.Cast<T, float>(physical));
        else if (typeof(T) == typeof(double))
            ToReal(coding, stored, MemoryMarshal.Cast<T, double>(physical));
        else
            return ToIntegers(coding, stored, MemoryMarshal.Cast<T, long>(physical));
        return -1;
    }

    /// <summary>The error for a pixel of an image that does not fit in 64 bits.</summary>
    public static InputException BeyondIntegers(string image) =>
        InputException.InFile(image, $"a pixel's value is outside the range of signed 64-bit integers: expected values from {long.MinValue} to {long.MaxValue}");

    /// <summary>To float or double: blanks become NaN.</summary>
    public static void ToReal<T>(PixelCoding coding, ReadOnlySpan<byte> stored, Span<T> physical)
        where T : struct, IFloatingPointIeee754<T>
    {
        switch (coding.BitPix)
        {
            case 8:
                FromIntegers(coding, stored, physical);
                break;
            case 16:
                FromIntegers(coding, MemoryMarshal.Cast<byte, short>(stored), physical);
                break;
            case 32:
                FromIntegers(coding, MemoryMarshal.Cast<byte, int>(stored), physical);
                break;
            case 64:
                FromIntegers(coding, MemoryMarshal.Cast<byte, long>(stored), physical);
                break;
            case -32:
                FromReals(coding, MemoryMarshal.Cast<byte, float>(stored), physical);
                break;
            default:
                FromReals(coding, MemoryMarshal.Cast<byte, double>(stored), physical);
                break;
        }
    }

    /// <summary>To 64-bit integers, exactly. Returns the index of the first pixel whose value does not fit, or -1.</summary>
    public static int ToIntegers(PixelCoding coding, ReadOnlySpan<byte> stored, Span<long> physical)
    {
        switch (coding.BitPix)
        {
            case 8:
                Widen(stored, physical);
                break;
            case 16:
                Widen(MemoryMarshal.Cast<byte, short>(stored), physical);
                break;
            case 32:
                Widen(MemoryMarshal.Cast<byte, int>(stored), physical);
                break;
            default:
                MemoryMarshal.Cast<byte, long>(stored).CopyTo(physical);
                break;
        }

        if (coding.IsUnsigned64)
        {
            for (int i = 0; i < physical.Length; i++)
            {
                if (physical[i] >= 0)
                    return i;
                physical[i] ^= long.MinValue;
            }
        }
        else if (coding.Zero != 0)
        {
            long zero = (long)coding.Zero;
            for (int i = 0; i < physical.Length; i++)
            {
                long value = physical[i], sum = unchecked(value + zero);
                if (((value ^ sum) & (zero ^ sum)) < 0)
                    return i;
                physical[i] = sum;
            }
        }

        return -1;
    }

    private static void FromReals<TStored, T>(PixelCoding coding, ReadOnlySpan<TStored> stored, Span<T> physical)
        where TStored : struct, IFloatingPointIeee754<TStored>
        where T : struct, IFloatingPointIeee754<T>
    {
        if (coding.IsIdentity)
        {
            if (typeof(T) == typeof(TStored))
            {
                MemoryMarshal.AsBytes(stored).CopyTo(MemoryMarshal.AsBytes(physical));
                return;
            }

            for (int i = 0; i < stored.Length; i++)
                physical[i] = T.CreateTruncating(stored[i]);
            return;
        }

        double scale = coding.Scale, zero = coding.Zero;
        for (int i = 0; i < stored.Length; i++)
            physical[i] = T.CreateTruncating((double.CreateTruncating(stored[i]) * scale) + zero);
    }

    private static void FromIntegers<TStored, T>(PixelCoding coding, ReadOnlySpan<TStored> stored, Span<T> physical)
        where TStored : struct, IBinaryInteger<TStored>
        where T : struct, IFloatingPointIeee754<T>
    {
        if (coding.IsUnsigned64)
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<TStored, ulong>(stored);
            for (int i = 0; i < words.Length; i++)
                physical[i] = T.CreateTruncating(words[i] ^ (1UL << 63));
        }
        else if (coding.IsIdentity)
        {
            for (int i = 0; i < stored.Length; i++)
                physical[i] = T.CreateTruncating(stored[i]);
        }
        else
        {
            double scale = coding.Scale, zero = coding.Zero;
            for (int i = 0; i < stored.Length; i++)
                physical[i] = T.CreateTruncating((double.CreateTruncating(stored[i]) * scale) + zero);
        }

        if (coding.Blank is not { } blank || blank < coding.StoredRange.Minimum || blank > coding.StoredRange.Maximum)
            return;
        TStored missing = TStored.CreateTruncating(blank);
        for (int i = stored.IndexOf(missing); i >= 0 && i < stored.Length; i++)
        {
            if (stored[i] == missing)
                physical[i] = T.NaN;
        }
    }

    private static void Widen<TStored>(ReadOnlySpan<TStored> stored, Span<long> physical)
        where TStored : struct, IBinaryInteger<TStored>
    {
        for (int i = 0; i < stored.Length; i++)
            physical[i] = long.CreateTruncating(stored[i]);
    }
}
