namespace Arclet.Imaging.Detection;

/// <summary>
/// Splits a region into branches: SExtractor's multi-threshold deblending (Bertin &amp; Arnouts 1996), on levels
/// t_k = t_0 (peak / t_0)^(k/n) of the convolved image, but with all levels at once by one component tree.
/// </summary>
/// <remarks>
/// <para>
/// Pixels are added from the highest level down to a union-find forest. Where two or more components of level k + 1 join at
/// level k, each is a branch if its flux above its level, F - t_{k+1} N, exceeds the contrast times the whole region's
/// flux; two or more branches split the region there. Components of fewer than three pixels (or the minimum area, if that is
/// smaller) do not count. A component that joins no other at a level needs no look: a single branch never splits.
/// </para>
/// <para>
/// The cost is that of one pass over the pixels, where labelling anew at each level (as SExtractor and sep do) costs a pass per
/// level. There is no limit on the number of pixels or branches.
/// </para>
/// </remarks>
internal sealed class Deblender
{
    /// <summary>SExtractor counts components from this many pixels on, however large the minimum area is.</summary>
    private const int LargestMinimumBranch = 3;

    private readonly int levelCount;
    private readonly double contrast;
    private readonly int minimumBranch;
    private readonly float[] levels;
    private readonly int[] levelStarts;
    private readonly List<Found> found = [];
    private readonly List<Son> fertile = [];
    private readonly List<int> touched = [];
    private readonly List<Son> sons = [];
    private ushort[] pixelLevels = [];
    private int[] byLevel = [];
    private int[] parents = [];
    private int[] nexts = [];
    private Component[] components = [];

    public Deblender(DetectionSettings settings)
    {
        levelCount = Math.Max(1, settings.DeblendLevels);
        contrast = settings.DeblendContrast;
        minimumBranch = Math.Min(settings.MinArea, LargestMinimumBranch);
        levels = new float[levelCount];
        levelStarts = new int[levelCount + 1];
    }

    /// <summary>
    /// Finds the branches of a region. None means that the region is one object.
    /// </summary>
    /// <returns>
    /// The branches in sep's order: from the highest level down, and at the same level as the tree's nodes are listed there, parent by
    /// parent and below each in the order in which a scan closes them.
    /// </returns>
    public Branch[] FindBranches(Footprint region)
    {
        found.Clear();
        // Two branches of at least minimumBranch pixels and one pixel between them.
        if (levelCount < 2 || contrast >= 1 || region.Count < (2 * minimumBranch) + 1)
            return [];
        double flux = 0;
        float peak = float.NegativeInfinity;
        foreach (float c in region.Convolved)
        {
            flux += c;
            peak = Math.Max(peak, c);
        }

        // With the matched filter a region may hold no pixel above the mean of its thresholds: it has no levels then.
        if (!(peak > region.Threshold) || !(region.Threshold > 0))
            return [];
        Reserve(region.Count);
        SetLevels(region, peak);
        region.LinkRows();
        double leastFlux = (float)flux * contrast;
        for (int level = levelCount - 1; level >= 0; level--)
            AddLevel(region, level, leastFlux);
        return found.Count == 0 ? [] : OrderedBranches();
    }

    /// <summary>The branches found, which are chained at the root in the order of the tree, by their levels.</summary>
    private Branch[] OrderedBranches()
    {
        // They were found from the highest level down: a level's branches lie together, but in another order.
        var places = new int[levelCount];
        for (int f = found.Count - 1; f >= 0; f--)
            places[found[f].JoinLevel] = f;
        var ordered = new Branch[found.Count];
        for (int f = components[Find(0)].FirstBranch; f >= 0; f = found[f].Next)
            ordered[places[found[f].JoinLevel]++] = found[f].Branch;
        return ordered;
    }

