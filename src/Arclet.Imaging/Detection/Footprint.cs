namespace Arclet.Imaging.Detection;

/// <summary>
/// The pixels of one region, in raster order, with the neighbours' places: what deblending and measuring work on. One
/// footprint serves one thread and is loaded again for each region.
/// </summary>
internal sealed class Footprint
{
    private int[] columns = [];
    private int[] rows = [];
    private float[] values = [];
    private float[] convolved = [];
    private float[] thresholds = [];
    private int[] upperNeighbours = [];
    private int[] lowerNeighbours = [];

    /// <summary>Number of pixels.</summary>
    public int Count { get; private set; }

    /// <summary>The region's threshold: the scalar one, or the mean of its pixels'.</summary>
    public float Threshold { get; private set; }

    /// <summary>The runs in raster order.</summary>
    public List<RegionRun> Runs { get; private set; } = [];

    public ReadOnlySpan<int> X => columns.AsSpan(0, Count);

    public ReadOnlySpan<int> Y => rows.AsSpan(0, Count);

    /// <summary>Background-subtracted pixels.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, Count);

    /// <summary>Convolved pixels.</summary>
    public ReadOnlySpan<float> Convolved => convolved.AsSpan(0, Count);

    /// <summary>The threshold of each pixel.</summary>
    public ReadOnlySpan<float> Thresholds => thresholds.AsSpan(0, Count);

    /// <summary>For each pixel, the first pixel of the row above it that lies at its column - 1 or later.</summary>
    public ReadOnlySpan<int> UpperNeighbours => upperNeighbours.AsSpan(0, Count);

    /// <summary>The same for the row below.</summary>
    public ReadOnlySpan<int> LowerNeighbours => lowerNeighbours.AsSpan(0, Count);

    /// <summary>Takes a region's runs (sorted in place) and copies their pixels.</summary>
    public void Load(List<RegionRun> runs, float scalarThreshold, bool hasThresholdMap)
    {
        SortRuns(runs);
        Runs = runs;
        long count = 0;
        foreach (RegionRun r in runs)
            count += r.Run.Length;
        Count = checked((int)count);
        Reserve(Count);

        int i = 0;
        foreach (RegionRun r in runs)
        {
            int length = r.Run.Length;
            r.Band.Values.AsSpan(r.Offset, length).CopyTo(values.AsSpan(i));
            r.Band.Convolved.AsSpan(r.Offset, length).CopyTo(convolved.AsSpan(i));
            if (hasThresholdMap)
                r.Band.Thresholds.AsSpan(r.Offset, length).CopyTo(thresholds.AsSpan(i));
            for (int x = r.Run.First; x <= r.Run.Last; x++, i++)
            {
                columns[i] = x;
                rows[i] = r.Run.Row;
            }
        }

        if (hasThresholdMap)
        {
            double sum = 0;
            foreach (float t in Thresholds)
                sum += t;
            Threshold = (float)(sum / Count);
        }
        else
        {
            thresholds.AsSpan(0, Count).Fill(scalarThreshold);
            Threshold = scalarThreshold;
        }
    }

    /// <summary>Finds the neighbours' places; needed only for deblending.</summary>
    public void LinkRows()
    {
        int previousStart = 0, start = 0;
        while (start < Count)
        {
            int end = start;
            while (end < Count && rows[end] == rows[start])
                end++;
            int above = previousStart;
            for (int i = start; i < end; i++)
            {
                while (above < start && columns[above] < columns[i] - 1)
                    above++;
                upperNeighbours[i] = above;
            }

            int below = end;
            int belowRow = rows[start] + 1;
            for (int i = start; i < end; i++)
            {
                while (below < Count && rows[below] == belowRow && columns[below] < columns[i] - 1)
                    below++;
                lowerNeighbours[i] = below;
            }

            previousStart = start;
            start = end;
        }
    }

    // A region's runs mostly come in raster order; merging of regions breaks it.
    private static void SortRuns(List<RegionRun> runs)
    {
        for (int i = 1; i < runs.Count; i++)
        {
            if (Compare(runs[i - 1], runs[i]) > 0)
            {
                runs.Sort(Compare);
                return;
            }
        }
    }

    private static int Compare(RegionRun a, RegionRun b)
    {
        int byRow = a.Run.Row.CompareTo(b.Run.Row);
        return byRow != 0 ? byRow : a.Run.First.CompareTo(b.Run.First);
    }

    private void Reserve(int count)
    {
        if (count <= columns.Length)
            return;
        int size = Math.Max(1024, count + (count / 2));
        columns = new int[size];
        rows = new int[size];
        values = new float[size];
        convolved = new float[size];
        thresholds = new float[size];
        upperNeighbours = new int[size];
        lowerNeighbours = new int[size];
    }
}
