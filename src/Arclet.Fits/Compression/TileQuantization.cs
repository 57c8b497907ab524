using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Arclet.Fits;

/// <summary>
/// From the quantised integers of a tile back to its floating-point pixels: value = (q - r + 0.5) x ZSCALE + ZZERO with the dither's
/// pseudo-random r, or q x ZSCALE + ZZERO without dither (FITS standard 4.0, equations 10 and 11). In double precision, with each
/// operation rounded, so that the bits are those of cfitsio.
/// </summary>
/// <param name="Scale">ZSCALE of the tile.</param>
/// <param name="Zero">ZZERO of the tile.</param>
/// <param name="Blank">The integer that stands for NaN.</param>
/// <param name="Dither">The method.</param>
/// <param name="DitherStart">Where the tile begins in the dither's sequence (<see cref="DitherSequence.Start"/>).</param>
internal readonly record struct TileQuantization(double Scale, double Zero, int? Blank, FitsDither Dither, int DitherStart)
{
    public void ToFloat(ReadOnlySpan<int> quantized, Span<float> pixels)
    {
        if (Dither == FitsDither.None)
        {
            double scale = Scale, zero = Zero;
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = (float)((quantized[i] * scale) + zero);
        }
        else
        {
            for (int at = 0, start = DitherStart; at < pixels.Length; start = (start + 1) % DitherSequence.Length)
            {
                ReadOnlySpan<float> random = DitherSequence.Values[DitherSequence.First(start)..];
                int count = Math.Min(random.Length, pixels.Length - at);
                Undither(quantized.Slice(at, count), random[..count], pixels.Slice(at, count));
                at += count;
            }
        }

        PutSpecial(quantized, pixels, float.NaN, 0f);
    }

    public void ToDouble(ReadOnlySpan<int> quantized, Span<double> pixels)
    {
        double scale = Scale, zero = Zero;
        if (Dither == FitsDither.None)
        {
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = (quantized[i] * scale) + zero;
        }
        else
        {
            for (int at = 0, start = DitherStart; at < pixels.Length; start = (start + 1) % DitherSequence.Length)
            {
                ReadOnlySpan<float> random = DitherSequence.Values[DitherSequence.First(start)..];
                int end = at + Math.Min(random.Length, pixels.Length - at);
                for (int i = 0; at < end; i++, at++)
                    pixels[at] = ((quantized[at] - (double)random[i] + 0.5) * scale) + zero;
            }
        }

        PutSpecial(quantized, pixels, double.NaN, 0.0);
    }

    private void Undither(ReadOnlySpan<int> quantized, ReadOnlySpan<float> random, Span<float> pixels)
    {
        double scale = Scale, zero = Zero;
        int i = 0;
        if (Avx.IsSupported)
        {
            Vector256<double> scales = Vector256.Create(scale), zeros = Vector256.Create(zero), half = Vector256.Create(0.5);
            ref int q = ref MemoryMarshal.GetReference(quantized);
            ref float r = ref MemoryMarshal.GetReference(random);
            ref float p = ref MemoryMarshal.GetReference(pixels);
            for (; i <= pixels.Length - 4; i += 4)
            {
                Vector256<double> value = Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref q, (nuint)i));
                value = Avx.Subtract(value, Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref r, (nuint)i)));
                value = Avx.Add(Avx.Multiply(Avx.Add(value, half), scales), zeros);
                Avx.ConvertToVector128Single(value).StoreUnsafe(ref p, (nuint)i);
            }
        }

        for (; i < pixels.Length; i++)
            pixels[i] = (float)(((quantized[i] - (double)random[i] + 0.5) * scale) + zero);
    }

    /// <summary>NaN and, with the second method, exact zeros: found by a vectorized search, as most tiles have none.</summary>
    private void PutSpecial<T>(ReadOnlySpan<int> quantized, Span<T> pixels, T notANumber, T zero)
    {
        if (Blank is { } blank)
            Put(quantized, pixels, blank, notANumber);
        if (Dither == FitsDither.Subtractive2)
            Put(quantized, pixels, DitherSequence.ZeroValue, zero);
    }

    private static void Put<T>(ReadOnlySpan<int> quantized, Span<T> pixels, int wanted, T value)
    {
        int i = quantized.IndexOf(wanted);
        if (i < 0)
            return;
        for (; i < pixels.Length; i++)
        {
            if (quantized[i] == wanted)
                pixels[i] = value;
        }
    }
}
