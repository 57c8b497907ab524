namespace Arclet.Demo;

/// <summary>The robust numbers that the demo compares with.</summary>
internal static class DemoStatistics
{
    private const double GaussianMad = 1.482602218505602;

    /// <summary>The median; NaN of nothing.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The standard deviation of the core: 1.4826 times the median absolute deviation; NaN of nothing.</summary>
    public static double Width(IReadOnlyCollection<double> values)
    {
        double median = Median(values);
        return GaussianMad * Median(values.Select(v => Math.Abs(v - median)));
    }

    /// <summary>Standard error of a median of values with this width, for a Gaussian core: 1.2533 width / sqrt(n).</summary>
    public static double MedianError(IReadOnlyCollection<double> values) => Math.Sqrt(Math.PI / 2 / values.Count) * Width(values);
}
