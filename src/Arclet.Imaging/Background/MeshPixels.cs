using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Background;

/// <summary>
/// The pixels of one mesh, as a window of a band of rows, and the vectorized passes over them. Sums are in double, lane by
/// lane in a fixed order: the same bits on every machine. A 64 x 64 mesh stays in the first-level cache between the passes.
/// </summary>
internal readonly ref struct MeshPixels(ReadOnlySpan<float> firstPixel, int width, int height, int stride)
{
    /// <summary>sep's -BIG: what is not above it is a missing pixel.</summary>
    public const float MissingBelow = -1e30f;

    private readonly ReadOnlySpan<float> pixels = firstPixel;

    /// <summary>Number of pixels, missing ones included.</summary>
    public int Area => width * height;

    /// <summary>Count, sum and sum of squares of the pixels from <paramref name="low"/> to <paramref name="high"/>, both included; NaN never is.</summary>
    public (long Count, double Sum, double SumOfSquares) Moments(float low, float high)
    {
        Vector512<float> lows = Vector512.Create(low), highs = Vector512.Create(high);
        Vector512<double> sum0 = default, sum1 = default, square0 = default, square1 = default;
        long count = 0;
        double sum = 0, square = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> row = pixels.Slice(y * stride, width);
            Vector512<int> counts = default;
            while (row.Length >= Vector512<float>.Count)
            {
                Vector512<float> value = Vector512.Create(row);
                Vector512<float> inside = Vector512.GreaterThanOrEqual(value, lows) & Vector512.LessThanOrEqual(value, highs);
                counts -= inside.AsInt32();
                value &= inside;
                Vector512<double> lower = Vector512.WidenLower(value), upper = Vector512.WidenUpper(value);
                sum0 += lower;
                sum1 += upper;
                // The square of a float is exact in double, so a fused sum is the same as an unfused one.
                square0 = Vector512.FusedMultiplyAdd(lower, lower, square0);
                square1 = Vector512.FusedMultiplyAdd(upper, upper, square1);
                row = row[Vector512<float>.Count..];
            }

            count += Vector512.Sum(counts);
            foreach (float value in row)
            {
                if (value >= low && value <= high)
                {
                    count++;
                    sum += value;
                    square += (double)value * value;
                }
            }
        }

        return (count, sum + Vector512.Sum(sum0 + sum1), square + Vector512.Sum(square0 + square1));
    }

    /// <summary>
    /// Counts the pixels into bins: pixel p falls into bin (int)(p / scale + shift), truncated towards zero in float arithmetic as sep
    /// does; whatever is outside, NaN included, goes to the bin <paramref name="levels"/>, which the caller ignores.
    /// </summary>
    public void CountInto(Span<int> bins, int levels, float scale, float shift)
    {
        Vector512<float> scales = Vector512.Create(scale), shifts = Vector512.Create(shift);
        Vector512<uint> outside = Vector512.Create((uint)levels);
        Span<uint> indices = stackalloc uint[Vector512<float>.Count];
        bins = bins[..(levels + 1)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> row = pixels.Slice(y * stride, width);
            while (row.Length >= Vector512<float>.Count)
            {
                // The native conversion gives int.MinValue for NaN and overflow: as an unsigned number that is outside too.
                Vector512<uint> bin = Vector512.ConvertToInt32Native((Vector512.Create(row) / scales) + shifts).AsUInt32();
                Vector512.Min(bin, outside).CopyTo(indices);
                for (int i = 0; i < Vector512<float>.Count; i++)
                    bins[(int)indices[i]]++;
                row = row[Vector512<float>.Count..];
            }

            foreach (float value in row)
            {
                float position = (value / scale) + shift;
                bins[position > -1 && position < levels ? (int)position : levels]++;
            }
        }
    }
}
