namespace Arclet.Inference.Statistics;

/// <summary>Errors of a statistic by drawing the sample's objects again with replacement (Efron 1979, Ann. Statist. 7, 1).</summary>
public static class Bootstrap
{
    /// <summary>A statistic of a sample of <paramref name="count"/> objects and its range.</summary>
    /// <param name="count">The number of objects.</param>
    /// <param name="statistic">The statistic of the objects with these numbers, which may repeat; NaN where it is not defined.</param>
    /// <param name="random">The generator of this statistic alone: the result depends on nothing else.</param>
    /// <param name="resamples">How often the sample is drawn again.</param>
    /// <returns>NaN everywhere for an empty sample; a lone object has a value and no range.</returns>
    public static BootstrapResult Of(int count, Func<ReadOnlySpan<int>, double> statistic, SeededRandom random, int resamples = 1000)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (count == 0)
            return new(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        int[] objects = [.. Enumerable.Range(0, count)];
        double value = statistic(objects);
        if (count == 1)
            return new(value, double.NaN, double.NaN, double.NaN, 1);
        var drawn = new List<double>(resamples);
        for (int k = 0; k < resamples; k++)
        {
            for (int i = 0; i < count; i++)
                objects[i] = (int)(random.NextDouble() * count);
            double one = statistic(objects);
            if (!double.IsNaN(one))
                drawn.Add(one);
        }

        if (drawn.Count == 0)
            return new(value, double.NaN, double.NaN, double.NaN, count);
        double[] values = [.. drawn], weights = new double[values.Length];
        Array.Fill(weights, 1);
        Span<double> quantiles = stackalloc double[2];
        WeightedQuantiles.Fill(values, weights, [0.158655, 0.841345], quantiles);
        double mean = values.Average(), variance = values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1);
        return new(value, quantiles[0], quantiles[1], Math.Sqrt(variance), count);
    }

    /// <summary>The median of values with its range.</summary>
    public static BootstrapResult Median(ReadOnlySpan<double> values, SeededRandom random, int resamples = 1000)
    {
        double[] all = values.ToArray();
        var buffer = new double[all.Length];
        return Of(all.Length, objects => MedianOf(all, objects, buffer), random, resamples);
    }

    /// <summary>The fraction of values that satisfy a condition, with its range.</summary>
    public static BootstrapResult Fraction(ReadOnlySpan<double> values, Func<double, bool> condition, SeededRandom random, int resamples = 1000)
    {
        ArgumentNullException.ThrowIfNull(condition);
        double[] hits = new double[values.Length];
        for (int i = 0; i < hits.Length; i++)
            hits[i] = condition(values[i]) ? 1 : 0;
        return Of(hits.Length, objects => MeanOf(hits, objects), random, resamples);
    }

    private static double MeanOf(double[] values, ReadOnlySpan<int> objects)
    {
        double sum = 0;
        foreach (int i in objects)
            sum += values[i];
        return sum / objects.Length;
    }

    private static double MedianOf(double[] values, ReadOnlySpan<int> objects, double[] buffer)
    {
        for (int i = 0; i < objects.Length; i++)
            buffer[i] = values[objects[i]];
        Array.Sort(buffer, 0, objects.Length);
        int middle = objects.Length / 2;
        return objects.Length % 2 == 1 ? buffer[middle] : 0.5 * (buffer[middle - 1] + buffer[middle]);
    }
}
