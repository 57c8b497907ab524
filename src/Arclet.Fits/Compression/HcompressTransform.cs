using System.Buffers;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>The inverse H-transform (White, Postman and Lattanzi 1992), a two-dimensional Haar transform with rounding that loses nothing.</summary>
internal static class HcompressTransform
{
    /// <summary>Inverts in place. A <paramref name="smoothingScale"/> above 1 smooths coefficients within what scaling them down by it has lost.</summary>
    public static void Invert(Span<long> a, int width, int height, int smoothingScale)
    {
        int longest = Math.Max(width, height);
        int levels = longest <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount((uint)longest - 1);
        if (levels == 0)
            return;
        long[] line = ArrayPool<long>.Shared.Rent(longest);
        try
        {
            a[0] = RoundTo(a[0], 1L << (levels + 1));
            for (int level = levels - 1; level >= 0; level--)
            {
                int rows = (int)((height + (1L << level) - 1) >> level), columns = (int)((width + (1L << level) - 1) >> level);
                for (int y = 0; y < rows; y++)
                    Interleave(a[(y * width)..], columns, 1, line);
                for (int x = 0; x < columns; x++)
                    Interleave(a[x..], rows, width, line);
                if (smoothingScale > 1)
                    HcompressSmoothing.Apply(a, rows, columns, width, smoothingScale);
                Combine(a, rows, columns, width, 1L << level, level == 0 ? 2 : 1);
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(line);
        }
    }

    /// <summary>To a multiple of a power of two, halves away from zero.</summary>
    private static long RoundTo(long value, long unit) => (value + (value >= 0 ? unit >> 1 : (unit >> 1) - 1)) & -unit;

    /// <summary>The first half to the even places, the second one to the odd places.</summary>
    private static void Interleave(Span<long> values, int count, int stride, long[] line)
    {
        int half = (count + 1) / 2;
        for (int i = 0; i < count; i++)
            line[i < half ? 2 * i : (2 * (i - half)) + 1] = values[i * stride];
        for (int i = 0; i < count; i++)
            values[i * stride] = line[i];
    }

    /// <summary>Sums and differences of every 2 x 2 block. The differences are multiples of <paramref name="unit"/>, except those of both axes, of half of it.</summary>
    private static void Combine(Span<long> a, int rows, int columns, int width, long unit, int shift)
    {
        long twice = unit << 1;
        for (int y = 0; y < rows; y += 2)
        {
            Span<long> upper = a[(y * width)..];
            if (y + 1 == rows)
            {
                CombineLastRow(upper, columns, twice, shift);
                continue;
            }

            Span<long> lower = a[((y + 1) * width)..];
            for (int x = 0; x < columns; x += 2)
            {
                long sum = upper[x], vertical = RoundTo(lower[x], twice);
                if (x + 1 == columns)
                {
                    sum = TakeBit(sum, vertical & twice);
                    lower[x] = (sum + vertical) >> shift;
                    upper[x] = (sum - vertical) >> shift;
                    continue;
                }

                long horizontal = RoundTo(upper[x + 1], twice), both = RoundDifference(lower[x + 1], unit);
                // The lowest bits that division has dropped from one coefficient stand in the next.
                long low = both & unit;
                vertical = TakeBit(vertical, low);
                horizontal = TakeBit(horizontal, low);
                long high = (both ^ vertical ^ horizontal) & twice;
                sum = sum >= 0 ? sum + low - high : sum + (low == 0 ? high : low - high);
                lower[x + 1] = (sum + vertical + horizontal + both) >> shift;
                lower[x] = (sum + vertical - horizontal - both) >> shift;
                upper[x + 1] = (sum - vertical + horizontal - both) >> shift;
                upper[x] = (sum - vertical - horizontal + both) >> shift;
            }
        }
    }

    private static void CombineLastRow(Span<long> row, int columns, long twice, int shift)
    {
        for (int x = 0; x < columns; x += 2)
        {
            if (x + 1 == columns)
            {
                row[x] >>= shift;
                continue;
            }

            long horizontal = RoundTo(row[x + 1], twice), sum = TakeBit(row[x], horizontal & twice);
            row[x + 1] = (sum + horizontal) >> shift;
            row[x] = (sum - horizontal) >> shift;
        }
    }

    /// <summary>At the last level, where the unit is 1, there is nothing to round.</summary>
    private static long RoundDifference(long value, long unit) => unit == 1 ? value : RoundTo(value, unit);

    private static long TakeBit(long value, long bit) => value >= 0 ? value - bit : value + bit;
}
