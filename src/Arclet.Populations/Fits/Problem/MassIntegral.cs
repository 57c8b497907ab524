using Arclet.Inference;

namespace Arclet.Populations;

/// <summary>
/// The mass of a Gaussian likelihood integrated out. With fluxes proportional to mass chi2 = c - t^2 + (s - t)^2, where s is the mass in units of its own error and
/// t the best such value, be it negative. For a prior uniform in ln s what is left is the integral of exp(-(s - t)^2 / 2) over ln s.
/// </summary>
internal static class MassIntegral
{
    /// <summary>Above it, far from the prior's ends, an asymptotic series is good to 1e-8.</summary>
    private const double AsymptoticFrom = 12;

    /// <summary>exp(-Reach / 2) = 4e-18 of the largest value is where the integrand is left out.</summary>
    private const double Reach = 80;

    private const int MostPanels = 96;

    private static readonly double[] Nodes = [0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623];
    private static readonly double[] Weights = [0.36268378337836198, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626];

    /// <summary>ln of the integral of exp(-(s - t)^2 / 2) d ln s from <paramref name="low"/> to <paramref name="high"/>, good to 1e-8.</summary>
    /// <param name="t">The best value.</param>
    /// <param name="low">The least s, above 0.</param>
    /// <param name="high">The largest s.</param>
    public static double Log(double t, double low, double high)
    {
        if (IsAsymptotic(t, low, high))
        {
            double u = 1 / (t * t), series = 1 + (9 * u);
            for (int k = 7; k > 0; k -= 2)
                series = 1 + (k * u * series);
            return (0.5 * Math.Log(2 * Math.PI)) - Math.Log(t) + Math.Log(series);
        }

        Span<double> edges = stackalloc double[MostPanels + 1];
        Span<double> values = stackalloc double[MostPanels];
        int panels = Panels(t, low, high, edges, values, out double peak);
        double sum = 0;
        for (int p = 0; p < panels; p++)
            sum += values[p];
        return peak + Math.Log(sum);
    }

    /// <summary>Draws s from the integrand.</summary>
    public static double Draw(double t, double low, double high, SeededRandom random)
    {
        if (IsAsymptotic(t, low, high))
        {
            // The Gaussian within 6 sigma, thinned by 1/s.
            double least = t - 6;
            while (true)
            {
                double g = random.Gaussian(), s = t + g;
                if (Math.Abs(g) < 6 && random.NextDouble() * s < least)
                    return s;
            }
        }

        Span<double> edges = stackalloc double[MostPanels + 1];
        Span<double> values = stackalloc double[MostPanels];
        int panels = Panels(t, low, high, edges, values, out _);
        double sum = 0;
        for (int p = 0; p < panels; p++)
            sum += values[p];
        double pick = random.NextDouble() * sum;
        int panel = 0;
        while (panel < panels - 1 && pick >= values[panel])
            pick -= values[panel++];
        double a = edges[panel], b = edges[panel + 1], nearest = Math.Clamp(t, a, b) - t, ratio = Math.Log(b / a);
        while (true)
        {
            // Uniform in ln s, thinned by the Gaussian relative to its largest value in the panel.
            double s = a * Math.Exp(ratio * random.NextDouble()), d = s - t;
            if (random.NextDouble() < Math.Exp(-0.5 * ((d * d) - (nearest * nearest))))
                return Math.Clamp(s, a, b);
        }
    }

    private static bool IsAsymptotic(double t, double low, double high) => t > AsymptoticFrom && low < t - 9 && high > t + 9;

    /// <summary>Cuts the range into panels that Gauss's eight points integrate, the first by a series where it begins at small s; values are relative to exp(peak).</summary>
    private static int Panels(double t, double low, double high, Span<double> edges, Span<double> values, out double peak)
    {
        double off = Math.Clamp(t, low, high) - t, reach = Math.Sqrt(Reach + (off * off));
        peak = -0.5 * off * off;
        double from = Math.Max(low, t - reach), to = Math.Min(high, t + reach), small = Math.Min(1 / (1 + Math.Abs(t)), to);
        int count = 0;
        edges[0] = from;
        if (from < small)
        {
            values[count++] = Math.Exp((-0.5 * t * t) - peak) * Series(t, from, small);
            edges[count] = small;
        }

        double widest = Math.Min(2, 4 / Math.Abs(off));
        while (edges[count] < to && count < MostPanels)
        {
            double a = edges[count], b = count == MostPanels - 1 ? to : Math.Min(to, a + Math.Min(widest, a)), half = (b - a) / 2, middle = a + half, sum = 0;
            for (int k = 0; k < Nodes.Length; k++)
            {
                double left = middle - (half * Nodes[k]), right = middle + (half * Nodes[k]);
                sum += Weights[k] * ((Math.Exp((-0.5 * (left - t) * (left - t)) - peak) / left) + (Math.Exp((-0.5 * (right - t) * (right - t)) - peak) / right));
            }

            values[count++] = half * sum;
            edges[count] = b;
        }

        return count;
    }

    /// <summary>The integral of exp(t s - s^2 / 2) d ln s between small s: the exponential is sum He_n(t) s^n / n!.</summary>
    private static double Series(double t, double from, double to)
    {
        double sum = Math.Log(to / from), before = 1, term = t, high = to, low = from;
        for (int n = 1; n <= 24; n++)
        {
            sum += term * (high - low) / n;
            (before, term) = (term, ((t * term) - before) / (n + 1));
            high *= to;
            low *= from;
        }

        return sum;
    }
}
