using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>Medians of pairs in groups of equal number along x: what a trend's line and band are drawn through.</summary>
public static class RunningMedian
{
    /// <summary>The groups: no more than <paramref name="most"/>, none with fewer than <paramref name="fewest"/> pairs, where there are as many at all.</summary>
    /// <param name="x">The quantity along which it runs.</param>
    /// <param name="y">The quantity whose median is taken; pairs that are not finite are left out.</param>
    /// <param name="most">The most groups.</param>
    /// <param name="fewest">The fewest pairs of a group.</param>
    /// <returns>The groups by rising x; empty where fewer than <paramref name="fewest"/> pairs are finite.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public static IReadOnlyList<RunningMedianPoint> Of(IReadOnlyList<double> x, IReadOnlyList<double> y, int most = 8, int fewest = 5)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} values are paired with {y.Count}");
        (double X, double Y)[] pairs = [.. x.Zip(y).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).OrderBy(p => p.First).ThenBy(p => p.Second)];
        int groups = Math.Min(most, pairs.Length / fewest);
        return [.. Enumerable.Range(0, groups).Select(g =>
        {
            (double X, double Y)[] own = pairs[(g * pairs.Length / groups)..((g + 1) * pairs.Length / groups)];
            double[] xs = [.. own.Select(p => p.X)], ys = [.. own.Select(p => p.Y)], weights = new double[own.Length];
            Array.Fill(weights, 1);
            Span<double> quantiles = stackalloc double[3];
            WeightedQuantiles.Fill(ys, weights, [0.158655, 0.5, 0.841345], quantiles);
            return new RunningMedianPoint(WeightedQuantiles.Quantile(xs, weights, 0.5), quantiles[1], quantiles[0], quantiles[2], own.Length);
        })];
    }
}
