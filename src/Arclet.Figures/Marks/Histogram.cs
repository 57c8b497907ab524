namespace Arclet.Figures;

/// <summary>Counts values in bins.</summary>
public static class Histogram
{
    /// <summary>Evenly spaced edges of <paramref name="bins"/> bins.</summary>
    /// <exception cref="ArgumentException">No bin, or limits that do not rise.</exception>
    public static double[] Edges(double min, double max, int bins)
    {
        if (bins < 1 || !(min < max) || !double.IsFinite(max - min))
            throw new ArgumentException($"{bins} bins from {min} to {max} are impossible.", nameof(bins));
        return [.. Enumerable.Range(0, bins + 1).Select(i => i == bins ? max : min + ((max - min) * i / bins))];
    }

    /// <summary>
    /// The values in each bin, its lower edge included, its upper one not, but for the last bin (numpy's rule). Values outside,
    /// and NaN, are not counted.
    /// </summary>
    /// <param name="values">What is counted.</param>
    /// <param name="edges">Rising edges.</param>
    /// <param name="weights">What each value counts; null for one.</param>
    /// <exception cref="ArgumentException">The edges do not rise, or the numbers of values and weights differ.</exception>
    public static double[] Count(IReadOnlyList<double> values, IReadOnlyList<double> edges, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. edges];
        CheckEdges(sorted);
        if (weights is not null && weights.Count != values.Count)
            throw new ArgumentException($"{weights.Count} weights for {values.Count} values: as many are expected.", nameof(weights));
        var counts = new double[sorted.Length - 1];
        for (int i = 0; i < values.Count; i++)
        {
            double v = values[i];
            if (!(v >= sorted[0] && v <= sorted[^1]))
                continue;
            int found = Array.BinarySearch(sorted, v);
            int bin = Math.Min(found >= 0 ? found : ~found - 1, counts.Length - 1);
            counts[bin] += weights?[i] ?? 1;
        }

        return counts;
    }

    internal static void CheckEdges(double[] edges)
    {
        if (edges.Length < 2)
            throw new ArgumentException("Bins need at least two edges.", nameof(edges));
        for (int i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]) || !double.IsFinite(edges[i] - edges[i - 1]))
                throw new ArgumentException($"The bin edges {edges[i - 1]} and {edges[i]} do not rise.", nameof(edges));
        }
    }
}
