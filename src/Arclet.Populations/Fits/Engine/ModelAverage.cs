namespace Arclet.Populations;

/// <summary>Histories weighed by their evidences.</summary>
internal static class ModelAverage
{
    /// <summary>The result of an object's fits.</summary>
    public static SedFitResult Result(SedObject source, List<HistoryFit> fits, string reference)
    {
        double[] weights = Weights(fits);
        return new SedFitResult { Object = source, Fits = fits, ReferenceHistory = reference, EvidenceWeights = weights, Averaged = fits.Count > 1 ? Average(fits, weights) : [] };
    }

    private static double[] Weights(List<HistoryFit> fits)
    {
        double largest = fits.Max(f => f.LogEvidence);
        if (!double.IsFinite(largest))
            return [.. fits.Select(_ => double.NaN)];
        double[] weights = [.. fits.Select(f => Math.Exp(f.LogEvidence - largest))];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static KeyValuePair<string, QuantityEstimate>[] Average(List<HistoryFit> fits, double[] weights)
    {
        HistoryFit best = fits.MinBy(f => double.IsNaN(f.BestChi2) ? double.PositiveInfinity : f.BestChi2)!;
        if (weights.Any(double.IsNaN) || fits.Any(f => f.Samples is null or { Count: 0 }))
            return [];
        var result = new List<KeyValuePair<string, QuantityEstimate>>();
        double[] each = [.. fits.SelectMany((f, h) => Enumerable.Repeat(weights[h] / f.Samples!.Count, f.Samples.Count))];
        foreach ((string name, _) in fits[0].Quantities)
        {
            if (!fits.TrueForAll(f => f.Samples!.Names.Contains(name)))
                continue;
            double[] values = [.. fits.SelectMany(f => f.Samples![name])];
            result.Add(KeyValuePair.Create(name, Percentiles.Of(values, each, best[name].Best)));
        }

        return [.. result];
    }
}
