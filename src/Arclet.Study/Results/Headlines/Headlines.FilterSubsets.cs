using Arclet.Inference.Statistics;

namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> FilterSubsets() => new(StringComparer.Ordinal)
    {
        ["H052"] = (s, id) => s.Catalogue.FilterSubsets.TryGetValue("6bb", out IReadOnlyList<FilterSubsetFit>? six)
            ? HeadlineValue.Of(s.Median(id, six.Select(f => f.LogAgeError)))
            : HeadlineValue.Without(NoSubset("6bb")),
        ["H095"] = (s, id) => Widening(s, id, f => f.LogAgeError),
        ["H096"] = (s, id) => Widening(s, id, f => f.LogMassError),
        ["H097"] = (s, id) => Widening(s, id, f => f.LogSfrError),
        ["H098"] = (s, id) => Widening(s, id, f => f.MetallicityError),
        ["H099"] = (s, id) => Widening(s, id, f => f.AttenuationError),
        ["H100"] = (s, id) => MassChange(s, id, "6bb"),
        ["H101"] = (s, id) => MassChange(s, id, "8bb"),
    };

    private static string NoSubset(string name) => $"the clumps were not fitted with the filters of {name}";

    /// <summary>The median over the clumps of the error with six broad bands less that with all filters.</summary>
    private static HeadlineValue Widening(ResultBase s, string id, Func<FilterSubsetFit, double> error)
    {
        if (Pairs(s, "6bb") is not { } pairs)
            return HeadlineValue.Without(NoSubset("6bb"));
        return HeadlineValue.Of(s.Median(id, pairs.Select(p => error(p.Few) - error(p.All))));
    }

    private static HeadlineValue MassChange(ResultBase s, string id, string subset)
    {
        if (Pairs(s, subset) is not { } pairs)
            return HeadlineValue.Without(NoSubset(subset));
        BootstrapResult result = s.Percentage(id, pairs.Select(p => Math.Abs(p.Few.LogMass - p.All.LogMass)), d => d > 0.2);
        return HeadlineValue.Of(result);
    }

    private static (FilterSubsetFit All, FilterSubsetFit Few)[]? Pairs(ResultBase s, string subset)
    {
        if (!s.Catalogue.FilterSubsets.TryGetValue("all", out IReadOnlyList<FilterSubsetFit>? all) || !s.Catalogue.FilterSubsets.TryGetValue(subset, out IReadOnlyList<FilterSubsetFit>? few))
            return null;
        Dictionary<string, FilterSubsetFit> byId = all.ToDictionary(f => f.ClumpId, StringComparer.Ordinal);
        return [.. few.Where(f => byId.ContainsKey(f.ClumpId)).Select(f => (byId[f.ClumpId], f))];
    }
}
