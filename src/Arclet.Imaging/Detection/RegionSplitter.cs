using System.Runtime.InteropServices;

namespace Arclet.Imaging.Detection;

/// <summary>Turns a region into one candidate, or into one for each of its branches. One splitter serves one thread.</summary>
internal sealed class RegionSplitter
{
    private readonly float scalarThreshold;
    private readonly bool hasThresholdMap;
    private readonly int lastColumn;
    private readonly int lastRow;
    private readonly Footprint region = new();
    private readonly Deblender deblender;
    private readonly CleaningLevel level;
    private readonly List<PixelRun> runsOfPart = [];
    private int[] pixels = [];
    private int[] owners = [];

    public RegionSplitter(DetectionSettings settings, float scalarThreshold, bool hasThresholdMap, int width, int height)
    {
        this.scalarThreshold = scalarThreshold;
        this.hasThresholdMap = hasThresholdMap;
        lastColumn = width - 1;
        lastRow = height - 1;
        deblender = new Deblender(settings);
        level = new CleaningLevel(settings.MinArea);
    }

    /// <summary>The candidates of one region.</summary>
    public Candidate[] Split(List<RegionRun> runs)
    {
        region.Load(runs, scalarThreshold, hasThresholdMap);
        if (pixels.Length < region.Count)
        {
            pixels = new int[region.Count + (region.Count / 2)];
            owners = new int[pixels.Length];
        }

        List<Branch> branches = deblender.FindBranches(region);
        return branches.Count == 0 ? [Whole()] : Parts(branches);
    }

    private Candidate Whole()
    {
        Span<int> all = pixels.AsSpan(0, region.Count);
        for (int i = 0; i < all.Length; i++)
            all[i] = i;
        IsophotalShape shape = IsophotalShape.Measure(region, all, region.Threshold, TruncationOf(all));
        var runs = new PixelRun[region.Runs.Count];
        for (int i = 0; i < runs.Length; i++)
            runs[i] = region.Runs[i].Run;
        return new Candidate(shape, level.Find(region, all, all), runs);
    }

    private Candidate[] Parts(List<Branch> branches)
    {
        Span<int> owner = owners.AsSpan(0, region.Count);
        owner.Fill(-1);
        var cores = new IsophotalShape[branches.Count];
        for (int b = 0; b < cores.Length; b++)
        {
            Branch branch = branches[b];
            foreach (int p in branch.Pixels)
                owner[p] = b;
            cores[b] = IsophotalShape.Measure(region, branch.Pixels, branch.Level, TruncationOf(branch.Pixels) | DetectionFlags.Merged);
        }

        LeftoverPixels.Assign(region, cores, owner);

        // Each part's pixels, in raster order, one part after the other.
        var starts = new int[cores.Length + 1];
        foreach (int b in owner)
            starts[b + 1]++;
        for (int b = 0; b < cores.Length; b++)
            starts[b + 1] += starts[b];
        int[] next = starts[..^1];
        for (int i = 0; i < owner.Length; i++)
            pixels[next[owner[i]]++] = i;

        var parts = new Candidate[cores.Length];
        for (int b = 0; b < parts.Length; b++)
        {
            ReadOnlySpan<int> own = pixels.AsSpan(starts[b], starts[b + 1] - starts[b]);
            IsophotalShape shape = IsophotalShape.Measure(region, own, region.Threshold, cores[b].Flags, (cores[b].X, cores[b].Y));
            parts[b] = new Candidate(shape, level.Find(region, own, branches[b].Pixels), RunsOf(own));
        }

        return parts;
    }

    private DetectionFlags TruncationOf(ReadOnlySpan<int> own)
    {
        ReadOnlySpan<int> x = region.X, y = region.Y;
        if (y[own[0]] == 0 || y[own[^1]] == lastRow)
            return DetectionFlags.Truncated;
        foreach (int i in own)
        {
            if (x[i] == 0 || x[i] == lastColumn)
                return DetectionFlags.Truncated;
        }

        return DetectionFlags.None;
    }

    private PixelRun[] RunsOf(ReadOnlySpan<int> own)
    {
        ReadOnlySpan<int> x = region.X, y = region.Y;
        runsOfPart.Clear();
        int first = own[0];
        for (int n = 1; n <= own.Length; n++)
        {
            if (n < own.Length && x[own[n]] == x[own[n - 1]] + 1 && y[own[n]] == y[own[n - 1]])
                continue;
            runsOfPart.Add(new PixelRun(y[first], x[first], x[own[n - 1]]));
            if (n < own.Length)
                first = own[n];
        }

        return CollectionsMarshal.AsSpan(runsOfPart).ToArray();
    }
}
