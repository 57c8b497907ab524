namespace Arclet.Imaging.Detection;

/// <summary>Which object each pixel belongs to, kept as runs, so that the map of a mosaic larger than memory can be written by rows.</summary>
public sealed class SegmentationMap
{
    private readonly int[] rowStarts;
    private readonly int[] firsts;
    private readonly int[] lasts;
    private readonly int[] ids;

    internal SegmentationMap(int width, int height, IReadOnlyList<PixelRun[]> objects)
    {
        Width = width;
        Height = height;
        rowStarts = new int[height + 1];
        foreach (PixelRun[] runs in objects)
        {
            foreach (PixelRun run in runs)
                rowStarts[run.Row + 1]++;
        }

        for (int y = 0; y < height; y++)
            rowStarts[y + 1] += rowStarts[y];
        firsts = new int[rowStarts[height]];
        lasts = new int[firsts.Length];
        ids = new int[firsts.Length];
        int[] next = rowStarts[..^1];
        for (int i = 0; i < objects.Count; i++)
        {
            foreach (PixelRun run in objects[i])
            {
                int k = next[run.Row]++;
                firsts[k] = run.First;
                lasts[k] = run.Last;
                ids[k] = i + 1;
            }
        }
    }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Writes the ids (0 where there is no object) of whole rows, row after row, into count x Width values.</summary>
    public void ReadRows(int firstRow, int count, Span<int> destination)
    {
        destination[..(count * Width)].Clear();
        for (int y = firstRow; y < firstRow + count; y++)
        {
            Span<int> row = destination.Slice((y - firstRow) * Width, Width);
            for (int k = rowStarts[y]; k < rowStarts[y + 1]; k++)
                row[firsts[k]..(lasts[k] + 1)].Fill(ids[k]);
        }
    }

    /// <summary>The runs of one object in raster order.</summary>
    public IReadOnlyList<PixelRun> RunsOf(DetectedObject detected)
    {
        ArgumentNullException.ThrowIfNull(detected);
        var runs = new List<PixelRun>();
        for (int y = detected.YMin; y <= detected.YMax; y++)
        {
            int before = runs.Count;
            for (int k = rowStarts[y]; k < rowStarts[y + 1]; k++)
            {
                if (ids[k] == detected.Id)
                    runs.Add(new PixelRun(y, firsts[k], lasts[k]));
            }

            runs.Sort(before, runs.Count - before, Comparer<PixelRun>.Create(static (a, b) => a.First.CompareTo(b.First)));
        }

        return runs;
    }
}
