namespace Arclet.Fits;

/// <summary>
/// The smoothing of HCOMPRESS_1 with SMOOTH = 1: coefficients move towards the slope of their neighbours, by no more than half of
/// what scaling has lost, and never so far that a new extremum would appear.
/// </summary>
internal static class HcompressSmoothing
{
    public static void Apply(Span<long> a, int rows, int columns, int width, int scale)
    {
        long limit = scale >> 1;
        for (int y = 2; y < rows - 2; y += 2)
        {
            for (int x = 0; x < columns; x += 2)
            {
                int at = (y * width) + x;
                Slope(ref a[at + width], a[at - (2 * width)], a[at], a[at + (2 * width)], limit);
            }
        }

        for (int y = 0; y < rows; y += 2)
        {
            for (int x = 2; x < columns - 2; x += 2)
            {
                int at = (y * width) + x;
                Slope(ref a[at + 1], a[at - 2], a[at], a[at + 2], limit);
            }
        }

        for (int y = 2; y < rows - 2; y += 2)
        {
            for (int x = 2; x < columns - 2; x += 2)
                Curvature(a, (y * width) + x, width, limit);
        }
    }

    private static void Slope(ref long coefficient, long before, long here, long after, long limit)
    {
        long most = Math.Max(Math.Min(after - here, here - before), 0) << 2;
        long least = Math.Min(Math.Max(after - here, here - before), 0) << 2;
        if (least < most)
            Move(ref coefficient, Math.Max(Math.Min(after - before, most), least), 3, limit);
    }

    private static void Curvature(Span<long> a, int at, int width, long limit)
    {
        int two = 2 * width;
        long minusMinus = a[at - two - 2], plusMinus = a[at + two - 2], minusPlus = a[at - two + 2], plusPlus = a[at + two + 2], here = a[at];
        long vertical = a[at + width] << 1, horizontal = a[at + 1] << 1;
        long most = Math.Min(
            Math.Min(Math.Max(plusPlus - here, 0) - vertical - horizontal, Math.Max(here - plusMinus, 0) + vertical - horizontal),
            Math.Min(Math.Max(here - minusPlus, 0) - vertical + horizontal, Math.Max(minusMinus - here, 0) + vertical + horizontal)) << 4;
        long least = Math.Max(
            Math.Max(Math.Min(plusPlus - here, 0) - vertical - horizontal, Math.Min(here - plusMinus, 0) + vertical - horizontal),
            Math.Max(Math.Min(here - minusPlus, 0) - vertical + horizontal, Math.Min(minusMinus - here, 0) + vertical + horizontal)) << 4;
        if (least < most)
            Move(ref a[at + width + 1], Math.Max(Math.Min(plusPlus + minusMinus - minusPlus - plusMinus, most), least), 6, limit);
    }

    /// <summary>Towards wanted / 2^bits, by at most the limit; division rounds towards zero.</summary>
    private static void Move(ref long coefficient, long wanted, int bits, long limit)
    {
        long step = wanted - (coefficient << bits);
        step = step >= 0 ? step >> bits : (step + (1L << bits) - 1) >> bits;
        coefficient += Math.Max(Math.Min(step, limit), -limit);
    }
}
