namespace Arclet.Populations;

/// <summary>How the mass formed in intervals of age is shared between the ages at which spectra are kept, at one age of the universe.</summary>
internal sealed class NodeMap
{
    private readonly int[] node;
    private readonly double[] offset;
    private readonly double[] scale;

    /// <summary>Intervals between the nodes, cut further at 10 and 100 Myr and at the end of the birth clouds.</summary>
    public NodeMap(double[] nodes, double universeAgeYears, double birthCloudAgeYears)
    {
        double[] cuts = [1e7, 1e8, birthCloudAgeYears];
        double[] edges = [.. nodes.Concat(cuts).Where(e => e >= 0 && e < universeAgeYears).Append(universeAgeYears).Order().Distinct()];
        Intervals = new AgeIntervals(edges, universeAgeYears);
        Count = nodes.Length;
        node = new int[Intervals.Count];
        offset = new double[Intervals.Count];
        scale = new double[Intervals.Count];
        for (int i = 0; i < node.Length; i++)
        {
            node[i] = GridAxis.Bracket(nodes, (edges[i] + edges[i + 1]) / 2).Low;
            double width = nodes[node[i] + 1] - nodes[node[i]];
            offset[i] = Math.Min(1, (edges[i] - nodes[node[i]]) / width);
            scale[i] = Math.Min(1 - offset[i], (edges[i + 1] - edges[i]) / width);
            if (edges[i + 1] <= birthCloudAgeYears)
                YoungIntervals = i + 1;
            if (edges[i + 1] <= 1e7)
                Within10 = i + 1;
            if (edges[i + 1] <= 1e8)
                Within100 = i + 1;
        }

        YoungNodes = YoungIntervals == 0 ? 0 : node[YoungIntervals - 1] + 2;
        UsedNodes = node[^1] + 2;
    }

    /// <summary>The intervals.</summary>
    public AgeIntervals Intervals { get; }

    /// <summary>The number of nodes.</summary>
    public int Count { get; }

    /// <summary>The number of nodes that stars in birth clouds can have weight at.</summary>
    public int YoungNodes { get; }

    /// <summary>The number of nodes that any star can have weight at in so young a universe.</summary>
    public int UsedNodes { get; }

    /// <summary>The number of intervals in birth clouds.</summary>
    public int YoungIntervals { get; }

    /// <summary>The number of intervals within 10 Myr.</summary>
    public int Within10 { get; }

    /// <summary>The number of intervals within 100 Myr.</summary>
    public int Within100 { get; }

    /// <summary>Adds mass to nodes: stars in birth clouds to <paramref name="young"/>, the others to <paramref name="old"/>.</summary>
    public void Spread(ReadOnlySpan<double> mass, ReadOnlySpan<double> moment, double factor, Span<double> young, Span<double> old)
    {
        for (int i = 0; i < node.Length; i++)
        {
            double m = factor * mass[i], up = (m * offset[i]) + (factor * moment[i] * scale[i]);
            Span<double> to = i < YoungIntervals ? young : old;
            to[node[i]] += m - up;
            to[node[i] + 1] += up;
        }
    }

    /// <summary>The mean age in years of the mass in the intervals.</summary>
    public double MeanAgeYears(ReadOnlySpan<double> mass, ReadOnlySpan<double> moment)
    {
        double[] edges = Intervals.EdgesYears;
        double sum = 0, total = 0;
        for (int i = 0; i < node.Length; i++)
        {
            sum += (mass[i] * edges[i]) + (moment[i] * (edges[i + 1] - edges[i]));
            total += mass[i];
        }

        return sum / total;
    }
}
