namespace Arclet.Imaging.Detection;

/// <summary>
/// The order in which Lutz's (1980) one-pass scan, and hence SExtractor, lists the pixels of an object. At each row, what a part of
/// the object held so far enters the list where its first run of the row above starts; the row's own pixels follow by column. So
/// pixels that reach farther left than the row above come before all earlier ones.
/// </summary>
/// <remarks>Meant for objects of few pixels: the cost grows with their square.</remarks>
internal sealed class ScanOrder
{
    private List<Part> parts = [];
    private List<Part> joined = [];
    private int[] list = [];

    /// <summary>Lists an object's pixels: its core in the order of the scan, then the others in raster order.</summary>
    public ReadOnlySpan<int> List(Footprint region, ReadOnlySpan<int> pixels, ReadOnlySpan<int> core)
    {
        if (list.Length < pixels.Length)
            list = new int[2 * pixels.Length];
        parts.Clear();
        for (int start = 0; start < core.Length;)
        {
            int end = start;
            int row = region.Y[core[start]];
            while (end < core.Length && region.Y[core[end]] == row)
                end++;
            AddRow(region, core[start..end]);
            start = end;
        }

        int count = 0;
        foreach (Part part in parts)
        {
            foreach (int i in part.Pixels)
                list[count++] = i;
        }

        if (core.Length < pixels.Length)
        {
            foreach (int i in pixels)
            {
                if (core.BinarySearch(i) < 0)
                    list[count++] = i;
            }
        }

        return list.AsSpan(0, count);
    }

    private void AddRow(Footprint region, ReadOnlySpan<int> row)
    {
        ReadOnlySpan<int> x = region.X, y = region.Y;
        joined.Clear();
        for (int start = 0; start < row.Length;)
        {
            int end = start + 1;
            while (end < row.Length && x[row[end]] == x[row[end - 1]] + 1)
                end++;
            var part = new Part { Start = x[row[start]], Row = y[row[start]] };
            part.Runs.Add((x[row[start]], x[row[end - 1]]));
            foreach (int i in row[start..end])
                part.Entries.Add((x[i], 1, [i]));
            JoinWithRowAbove(part);
            joined.Add(part);
            start = end;
        }

        foreach (Part part in joined)
            part.Settle();
        // Parts that do not go on stay as they are; the core is one piece, so only its last row has none.
        joined.AddRange(parts);
        (parts, joined) = (joined, parts);
    }

    /// <summary>Takes in the parts of the row above that touch a run, and with them the runs of this row that already took them in.</summary>
    private void JoinWithRowAbove(Part part)
    {
        for (int k = parts.Count - 1; k >= 0; k--)
        {
            if (parts[k].Row == part.Row - 1 && parts[k].Touches(part.Runs[0]))
            {
                part.Entries.Add((parts[k].Start, 0, [.. parts[k].Pixels]));
                part.Above.AddRange(parts[k].Runs);
                parts.RemoveAt(k);
            }
        }

        for (int k = joined.Count - 1; k >= 0; k--)
        {
            if (joined[k].TouchedFromBelow(part.Runs[0]))
            {
                part.Start = Math.Min(part.Start, joined[k].Start);
                part.Entries.AddRange(joined[k].Entries);
                part.Above.AddRange(joined[k].Above);
                part.Runs.AddRange(joined[k].Runs);
                joined.RemoveAt(k);
            }
        }
    }

    private sealed class Part
    {
        public int Start { get; set; }

        public int Row { get; init; }

        public List<(int First, int Last)> Runs { get; } = [];

        public List<(int First, int Last)> Above { get; } = [];

        public List<(int Column, int Tie, int[] Pixels)> Entries { get; } = [];

        public List<int> Pixels { get; } = [];

        public bool Touches((int First, int Last) run) => Runs.Exists(r => r.First <= run.Last + 1 && r.Last >= run.First - 1);

        public bool TouchedFromBelow((int First, int Last) run) => Above.Exists(r => r.First <= run.Last + 1 && r.Last >= run.First - 1);

        public void Settle()
        {
            foreach ((_, _, int[] pixels) in Entries.OrderBy(e => e.Column).ThenBy(e => e.Tie))
                Pixels.AddRange(pixels);
            Entries.Clear();
        }
    }
}
