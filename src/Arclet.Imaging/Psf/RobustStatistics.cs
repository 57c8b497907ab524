namespace Arclet.Imaging.Psf;

/// <summary>Medians, and scatters from medians.</summary>
internal static class RobustStatistics
{
    /// <summary>The median of a list, which is sorted by it; NaN of an empty one.</summary>
    public static double Median(List<double> values)
    {
        if (values.Count == 0)
            return double.NaN;
        values.Sort();
        int half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    /// <summary>The median and 1.4826 times the median absolute deviation, the standard deviation of a normal distribution.</summary>
    public static (double Median, double Scatter) MedianAndScatter(List<double> values)
    {
        double median = Median(values);
        return (median, 1.4826 * Median([.. values.Select(v => Math.Abs(v - median))]));
    }
}
