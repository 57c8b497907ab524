namespace Arclet.Posterior;

/// <summary>The 16th, 50th and 84th percentile of many curves at every x, all samples of equal weight.</summary>
internal sealed record SampleBand(double[] Low, double[] Middle, double[] High)
{
    public static SampleBand Of(IReadOnlyList<double[]> curves)
    {
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
    public static double Quantile(double[] sorted, double fraction)
    {
        double at = fraction * (sorted.Length - 1);
        int low = (int)Math.Floor(at), high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
