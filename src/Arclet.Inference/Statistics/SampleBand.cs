namespace Arclet.Inference.Statistics;

/// <summary>The 16th, 50th and 84th percentile of many curves at every x, all samples of equal weight.</summary>
/// <param name="Low">The 16th percentiles.</param>
/// <param name="Middle">The medians.</param>
/// <param name="High">The 84th percentiles.</param>
public sealed record SampleBand(double[] Low, double[] Middle, double[] High)
{
    /// <summary>The band of curves.</summary>
    /// <param name="curves">One or more curves, each with a value for every x.</param>
    public static SampleBand Of(IReadOnlyList<double[]> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        int n = curves[0].Length;
        double[] low = new double[n], middle = new double[n], high = new double[n], column = new double[curves.Count];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < column.Length; k++)
                column[k] = curves[k][i];
            Array.Sort(column);
            (low[i], middle[i], high[i]) = (Quantile(column, 0.16), Quantile(column, 0.5), Quantile(column, 0.84));
        }

        return new(low, middle, high);
    }

    /// <summary>A quantile of sorted values, linear between them (numpy's default).</summary>
    /// <param name="sorted">The values, ascending; one or more.</param>
    /// <param name="fraction">0 for the least, 1 for the largest.</param>
    public static double Quantile(double[] sorted, double fraction)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        double at = fraction * (sorted.Length - 1);
        int low = (int)Math.Floor(at), high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
