using System.Numerics;
using System.Runtime.InteropServices;

namespace Arclet.Fits;

/// <summary>Values of one width to pixels of another, in native byte order; mostly the same width, then a copy.</summary>
internal static class TileValues
{
    /// <summary>From <paramref name="count"/> values that fill <paramref name="values"/>, floating-point or integer (bytes without sign), to pixels of a BITPIX.</summary>
    public static void Convert(ReadOnlySpan<byte> values, bool floating, Span<byte> pixels, int bitPix, int count, Func<InputException> outOfRange)
    {
        int size = values.Length / count;
        if (size == Math.Abs(bitPix) / 8 && floating == bitPix < 0)
        {
            values.CopyTo(pixels);
            return;
        }

        switch (size, floating)
        {
            case (1, _):
                To(values, pixels, bitPix, outOfRange);
                break;
            case (2, _):
                To(MemoryMarshal.Cast<byte, short>(values), pixels, bitPix, outOfRange);
                break;
            case (4, false):
                To(MemoryMarshal.Cast<byte, int>(values), pixels, bitPix, outOfRange);
                break;
            case (8, false):
                To(MemoryMarshal.Cast<byte, long>(values), pixels, bitPix, outOfRange);
                break;
            case (4, true):
                To(MemoryMarshal.Cast<byte, float>(values), pixels, bitPix, outOfRange);
                break;
            default:
                To(MemoryMarshal.Cast<byte, double>(values), pixels, bitPix, outOfRange);
                break;
        }
    }

    /// <summary>From 32-bit integers to pixels of an integer BITPIX.</summary>
    public static void Narrow(ReadOnlySpan<int> values, Span<byte> pixels, int bitPix, Func<InputException> outOfRange) => To(values, pixels, bitPix, outOfRange);

    /// <summary>Pixels of up to 32 bits as integers, bytes without sign.</summary>
    public static void ToIntegers(ReadOnlySpan<byte> pixels, int bitPix, Span<int> values)
    {
        switch (bitPix)
        {
            case 8:
                for (int i = 0; i < values.Length; i++)
                    values[i] = pixels[i];
                break;
            case 16:
                ReadOnlySpan<short> shorts = MemoryMarshal.Cast<byte, short>(pixels);
                for (int i = 0; i < values.Length; i++)
                    values[i] = shorts[i];
                break;
            default:
                MemoryMarshal.Cast<byte, int>(pixels).CopyTo(values);
                break;
        }
    }

    /// <summary>Cuts integers to the range of pixels of 8 or 16 bits.</summary>
    public static void Clamp(Span<int> values, int bitPix)
    {
        (int least, int most) = bitPix == 8 ? (byte.MinValue, byte.MaxValue) : ((int)short.MinValue, short.MaxValue);
        foreach (ref int value in values)
            value = Math.Clamp(value, least, most);
    }

    /// <summary>Puts one integer in place of another.</summary>
    public static void Replace(Span<byte> pixels, int bitPix, long old, long wanted)
    {
        switch (bitPix)
        {
            case 8:
                Replace<byte>(pixels, old, wanted);
                break;
            case 16:
                Replace<short>(pixels, old, wanted);
                break;
            case 32:
                Replace<int>(pixels, old, wanted);
                break;
            default:
                Replace<long>(pixels, old, wanted);
                break;
        }
    }

    private static void Replace<T>(Span<byte> pixels, long old, long wanted)
        where T : unmanaged, IBinaryInteger<T>
    {
        T from = T.CreateTruncating(old), to = T.CreateTruncating(wanted);
        // What a pixel cannot hold is not there to be replaced.
        if (long.CreateTruncating(from) == old && long.CreateTruncating(to) == wanted)
            MemoryMarshal.Cast<byte, T>(pixels).Replace(from, to);
    }

    private static void To<T>(ReadOnlySpan<T> values, Span<byte> pixels, int bitPix, Func<InputException> outOfRange)
        where T : unmanaged, INumber<T>
    {
        switch (bitPix)
        {
            case 8:
                Integers(values, pixels, outOfRange);
                break;
            case 16:
                Integers(values, MemoryMarshal.Cast<byte, short>(pixels), outOfRange);
                break;
            case 32:
                Integers(values, MemoryMarshal.Cast<byte, int>(pixels), outOfRange);
                break;
            case 64:
                Integers(values, MemoryMarshal.Cast<byte, long>(pixels), outOfRange);
                break;
            case -32:
                Reals(values, MemoryMarshal.Cast<byte, float>(pixels));
                break;
            default:
                Reals(values, MemoryMarshal.Cast<byte, double>(pixels));
                break;
        }
    }

    private static void Integers<T, TPixel>(ReadOnlySpan<T> values, Span<TPixel> pixels, Func<InputException> outOfRange)
        where T : unmanaged, INumber<T>
        where TPixel : unmanaged, IBinaryInteger<TPixel>
    {
        bool bad = false;
        for (int i = 0; i < pixels.Length; i++)
        {
            TPixel pixel = TPixel.CreateTruncating(values[i]);
            bad |= T.CreateTruncating(pixel) != values[i];
            pixels[i] = pixel;
        }

        if (bad)
            throw outOfRange();
    }

    private static void Reals<T, TPixel>(ReadOnlySpan<T> values, Span<TPixel> pixels)
        where T : unmanaged, INumber<T>
        where TPixel : unmanaged, IFloatingPointIeee754<TPixel>
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = TPixel.CreateTruncating(values[i]);
    }
}
