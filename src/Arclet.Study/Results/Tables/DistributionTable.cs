using Arclet.Fits;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Kolmogorov-Smirnov tests of every quantity between bins of redshift, and of host mass.</summary>
public static class DistributionTable
{
    /// <summary>The table: a row for each quantity and pair of bins with two objects or more.</summary>
    public static Table Of(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var rows = new List<(string Quantity, string First, string Second, double[] A, double[] B)>();
        (string Name, IReadOnlyList<ResultClump> Clumps)[] redshifts = [.. Enumerable.Range(0, sample.BinCount).Select(b => (CorrelationPairs.RedshiftBin(sample, b), sample.InBin(sample.Analysis, b)))];
        (string Name, IReadOnlyList<ResultClump> Clumps)[] hosts = [.. HostMassBins.ByClumps(sample, 4).Select(b => (CorrelationPairs.HostBin(b.LogMassLow, b.LogMassHigh), (IReadOnlyList<ResultClump>)[.. b.Clumps.Where(c => c.IsRobust)]))];
        foreach (ResultQuantity<ResultClump> q in ClumpQuantity.Distributions)
        {
            foreach ((string Name, IReadOnlyList<ResultClump> Clumps)[] bins in new[] { redshifts, hosts })
            {
                for (int i = 0; i < bins.Length; i++)
                {
                    for (int j = i + 1; j < bins.Length; j++)
                        rows.Add((q.Name, bins[i].Name, bins[j].Name, Values(bins[i].Clumps, q), Values(bins[j].Clumps, q)));
                }
            }
        }

        rows.RemoveAll(r => r.A.Length < 2 || r.B.Length < 2);
        (double Distance, double Probability)[] tests = [.. rows.Select(r => KolmogorovSmirnov.TwoSamples(r.A, r.B))];
        var table = new Table("ks_tests") { Name = "KS_TESTS", Description = "Kolmogorov-Smirnov tests of clumps' quantities between bins" };
        table.Add("quantity", [.. rows.Select(r => r.Quantity)], "The quantity");
        table.Add("first", [.. rows.Select(r => r.First)], "The one bin");
        table.Add("second", [.. rows.Select(r => r.Second)], "The other");
        table.Add("n_first", [.. rows.Select(r => (long)r.A.Length)], null, "Clumps in the one");
        table.Add("n_second", [.. rows.Select(r => (long)r.B.Length)], null, "Clumps in the other");
        table.Add("d", [.. tests.Select(t => t.Distance)], null, "The largest distance of the cumulative distributions");
        table.Add("p", [.. tests.Select(t => t.Probability)], null, "Probability of a larger one if both are drawn from the same distribution");
        return table;
    }

    private static double[] Values(IReadOnlyList<ResultClump> clumps, ResultQuantity<ResultClump> q) => [.. clumps.Select(q.Of).Where(v => !double.IsNaN(v))];
}
