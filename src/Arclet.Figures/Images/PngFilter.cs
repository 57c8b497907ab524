namespace Arclet.Figures;

/// <summary>
/// The five row filters of PNG (ISO 15948 section 9), which PDF shares as predictor 15. For each row the one with the least
/// sum of absolute differences is taken, the standard's own advice.
/// </summary>
internal static class PngFilter
{
    public static byte[] Apply(Raster raster) => Apply(raster.Pixels, raster.Width * raster.Channels, raster.Channels);

    /// <summary>Filters rows of <paramref name="stride"/> bytes; the result has a filter byte before each row.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> pixels, int stride, int bytesPerPixel)
    {
        int rows = pixels.Length / stride;
        var filtered = new byte[(long)rows * (stride + 1)];
        byte[] candidate = new byte[stride], best = new byte[stride], none = new byte[stride];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<byte> current = pixels.Slice(row * stride, stride);
            ReadOnlySpan<byte> above = row == 0 ? none : pixels.Slice((row - 1) * stride, stride);
            long bestSum = long.MaxValue;
            byte bestKind = 0;
            for (byte kind = 0; kind < 5; kind++)
            {
                long sum = Filter(kind, current, above, candidate, bytesPerPixel);
                if (sum < bestSum)
                {
                    (bestSum, bestKind) = (sum, kind);
                    (candidate, best) = (best, candidate);
                }
            }

            int at = row * (stride + 1);
            filtered[at] = bestKind;
            best.CopyTo(filtered, at + 1);
        }

        return filtered;
    }

    private static long Filter(byte kind, ReadOnlySpan<byte> current, ReadOnlySpan<byte> above, byte[] into, int bytesPerPixel)
    {
        long sum = 0;
        for (int i = 0; i < current.Length; i++)
        {
            byte left = i < bytesPerPixel ? (byte)0 : current[i - bytesPerPixel];
            byte corner = i < bytesPerPixel ? (byte)0 : above[i - bytesPerPixel];
            byte predicted = kind switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                _ => Paeth(left, above[i], corner),
            };
            byte difference = (byte)(current[i] - predicted);
            into[i] = difference;
            sum += Math.Abs((int)(sbyte)difference);
        }

        return sum;
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
