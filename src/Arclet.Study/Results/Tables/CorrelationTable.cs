using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Correlations with p-values and their ranges under resampling.</summary>
public static class CorrelationTable
{
    /// <summary>The table; a row's numbers depend on the seed and the row alone.</summary>
    /// <param name="sample">The samples.</param>
    /// <param name="threads">How many rows are computed at the same time.</param>
    public static Table Of(ResultBase sample, int threads)
    {
        ArgumentNullException.ThrowIfNull(sample);
        CorrelationPair[] pairs = [.. CorrelationPairs.All(sample)];
        var rows = new ResampledCorrelation[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => rows[i] = Correlate(sample, pairs[i]));
        var table = new Table("correlations") { Name = "CORRELATIONS", Description = "Correlations of clumps' and galaxies' quantities, with 68 % ranges when the objects are drawn again" };
        table.Add("sample", [.. pairs.Select(p => p.Sample)], "The objects");
        table.Add("x", [.. pairs.Select(p => p.X)], "The one quantity");
        table.Add("y", [.. pairs.Select(p => p.Y)], "The other");
        table.Add("n", [.. rows.Select(r => (long)r.Count)], null, "Objects with both");
        Add("pearson_r", r => r.Pearson, "Pearson's correlation of finite numbers");
        Add("pearson_p", r => r.PearsonProbability, "Its two-sided p-value");
        Add("spearman_r", r => r.Spearman, "Spearman's rank correlation");
        Add("spearman_p", r => r.SpearmanProbability, "Its two-sided p-value");
        Add("slope", r => r.Slope, "Slope of the least-squares line of y on x, in their units");
        return table;

        void Add(string name, Func<ResampledCorrelation, ResampledNumber> part, string description)
        {
            table.Add(name, [.. rows.Select(r => part(r).Value)], null, description);
            table.Add(name + "_low", [.. rows.Select(r => part(r).Low)], null, "16th percentile under resampling");
            table.Add(name + "_high", [.. rows.Select(r => part(r).High)], null, "84th percentile under resampling");
        }
    }

    /// <summary>The correlation of a pair, with the generator that belongs to it.</summary>
    public static ResampledCorrelation Correlate(ResultBase sample, CorrelationPair pair)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(pair);
        return ResampledCorrelation.Of(pair.XValues, pair.YValues, sample.RandomOf($"correlation/{pair.Sample}/{pair.X}/{pair.Y}"), sample.Settings.Resamples);
    }
}
