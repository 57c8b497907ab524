namespace Arclet.Study;

public static partial class Headlines
{
    private static Dictionary<string, Statistic> Ages() => new(StringComparer.Ordinal)
    {
        ["H047"] = (s, _) => HeadlineValue.Of(LargestOf(Of(s.Analysis, c => c.AgeMyr / 1000)), s.Analysis.Count),
        ["H048"] = (s, _) => HeadlineValue.Of(SmallestOf(Of(s.Analysis, c => c.AgeMyr)), s.Analysis.Count),
        ["H049"] = (s, id) => AgeError(s, id, 0.5),
        ["H050"] = (s, id) => AgeError(s, id, 0.25),
        ["H051"] = (s, id) => AgeError(s, id, 0.75),
        ["H053"] = (s, id) => HeadlineValue.Of(s.Median(id, Of(s.InBin(s.Analysis, 0), c => c.AgeMyr))),
        ["H054"] = (s, id) => HeadlineValue.Of(s.Median(id, Of(s.InBin(s.Analysis, s.BinCount - 1), c => c.AgeMyr))),
        ["H055"] = (s, _) => HeadlineValue.Of(LargestOf(Of(s.InBin(s.Analysis, s.BinCount - 1), c => c.AgeMyr)), s.InBin(s.Analysis, s.BinCount - 1).Count),
        ["H056"] = (s, id) => HeadlineValue.Of(s.Number(id, s.Analysis.Where(c => c.Redshift < s.Settings.RedshiftEdges[^2]).Select(c => c.AgeMyr), a => a > 300)),
        ["H057"] = (s, id) => OtherHistories(s, id),
        ["H088"] = (s, id) => HeadlineValue.Of(s.Percentage(id, Of(s.Analysis, c => c.AgeMyr), a => a < 300)),
    };

    private static HeadlineValue AgeError(ResultBase s, string id, double probability)
    {
        double[] errors = [.. s.Analysis.Select(c => c.LogAgeError).Where(double.IsFinite)];
        return errors.Length == 0
            ? HeadlineValue.Without("no clump has an age with an error")
            : HeadlineValue.Of(Arclet.Inference.Statistics.Bootstrap.Of(errors.Length, objects => Quantile(errors, objects, probability), s.RandomOf(id), s.Settings.Resamples));
    }

    private static double Quantile(double[] values, ReadOnlySpan<int> objects, double probability)
    {
        var chosen = new double[objects.Length];
        for (int i = 0; i < chosen.Length; i++)
            chosen[i] = values[objects[i]];
        Array.Sort(chosen);
        double place = probability * (chosen.Length - 1);
        int below = (int)place;
        return below + 1 < chosen.Length ? chosen[below] + ((place - below) * (chosen[below + 1] - chosen[below])) : chosen[below];
    }

    /// <summary>The mean over the other histories of the percentage above 300 Myr below the last redshift bin.</summary>
    private static HeadlineValue OtherHistories(ResultBase s, string id)
    {
        if (s.Catalogue.AgesOfOtherHistories.Count == 0)
            return HeadlineValue.Without("the clumps were fitted with one history");
        ResultClump[] clumps = [.. s.Analysis];
        int[] near = [.. Enumerable.Range(0, clumps.Length).Where(i => clumps[i].Redshift < s.Settings.RedshiftEdges[^2])];
        double[] fractions = [.. near.Select(i =>
        {
            double[] known = [.. s.Catalogue.AgesOfOtherHistories.Values.Select(ages => ages[i]).Where(double.IsFinite)];
            return known.Length == 0 ? double.NaN : 100 * known.Average(a => a > 300 ? 1.0 : 0.0);
        }).Where(double.IsFinite)];
        return HeadlineValue.Of(Arclet.Inference.Statistics.Bootstrap.Of(fractions.Length, objects => MeanOf(fractions, objects), s.RandomOf(id), s.Settings.Resamples));
    }

    private static double MeanOf(double[] values, ReadOnlySpan<int> objects)
    {
        double sum = 0;
        foreach (int i in objects)
            sum += values[i];
        return sum / objects.Length;
    }
}
