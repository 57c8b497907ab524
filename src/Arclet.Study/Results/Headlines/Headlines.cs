using System.Globalization;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>The headline table: the paper's quoted numbers beside ours, with errors by resampling objects.</summary>
public static partial class Headlines
{
    private delegate HeadlineValue Statistic(ResultBase sample, string id);

    private static readonly Dictionary<string, Statistic> Statistics = new[] { Counts(), Sizes(), Hosts(), Ages(), Densities(), FilterSubsets() }
        .SelectMany(d => d).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    /// <summary>All rows, in the paper's order.</summary>
    public static IReadOnlyList<HeadlineResult> Compute(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return [.. PaperHeadlines.All.Select(p => Compare(p, Statistics[p.Id](sample, p.Id), sample))];
    }

    private static HeadlineResult Compare(PaperHeadline paper, HeadlineValue ours, ResultBase sample)
    {
        if (ours.Missing.Length > 0)
            return new(paper, ours, HeadlineStatus.NotMeasured, ours.Missing);
        if (paper.Unit == "count" || paper.Id is "H091" or "H094")
            return new(paper, ours, HeadlineStatus.OtherField, sample.Catalogue.IsSimulation ? "a simulated field's number follows its settings" : "a number of the survey, which another field need not share");
        if (paper.Origin == HeadlineOrigin.ThresholdLost)
            return new(paper, ours, HeadlineStatus.ThresholdUnknown, "the paper's threshold is not known: ours is a setting");
        return new(paper, ours, HeadlineStatus.Compared, paper.Note);
    }

    private static HeadlineValue Number(int? count, string missing) => count is { } n ? HeadlineValue.Of(n, n) : HeadlineValue.Without(missing);

    private static HeadlineValue List(IEnumerable<int> numbers, int count) =>
        new() { Text = string.Join('/', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))), Count = count };

    private static IEnumerable<double> Of(IEnumerable<ResultClump> clumps, Func<ResultClump, double> quantity) => clumps.Select(quantity);

    private static double LargestOf(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    private static double SmallestOf(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
}
