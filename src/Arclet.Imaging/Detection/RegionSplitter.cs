using System.Runtime.InteropServices;

namespace Arclet.Imaging.Detection;

/// <summary>Turns a region into one candidate, or into one for each of its branches. One splitter serves one thread.</summary>
internal sealed class RegionSplitter
{
    private readonly float scalarThreshold;
    private readonly bool hasThresholdMap;
    private readonly int lastColumn;
    private readonly int lastRow;
    private readonly bool draws;
    private readonly Footprint region = new();
    private readonly Deblender deblender;
    private readonly ScanOrder order = new();
    private readonly CleaningLevel? level;
    private readonly List<PixelRun> runsOfPart = [];
    private int[] pixels = [];
    private int[] listed = [];
    private int[] leftovers = [];
    private int[] owners = [];

    public RegionSplitter(DetectionSettings settings, float scalarThreshold, bool hasThresholdMap, int width, int height)
    {
        this.scalarThreshold = scalarThreshold;
        this.hasThresholdMap = hasThresholdMap;
        lastColumn = width - 1;
        lastRow = height - 1;
        draws = settings.LeftoverRule == LeftoverRule.Drawn;
        deblender = new Deblender(settings);
        level = settings.CleanParameter is null ? null : new CleaningLevel(settings.MinArea);
    }

    /// <summary>
    /// The candidates of one region; or null if it has branches and its leftover pixels are to be drawn: <paramref name="division"/> then
    /// says how it divides, and <see cref="Finish"/> gives the candidates once the draws of the regions before it are known.
    /// </summary>
    public Candidate[]? Split(List<RegionRun> runs, out Division? division)
    {
        Load(runs);
        division = null;
        Branch[] branches = deblender.FindBranches(region);
        if (branches.Length == 0)
            return [Whole()];
        var cores = new IsophotalShape[branches.Length];
        for (int b = 0; b < cores.Length; b++)
        {
            Branch branch = branches[b];
            cores[b] = IsophotalShape.Measure(region, branch.Pixels, branch.Level, TruncationOf(branch.Pixels) | DetectionFlags.Merged);
        }

        Span<int> owner = MarkCores(branches);
        if (draws)
        {
            division = new Division(branches, cores, DrawnLeftovers.CountDraws(region, cores, owner));
            return null;
        }

        ReadOnlySpan<int> rest = ListLeftovers(owner);
        HighestLeftovers.Assign(region, cores, rest, owner);
        return Parts(branches, cores, rest);
    }

    /// <summary>The candidates of a region whose division is known, with the draws that follow those of the regions before it.</summary>
    public Candidate[] Finish(List<RegionRun> runs, Division division, DrawSequence draws)
    {
        Load(runs);
        Span<int> owner = MarkCores(division.Branches);
        ReadOnlySpan<int> rest = ListLeftovers(owner);
        DrawnLeftovers.Assign(region, division.Cores, rest, owner, draws);
        return Parts(division.Branches, division.Cores, rest);
    }

    private void Load(List<RegionRun> runs)
    {
        region.Load(runs, scalarThreshold, hasThresholdMap);
        if (pixels.Length >= region.Count)
            return;
        int size = Math.Max(1024, region.Count + (region.Count / 2));
        pixels = new int[size];
        listed = new int[size];
        leftovers = new int[size];
        owners = new int[size];
    }

    private Candidate Whole()
    {
        ReadOnlySpan<int> all = AllPixels();
        IsophotalShape shape = IsophotalShape.Measure(region, all, region.Threshold, TruncationOf(all));
        var runs = new PixelRun[region.Runs.Count];
        for (int i = 0; i < runs.Length; i++)
            runs[i] = region.Runs[i].Run;
        float excess = 0;
        if (level is not null)
        {
            order.List(region, all, listed);
            excess = level.Find(region, listed.AsSpan(0, all.Length));
        }

        return new Candidate(shape, excess, runs);
    }

    private ReadOnlySpan<int> AllPixels()
    {
        Span<int> all = pixels.AsSpan(0, region.Count);
        for (int i = 0; i < all.Length; i++)
            all[i] = i;
        return all;
    }

    /// <summary>The branch of each pixel, -1 for those in no core.</summary>
    private Span<int> MarkCores(Branch[] branches)
    {
        Span<int> owner = owners.AsSpan(0, region.Count);
        owner.Fill(-1);
        for (int b = 0; b < branches.Length; b++)
        {
            foreach (int p in branches[b].Pixels)
                owner[p] = b;
        }

        return owner;
    }

    /// <summary>The pixels in no core, in the order of the scan over the whole region.</summary>
    private ReadOnlySpan<int> ListLeftovers(ReadOnlySpan<int> owner)
    {
        order.List(region, AllPixels(), leftovers);
        int count = 0;
        foreach (int i in leftovers.AsSpan(0, region.Count))
        {
            if (owner[i] < 0)
                leftovers[count++] = i;
        }

        return leftovers.AsSpan(0, count);
    }

    /// <summary>The candidates, once each pixel has its owner.</summary>
    private Candidate[] Parts(Branch[] branches, IsophotalShape[] cores, ReadOnlySpan<int> rest)
    {
        // Each part's pixels, one part after the other: ascending, and in sep's order.
        ReadOnlySpan<int> owner = owners.AsSpan(0, region.Count);
        var starts = new int[cores.Length + 1];
        foreach (int b in owner)
            starts[b + 1]++;
        for (int b = 0; b < cores.Length; b++)
            starts[b + 1] += starts[b];
        int[] next = starts[..^1];
        for (int i = 0; i < owner.Length; i++)
            pixels[next[owner[i]]++] = i;
        if (level is not null)
        {
            for (int b = 0; b < cores.Length; b++)
            {
                order.List(region, branches[b].Pixels, listed.AsSpan(starts[b]));
                next[b] = starts[b] + branches[b].Pixels.Length;
            }

            foreach (int i in rest)
                listed[next[owner[i]]++] = i;
        }

        var parts = new Candidate[cores.Length];
        for (int b = 0; b < parts.Length; b++)
        {
            int start = starts[b], count = starts[b + 1] - start;
            ReadOnlySpan<int> own = pixels.AsSpan(start, count);
            IsophotalShape shape = IsophotalShape.Measure(region, own, region.Threshold, cores[b].Flags, (cores[b].X, cores[b].Y));
            parts[b] = new Candidate(shape, level?.Find(region, listed.AsSpan(start, count)) ?? 0, RunsOf(own));
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
