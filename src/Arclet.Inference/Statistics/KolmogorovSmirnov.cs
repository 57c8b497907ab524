namespace Arclet.Inference.Statistics;

/// <summary>The Kolmogorov-Smirnov test; probabilities by Stephens' (1970, J. Roy. Stat. Soc. B 32, 115) finite-size form of Kolmogorov's series, good to 0.002 from 5 values on.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>The largest distance between the values' distribution and the uniform one on [0, 1], and the probability of a larger one.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static (double Distance, double Probability) Uniform(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("the Kolmogorov-Smirnov test needs values");
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double largest = 0, n = sorted.Length;
        for (int i = 0; i < sorted.Length; i++)
            largest = Math.Max(largest, Math.Max(((i + 1) / n) - sorted[i], sorted[i] - (i / n)));
        return (largest, Probability(largest, n));
    }

    /// <summary>The largest distance between two samples' distributions, and the probability of a larger one if they come from the same.</summary>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static (double Distance, double Probability) TwoSamples(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
            throw new ArgumentException("the Kolmogorov-Smirnov test needs values in both samples");
        double[] a = first.ToArray(), b = second.ToArray();
        Array.Sort(a);
        Array.Sort(b);
        double largest = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= x)
                i++;
            while (j < b.Length && b[j] <= x)
                j++;
            largest = Math.Max(largest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return (largest, Probability(largest, (double)a.Length * b.Length / (a.Length + b.Length)));
    }

    private static double Probability(double distance, double n)
    {
        double root = Math.Sqrt(n), t = distance * (root + 0.12 + (0.11 / root));
        if (t < 0.2)
            return 1;
        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            double term = Math.Exp(-2.0 * k * k * t * t);
            sum += (k % 2 == 1 ? 2 : -2) * term;
            if (term < 1e-16)
                break;
        }

        return Math.Clamp(sum, 0, 1);
    }
}
