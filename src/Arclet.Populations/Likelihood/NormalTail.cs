namespace Arclet.Populations;

/// <summary>The logarithm of the normal distribution's cumulative, good where it underflows.</summary>
internal static class NormalTail
{
    /// <summary>ln Phi(x).</summary>
    public static double LogCumulative(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        double a = Math.Abs(x), density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (a < 3)
        {
            // Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...).
            double term = a, sum = a;
            for (int k = 3; term > 1e-17 * sum; k += 2)
            {
                term *= a * a / k;
                sum += term;
            }

            return Math.Log(x < 0 ? 0.5 - (density * sum) : 0.5 + (density * sum));
        }

        // Laplace's continued fraction of the tail, phi/(a + 1/(a + 2/(a + 3/...))), from its far end.
        double fraction = a;
        for (int k = 90; k > 0; k--)
            fraction = a + (k / fraction);
        if (x < 0)
            return (-x * x / 2) - (0.5 * Math.Log(2 * Math.PI)) - Math.Log(fraction);

        // ln(1 - q) of a q below 0.0014, by its series.
        double q = density / fraction;
        return -q * (1 + (q * (0.5 + (q * ((1 / 3.0) + (q * (0.25 + (q * (0.2 + (q / 6))))))))));
    }
}
