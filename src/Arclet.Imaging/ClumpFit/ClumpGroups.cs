namespace Arclet.Imaging.ClumpFit;

/// <summary>Which clumps are fitted together: pairs within reach are joined, closest first, as long as a group stays within its limit.</summary>
internal static class ClumpGroups
{
    /// <summary>The groups as indices, members in the order of the positions, groups in the order of their first members.</summary>
    public static int[][] Of(IReadOnlyList<ClumpPosition> positions, double pixelScaleArcsec, ClumpFitSettings settings)
    {
        int n = positions.Count;
        double distance = settings.GroupDistanceArcsec / pixelScaleArcsec, half = settings.NeighbourMarginPixels < 0 ? 0 : (0.5 * settings.BoxPixels) + settings.NeighbourMarginPixels;
        double reach = Math.Max(distance, half);
        var pairs = new List<(double Distance, int I, int J)>();
        int[] byX = [.. Enumerable.Range(0, n).OrderBy(i => positions[i].X).ThenBy(i => i)];
        for (int a = 0; a < n; a++)
        {
            for (int b = a + 1; b < n && positions[byX[b]].X - positions[byX[a]].X <= reach; b++)
            {
                double dx = positions[byX[b]].X - positions[byX[a]].X, dy = Math.Abs(positions[byX[b]].Y - positions[byX[a]].Y), r = Math.Sqrt((dx * dx) + (dy * dy));
                if (r < distance || (dx < half && dy < half))
                    pairs.Add((r, Math.Min(byX[a], byX[b]), Math.Max(byX[a], byX[b])));
            }
        }

        pairs.Sort();
        int[] parent = [.. Enumerable.Range(0, n)], size = [.. Enumerable.Repeat(1, n)];
        foreach ((_, int i, int j) in pairs)
        {
            int first = Root(parent, i), second = Root(parent, j);
            if (first == second || size[first] + size[second] > settings.GroupLimit)
                continue;
            (parent[Math.Max(first, second)], size[Math.Min(first, second)]) = (Math.Min(first, second), size[first] + size[second]);
        }

        return [.. Enumerable.Range(0, n).GroupBy(i => Root(parent, i)).OrderBy(g => g.Key).Select(g => g.ToArray())];
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
}
