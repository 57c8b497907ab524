using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Which segments of a segmentation map touch: pixels that are neighbours along a row or a column. Streams over the map by rows.</summary>
public static class SegmentContacts
{
    private const int RowsAtOnce = 64;

    /// <summary>All pairs of different segments that touch, the smaller number first.</summary>
    /// <param name="map">The map; 0 is no segment.</param>
    /// <param name="among">The segments to look at; null for all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IReadOnlySet<(int First, int Second)> Find(FitsImage map, IReadOnlySet<int>? among = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        int width = checked((int)map.Width);
        var contacts = new HashSet<(int, int)>();
        long[] rows = new long[(RowsAtOnce + 1) * width];
        for (long y = 0; y < map.Height; y += RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();

            // The row before the block is kept in front of it.
            int count = (int)Math.Min(RowsAtOnce, map.Height - y);
            if (y > 0)
                rows.AsSpan(RowsAtOnce * width, width).CopyTo(rows);
            map.ReadRows(y, count, rows.AsSpan(width, count * width));
            for (int r = 1; r <= count; r++)
            {
                ReadOnlySpan<long> row = rows.AsSpan(r * width, width), above = y > 0 || r > 1 ? rows.AsSpan((r - 1) * width, width) : default;
                for (int x = 0; x < width; x++)
                {
                    long here = row[x];
                    if (here <= 0)
                        continue;
                    if (x > 0 && row[x - 1] != here)
                        Add(row[x - 1], here);
                    if (above.Length > 0 && above[x] != here)
                        Add(above[x], here);
                }
            }
        }

        return contacts;

        void Add(long a, long b)
        {
            if (a <= 0 || a > int.MaxValue || b > int.MaxValue)
                return;
            (int first, int second) = ((int)Math.Min(a, b), (int)Math.Max(a, b));
            if (among is null || (among.Contains(first) && among.Contains(second)))
                contacts.Add((first, second));
        }
    }
}