    /// <summary>Finds each pixel's level (the highest that it is above) and sorts the pixels by it.</summary>
    private void SetLevels(Footprint region, float peak)
    {
        double lowest = region.Threshold;
        double logRange = Math.Log(peak / lowest);
        levels[0] = region.Threshold;
        for (int k = 1; k < levelCount; k++)
            levels[k] = (float)(lowest * Math.Pow(peak / lowest, (double)k / levelCount));

        ReadOnlySpan<float> convolved = region.Convolved;
        double perLevel = levelCount / logRange;
        Array.Clear(levelStarts);
        float inverse = 1 / region.Threshold;
        for (int i = 0; i < convolved.Length; i++)
        {
            float c = convolved[i];
            int level = 0;
            if (c > levels[0])
            {
                // The logarithm gives the level to within rounding; the table decides.
                level = Math.Clamp((int)(MathF.Log(c * inverse) * (float)perLevel), 0, levelCount - 1);
                while (level > 0 && !(c > levels[level]))
                    level--;
                while (level < levelCount - 1 && c > levels[level + 1])
                    level++;
            }

            pixelLevels[i] = (ushort)level;
            levelStarts[level + 1]++;
        }

        for (int k = 0; k < levelCount; k++)
            levelStarts[k + 1] += levelStarts[k];
        // Filled from the back, so that levelStarts[k] ends as the start of level k and pixels keep their raster order.
        for (int i = convolved.Length - 1; i >= 0; i--)
            byLevel[--levelStarts[pixelLevels[i] + 1]] = i;
        parents.AsSpan(0, region.Count).Fill(-1);
    }

    private void AddLevel(Footprint region, int level, double leastFlux)
    {
        // After the counting sort, entry k + 1 holds the start of level k.
        int start = levelStarts[level + 1];
        int end = level + 2 <= levelCount ? levelStarts[level + 2] : region.Count;
        if (start == end)
            return;
        ReadOnlySpan<int> x = region.X, y = region.Y, up = region.UpperNeighbours, down = region.LowerNeighbours;
        ReadOnlySpan<float> convolved = region.Convolved;
        touched.Clear();
        sons.Clear();
        for (int n = start; n < end; n++)
        {
            int p = byLevel[n];
            parents[p] = p;
            nexts[p] = -1;
            components[p] = new Component { Head = p, Tail = p, Last = p, PixelCount = 1, Flux = convolved[p], FirstSon = -1, LastSon = -1, FirstBranch = -1, LastBranch = -1, Level = level };
            int root = p;
            int px = x[p], py = y[p];
            if (p > 0 && parents[p - 1] >= 0 && x[p - 1] == px - 1 && y[p - 1] == py)
                root = Join(root, p - 1, level);
            if (p + 1 < x.Length && parents[p + 1] >= 0 && x[p + 1] == px + 1 && y[p + 1] == py)
                root = Join(root, p + 1, level);
            for (int q = up[p]; q < p && y[q] == py - 1 && x[q] <= px + 1; q++)
            {
                if (parents[q] >= 0)
                    root = Join(root, q, level);
            }

            for (int q = down[p]; q < x.Length && y[q] == py + 1 && x[q] <= px + 1; q++)
            {
                if (parents[q] >= 0)
                    root = Join(root, q, level);
            }

            touched.Add(root);
        }

        foreach (int t in touched)
        {
            int root = Find(t);
            ref Component component = ref components[root];
            // Each component is seen once: its sons are taken away with the first look.
            if (component.FirstSon >= 0)
                Judge(ref component, level, leastFlux);
        }
    }

