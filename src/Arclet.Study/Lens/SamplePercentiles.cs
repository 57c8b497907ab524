namespace Arclet.Study;

/// <summary>The 16th, 50th and 84th percentile of samples of equal weight, linear between samples as numpy's default is.</summary>
internal static class SamplePercentiles
{
    /// <summary>The percentiles of the samples that are numbers; NaN where fewer than half are.</summary>
    public static (double P16, double P50, double P84) Of(ReadOnlySpan<double> samples)
    {
        double[] sorted = new double[samples.Length];
        int count = 0;
        foreach (double value in samples)
        {
            if (!double.IsNaN(value))
                sorted[count++] = value;
        }

        if (count == 0 || 2 * count < samples.Length)
            return (double.NaN, double.NaN, double.NaN);
        Array.Sort(sorted, 0, count);
        return (At(0.16), At(0.50), At(0.84));

        double At(double p)
        {
            double place = p * (count - 1);
            int below = (int)Math.Floor(place);
            if (below + 1 >= count || sorted[below] == sorted[below + 1])
                return sorted[Math.Min(below, count - 1)];
            return sorted[below] + ((sorted[below + 1] - sorted[below]) * (place - below));
        }
    }
}
