namespace Arclet.Imaging.Detection;

/// <summary>
/// Joins runs that touch, diagonals included, into regions as rows come in, and hands out each region at the row after its
/// last one. Regions that close at the same row come in the order in which their last runs end, which is the order of
/// Lutz's (1980) one-pass algorithm and hence sep's.
/// </summary>
/// <remarks>The memory is that of the open regions' runs: slots of closed ones are used again.</remarks>
internal sealed class RunLabeller
{
    private RunSlot[] slots = new RunSlot[1024];
    private int slotCount;
    private int freeSlot = -1;
    private Region[] regions = new Region[256];
    private int regionCount;
    private int freeRegion = -1;
    private List<OpenRun> above = [];
    private List<OpenRun> current = [];
    private readonly List<int> mergedAway = [];
    private int row = int.MinValue;
    private int cursor;
    private int generation;

    /// <summary>Takes the next band; bands come from top (row 0) to bottom. Closed regions with at least <paramref name="minimumPixels"/> pixels are added to <paramref name="closed"/>.</summary>
    public void Add(PixelBand band, int minimumPixels, List<List<RegionRun>> closed)
    {
        int offset = 0;
        band.OpenRuns = band.Runs.Count;
        foreach (PixelRun run in band.Runs)
        {
            if (run.Row != row)
                StartRow(run.Row, minimumPixels, closed);
            AddRun(run, band, offset);
            offset += run.Length;
        }
    }

    /// <summary>Closes all that is still open, after the last row.</summary>
    public void Finish(int minimumPixels, List<List<RegionRun>> closed)
    {
        StartRow(int.MaxValue, minimumPixels, closed);
    }

    private void StartRow(int newRow, int minimumPixels, List<List<RegionRun>> closed)
    {
        // The row above the one just read is done with: what no run of this row continued is closed.
        EndRow(minimumPixels, closed);
        (above, current) = (current, above);
        current.Clear();
        if (newRow != row + 1)
        {
            // An empty row lies between: nothing can continue.
            EndRow(minimumPixels, closed);
            above.Clear();
        }

        cursor = 0;
        row = newRow;
    }

    /// <summary>Closes the regions of the row above that have no run in the current row.</summary>
    private void EndRow(int minimumPixels, List<List<RegionRun>> closed)
    {
        generation++;
        for (int i = 0; i < current.Count; i++)
        {
            int root = Find(current[i].Region);
            current[i] = current[i] with { Region = root };
            regions[root].SeenAt = generation;
        }

        // Mark the last run of each closing region, so that regions close in the order of their ends.
        for (int i = 0; i < above.Count; i++)
        {
            int root = Find(above[i].Region);
            if (regions[root].SeenAt != generation)
                regions[root].LastOpenRun = i;
        }

        for (int i = 0; i < above.Count; i++)
        {
            int root = Find(above[i].Region);
            if (regions[root].SeenAt != generation && regions[root].LastOpenRun == i)
                Close(root, minimumPixels, closed);
        }

        // Roots that were merged away are referred to by no run any more.
        foreach (int merged in mergedAway)
            FreeRegion(merged);
        mergedAway.Clear();
    }

    private void AddRun(PixelRun run, PixelBand band, int offset)
    {
        int region = -1;
        while (cursor < above.Count && above[cursor].Last < run.First - 1)
            cursor++;
        // Runs of the row above that touch this one; the last of them may touch the next run too, so the cursor stays on it.
        for (int i = cursor; i < above.Count && above[i].First <= run.Last + 1; i++)
        {
            int root = Find(above[i].Region);
            region = region < 0 ? root : Merge(region, root);
            cursor = i;
        }

        if (region < 0)
            region = NewRegion();
        int slot = NewSlot();
        slots[slot] = new RunSlot(new RegionRun(run, band, offset), -1);
        ref Region r = ref regions[region];
        if (r.LastSlot >= 0)
            slots[r.LastSlot].Next = slot;
        else
            r.FirstSlot = slot;
        r.LastSlot = slot;
        r.RunCount++;
        r.PixelCount += run.Length;
        current.Add(new OpenRun(run.First, run.Last, region));
    }

    private int Merge(int a, int b)
    {
        if (a == b)
            return a;
        if (regions[a].RunCount < regions[b].RunCount)
            (a, b) = (b, a);
        ref Region keep = ref regions[a];
        ref Region gone = ref regions[b];
        slots[keep.LastSlot].Next = gone.FirstSlot;
        keep.LastSlot = gone.LastSlot;
        keep.RunCount += gone.RunCount;
        keep.PixelCount += gone.PixelCount;
        gone.Parent = a;
        mergedAway.Add(b);
        return a;
    }

    private int Find(int region)
    {
        int root = region;
        while (regions[root].Parent != root)
            root = regions[root].Parent;
        while (regions[region].Parent != root)
            (region, regions[region].Parent) = (regions[region].Parent, root);
        return root;
    }

    private void Close(int root, int minimumPixels, List<List<RegionRun>> closed)
    {
        ref Region region = ref regions[root];
        bool wanted = region.PixelCount >= minimumPixels;
        var runs = wanted ? new List<RegionRun>(region.RunCount) : null;
        for (int slot = region.FirstSlot; slot >= 0;)
        {
            int next = slots[slot].Next;
            if (wanted)
                runs!.Add(slots[slot].Run);
            else
                slots[slot].Run.Band.OpenRuns--;
            slots[slot].Next = freeSlot;
            freeSlot = slot;
            slot = next;
        }

        if (wanted)
            closed.Add(runs!);
        FreeRegion(root);
    }

    private int NewRegion()
    {
        int region = freeRegion;
        if (region >= 0)
            freeRegion = regions[region].FirstSlot;
        else
        {
            if (regionCount == regions.Length)
                Array.Resize(ref regions, regions.Length * 2);
            region = regionCount++;
        }

        regions[region] = new Region { Parent = region, FirstSlot = -1, LastSlot = -1, SeenAt = 0 };
        return region;
    }

    private void FreeRegion(int region)
    {
        regions[region].FirstSlot = freeRegion;
        freeRegion = region;
    }

    private int NewSlot()
    {
        int slot = freeSlot;
        if (slot >= 0)
        {
            freeSlot = slots[slot].Next;
            return slot;
        }

        if (slotCount == slots.Length)
            Array.Resize(ref slots, slots.Length * 2);
        return slotCount++;
    }

    private record struct RunSlot(RegionRun Run, int Next);

    private readonly record struct OpenRun(int First, int Last, int Region);

    private struct Region
    {
        public int Parent;
        public int FirstSlot;
        public int LastSlot;
        public int RunCount;
        public long PixelCount;
        public int SeenAt;
        public int LastOpenRun;
    }
}