    /// <summary>Decides whether the components that joined at this level are branches, and chains the branches found so far in the order of the tree.</summary>
    private void Judge(ref Component component, int level, double leastFlux)
    {
        // Sons are components of the level above this one.
        float sonLevel = levels[Math.Min(level + 1, levelCount - 1)];
        int bright = 0;
        for (int s = component.FirstSon; s >= 0; s = sons[s].Next)
            bright += IsBright(sons[s], sonLevel, leastFlux) ? 1 : 0;
        fertile.Clear();
        for (int s = component.FirstSon; s >= 0; s = sons[s].Next)
        {
            Son son = sons[s];
            if (bright > 1 && son.IsWhole && IsBright(son, sonLevel, leastFlux))
            {
                found.Add(new Found(new Branch(sonLevel, Pixels(son)), level, -1));
                son = son with { FirstBranch = found.Count - 1, LastBranch = found.Count - 1 };
            }

            if (!son.IsWhole)
                fertile.Add(son);
        }

        component.FirstSon = component.LastSon = -1;
        // A scan closes a part at its last pixel.
        fertile.Sort(static (a, b) => a.Last.CompareTo(b.Last));
        foreach (Son son in fertile)
        {
            if (component.FirstBranch < 0)
                component.FirstBranch = son.FirstBranch;
            else
                found[component.LastBranch] = found[component.LastBranch] with { Next = son.FirstBranch };
            component.LastBranch = son.LastBranch;
        }
    }

    // In float, as in sep.
    private bool IsBright(Son son, float level, double leastFlux) =>
        son.PixelCount >= minimumBranch && (float)son.Flux - (level * son.PixelCount) > leastFlux;

    private int[] Pixels(Son son)
    {
        var pixels = new int[son.PixelCount];
        int p = son.Head;
        for (int i = 0; i < pixels.Length; i++, p = nexts[p])
            pixels[i] = p;
        Array.Sort(pixels);
        return pixels;
    }

    private int Join(int a, int neighbour, int level)
    {
        int b = Find(neighbour);
        if (a == b)
            return a;
        BecomeSon(a, level);
        BecomeSon(b, level);
        if (components[a].PixelCount < components[b].PixelCount)
            (a, b) = (b, a);
        ref Component keep = ref components[a];
        ref Component gone = ref components[b];
        parents[b] = a;
        nexts[keep.Tail] = gone.Head;
        keep.Tail = gone.Tail;
        keep.Last = Math.Max(keep.Last, gone.Last);
        keep.PixelCount += gone.PixelCount;
        keep.Flux += gone.Flux;
        if (gone.FirstSon >= 0)
        {
            if (keep.FirstSon < 0)
                keep.FirstSon = gone.FirstSon;
            else
                sons[keep.LastSon] = sons[keep.LastSon] with { Next = gone.FirstSon };
            keep.LastSon = gone.LastSon;
        }

        return a;
    }

    /// <summary>At its first touch in a level, remembers a component as it was at the level above. Its pixels stay consecutive in the list of whatever it joins.</summary>
    private void BecomeSon(int root, int level)
    {
        ref Component c = ref components[root];
        if (c.Level == level)
            return;
        c.Level = level;
        c.FirstSon = c.LastSon = sons.Count;
        sons.Add(new Son(c.Head, c.Last, c.PixelCount, c.Flux, c.FirstBranch, c.LastBranch, -1));
        c.FirstBranch = c.LastBranch = -1;
    }

    private int Find(int p)
    {
        while (parents[p] != p)
        {
            parents[p] = parents[parents[p]];
            p = parents[p];
        }

        return p;
    }

    private void Reserve(int count)
    {
        if (count <= parents.Length)
            return;
        int size = Math.Max(1024, count + (count / 2));
        pixelLevels = new ushort[size];
        byLevel = new int[size];
        parents = new int[size];
        nexts = new int[size];
        components = new Component[size];
    }

    /// <summary>A branch, the level at which it joins another one, and the next branch in the chain.</summary>
    private readonly record struct Found(Branch Branch, int JoinLevel, int Next);

    /// <summary>A component as it was at the level above, with the chain of the branches found in it.</summary>
    private readonly record struct Son(int Head, int Last, int PixelCount, double Flux, int FirstBranch, int LastBranch, int Next)
    {
        public bool IsWhole => FirstBranch < 0;
    }

    private struct Component
    {
        public double Flux;
        public int Head;
        public int Tail;
        public int Last;
        public int PixelCount;
        public int FirstSon;
        public int LastSon;
        public int FirstBranch;
        public int LastBranch;
        public int Level;
    }
}
