using System.Numerics;

namespace Arclet.Fits;

/// <summary>
/// From the floating-point pixels of a tile to integers in steps of a fraction of the noise, with dither (FITS standard 4.0, section
/// 10.2). <see cref="TileQuantization"/> is the way back.
/// </summary>
internal static class TileQuantizer
{
    /// <summary>Integers at the lower end that have a meaning of their own.</summary>
    private const int Reserved = 10;

    /// <summary>Quantises; null where the tile cannot be: no noise, infinite values, or a range of more steps than 32 bits hold.</summary>
    /// <param name="values">The pixels; NaN where there is none.</param>
    /// <param name="width">Pixels of a row of the tile.</param>
    /// <param name="level">The noise divided by the step.</param>
    /// <param name="dither">The method.</param>
    /// <param name="start">Where the tile begins in the dither's sequence.</param>
    /// <param name="quantized">The integers.</param>
    public static (double Scale, double Zero)? Quantize<T>(ReadOnlySpan<T> values, int width, double level, FitsDither dither, int start, Span<int> quantized)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NoiseEstimate estimate = NoiseEstimate.Of(values, width);
        if (estimate.Good == 0)
        {
            quantized.Fill(DitherSequence.NullValue);
            return (1, 0);
        }

        double scale = estimate.Noise / level, range = estimate.Maximum - estimate.Minimum;
        if (!(scale > 0) || !double.IsFinite(range) || range / scale > (2.0 * int.MaxValue) - Reserved)
            return null;
        bool special = estimate.Good < values.Length || dither == FitsDither.Subtractive2;
        double zero;
        if (special)
        {
            // The smallest value comes just above the reserved integers, so that the differences to them stay small.
            zero = estimate.Minimum - (scale * (DitherSequence.NullValue + Reserved));
        }
        else if (range / scale < int.MaxValue - Reserved)
        {
            // A multiple of the step: packing the same image again then changes nothing.
            double steps = Math.Truncate((estimate.Minimum / scale) + 0.5);
            zero = Math.Abs(steps) < 9e15 ? steps * scale : estimate.Minimum;
        }
        else
        {
            zero = (estimate.Minimum + estimate.Maximum) / 2;
        }

        // Rounding and dither take up to one step at either end.
        if ((estimate.Maximum - zero) / scale > int.MaxValue - 2 || (estimate.Minimum - zero) / scale < int.MinValue + 2.0 + (special ? Reserved - 2 : 0))
            return null;
        ReadOnlySpan<float> random = DitherSequence.Values;
        int at = DitherSequence.First(start);
        for (int i = 0; i < values.Length; i++)
        {
            double value = double.CreateTruncating(values[i]);
            if (double.IsNaN(value))
                quantized[i] = DitherSequence.NullValue;
            else if (value == 0 && dither == FitsDither.Subtractive2)
                quantized[i] = DitherSequence.ZeroValue;
            else
                quantized[i] = Round(((value - zero) / scale) + (dither == FitsDither.None ? 0 : random[at] - 0.5));
            if (++at == DitherSequence.Length)
            {
                start = (start + 1) % DitherSequence.Length;
                at = DitherSequence.First(start);
            }
        }

        return (scale, zero);
    }

    private static int Round(double value) => value >= 0 ? (int)(value + 0.5) : (int)(value - 0.5);
}
