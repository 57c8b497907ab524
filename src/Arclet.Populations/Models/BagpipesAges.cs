namespace Arclet.Populations;

/// <summary>Bagpipes' ages: 42 bins of 0.1 dex for spectra, and a fine grid of 0.0025 dex for histories.</summary>
internal sealed class BagpipesAges
{
    public BagpipesAges(double universeAgeNowGyr)
    {
        (Centers, Edges) = Sample(0.1, universeAgeNowGyr);
        (FineCenters, double[] fine) = Sample(0.0025, universeAgeNowGyr);
        FineWidths = [.. Enumerable.Range(0, FineCenters.Length).Select(i => fine[i + 1] - fine[i])];
        Widths = [.. Enumerable.Range(0, Centers.Length).Select(i => Edges[i + 1] - Edges[i])];
        BinOfFine = [.. FineCenters.Select(c => Math.Min(Array.FindLastIndex(Edges, e => e <= c), Centers.Length - 1))];
    }

    /// <summary>Centres of the bins in years.</summary>
    public double[] Centers { get; }

    /// <summary>Edges of the bins in years: the first 0, the last the age of the universe today.</summary>
    public double[] Edges { get; }

    /// <summary>Widths of the bins in years.</summary>
    public double[] Widths { get; }

    /// <summary>Centres of the fine cells in years.</summary>
    public double[] FineCenters { get; }

    /// <summary>Widths of the fine cells in years.</summary>
    public double[] FineWidths { get; }

    /// <summary>The bin that holds each fine cell's centre: a fine cell is never split.</summary>
    public int[] BinOfFine { get; }

    /// <summary>The weights of a library's ages in each bin: the populations are constant in cells between the middles of their ages.</summary>
    public double[][] CellWeights(double[] ages)
    {
        double[] cell = new double[ages.Length + 1];
        for (int i = 1; i < ages.Length; i++)
            cell[i] = (ages[i] + ages[i - 1]) / 2;
        cell[^1] = Math.Max(Edges[^1], ages[^1] + ((ages[^1] - ages[^2]) / 2));
        var weights = new double[Centers.Length][];
        for (int bin = 0; bin < weights.Length; bin++)
        {
            double[] row = new double[ages.Length];
            for (int a = 0; a < ages.Length; a++)
                row[a] = Math.Max(0, Math.Min(cell[a + 1], Edges[bin + 1]) - Math.Max(cell[a], Edges[bin]));
            double sum = row.Sum();
            weights[bin] = [.. row.Select(w => w / sum)];
        }

        return weights;
    }

    /// <summary>Centres from 1 Myr in steps of log10, and edges half-way in the logarithm; the same roundings as numpy's arange.</summary>
    private static (double[] Centers, double[] Edges) Sample(double step, double universeAgeNowGyr)
    {
        double end = Math.Log10(universeAgeNowGyr) + 9, delta = 6 + step - 6;
        int count = (int)Math.Ceiling((end - 6) / step);
        double[] logs = [.. Enumerable.Range(0, count).Select(i => 6 + (i * delta))];
        double[] edges = new double[count + 1];
        for (int i = 1; i < count; i++)
            edges[i] = Math.Pow(10, (logs[i] + logs[i - 1]) / 2);
        edges[count] = 1e9 * universeAgeNowGyr;
        return ([.. logs.Select(l => Math.Pow(10, l))], edges);
    }
}
