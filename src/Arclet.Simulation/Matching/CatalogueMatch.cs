namespace Arclet.Simulation;

/// <summary>
/// Two catalogues matched one to one: of all pairs within a radius the closest is taken first, then the closest of those whose
/// members are both still free, and so on. Ties go to the lower index, first catalogue first, so the result has no chance in it.
/// </summary>
public sealed class CatalogueMatch
{
    private readonly int[] secondOfFirst;
    private readonly int[] firstOfSecond;

    private CatalogueMatch(int[] secondOfFirst, int[] firstOfSecond, IReadOnlyList<MatchedPair> pairs)
    {
        this.secondOfFirst = secondOfFirst;
        this.firstOfSecond = firstOfSecond;
        Pairs = pairs;
    }

    /// <summary>The pairs, the closest first.</summary>
    public IReadOnlyList<MatchedPair> Pairs { get; }

    /// <summary>For each entry of the first catalogue the index of its partner in the second, or -1.</summary>
    public IReadOnlyList<int> SecondOfFirst => secondOfFirst;

    /// <summary>For each entry of the second catalogue the index of its partner in the first, or -1.</summary>
    public IReadOnlyList<int> FirstOfSecond => firstOfSecond;

    /// <summary>Matches positions in pixels; positions that are not finite match nothing.</summary>
    /// <param name="first">Positions of the first catalogue.</param>
    /// <param name="second">Positions of the second catalogue.</param>
    /// <param name="radiusPixels">The largest separation of a pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive and finite.</exception>
    public static CatalogueMatch Find(IReadOnlyList<(double X, double Y)> first, IReadOnlyList<(double X, double Y)> second, double radiusPixels)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!(radiusPixels > 0) || double.IsInfinity(radiusPixels))
            throw new ArgumentOutOfRangeException(nameof(radiusPixels), radiusPixels, "a match radius is positive and finite");

        // Cells as wide as the radius: a partner lies in the cell of a position or in one of its eight neighbours.
        var cells = new Dictionary<(long, long), List<int>>();
        for (int j = 0; j < second.Count; j++)
        {
            if (!IsFinite(second[j]))
                continue;
            (long, long) key = Cell(second[j], radiusPixels);
            if (!cells.TryGetValue(key, out List<int>? list))
                cells[key] = list = [];
            list.Add(j);
        }

        var candidates = new List<MatchedPair>();
        for (int i = 0; i < first.Count; i++)
        {
            if (!IsFinite(first[i]))
                continue;
            (long cx, long cy) = Cell(first[i], radiusPixels);
            for (long y = cy - 1; y <= cy + 1; y++)
            {
                for (long x = cx - 1; x <= cx + 1; x++)
                {
                    if (!cells.TryGetValue((x, y), out List<int>? list))
                        continue;
                    foreach (int j in list)
                    {
                        double distance = double.Hypot(first[i].X - second[j].X, first[i].Y - second[j].Y);
                        if (distance <= radiusPixels)
                            candidates.Add(new(i, j, distance));
                    }
                }
            }
        }

        return Choose(candidates, first.Count, second.Count);
    }

    private static CatalogueMatch Choose(List<MatchedPair> candidates, int firstCount, int secondCount)
    {
        candidates.Sort((p, q) =>
        {
            int order = p.DistancePixels.CompareTo(q.DistancePixels);
            if (order == 0)
                order = p.First.CompareTo(q.First);
            return order != 0 ? order : p.Second.CompareTo(q.Second);
        });
        var partnerOfFirst = new int[firstCount];
        var partnerOfSecond = new int[secondCount];
        Array.Fill(partnerOfFirst, -1);
        Array.Fill(partnerOfSecond, -1);
        var pairs = new List<MatchedPair>();
        foreach (MatchedPair pair in candidates)
        {
            if (partnerOfFirst[pair.First] >= 0 || partnerOfSecond[pair.Second] >= 0)
                continue;
            partnerOfFirst[pair.First] = pair.Second;
            partnerOfSecond[pair.Second] = pair.First;
            pairs.Add(pair);
        }

        return new(partnerOfFirst, partnerOfSecond, pairs);
    }

    private static bool IsFinite((double X, double Y) p) => double.IsFinite(p.X) && double.IsFinite(p.Y);

    private static (long X, long Y) Cell((double X, double Y) p, double size) => ((long)Math.Floor(p.X / size), (long)Math.Floor(p.Y / size));
}
