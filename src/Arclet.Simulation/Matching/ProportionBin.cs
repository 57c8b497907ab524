namespace Arclet.Simulation;

/// <summary>A proportion among the entries whose quantity (a signal-to-noise ratio, say) lies in [Low, High).</summary>
/// <param name="Low">Lower edge, inside.</param>
/// <param name="High">Upper edge, outside.</param>
/// <param name="Proportion">Successes and trials among the entries of the bin.</param>
public readonly record struct ProportionBin(double Low, double High, Proportion Proportion)
{
    /// <summary>Counts successes in bins between consecutive edges; entries outside all bins are not counted.</summary>
    /// <param name="entries">The quantity of each entry and whether it succeeded.</param>
    /// <param name="edges">The edges of the bins, ascending.</param>
    /// <exception cref="ArgumentException">There are fewer than two edges or they do not ascend.</exception>
    public static IReadOnlyList<ProportionBin> Count(IEnumerable<(double Value, bool Success)> entries, IReadOnlyList<double> edges)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Count < 2 || edges.Zip(edges.Skip(1)).Any(e => !(e.First < e.Second)))
            throw new ArgumentException("bins need at least two ascending edges");
        var successes = new int[edges.Count - 1];
        var trials = new int[edges.Count - 1];
        foreach ((double value, bool success) in entries)
        {
            int bin = -1;
            while (bin + 1 < edges.Count && value >= edges[bin + 1])
                bin++;
            if (bin < 0 || bin >= trials.Length)
                continue;
            trials[bin]++;
            if (success)
                successes[bin]++;
        }

        return [.. trials.Select((n, i) => new ProportionBin(edges[i], edges[i + 1], new(successes[i], n)))];
    }
}
