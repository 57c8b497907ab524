using Arclet.Inference;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>
/// Pearson's and Spearman's correlation of two quantities, their p-values and a straight line's slope, each with its 68 % range when the objects are drawn again with replacement (section 4.5
/// of the paper quotes such ranges; formulas 3.11).
/// </summary>
public sealed record ResampledCorrelation
{
    /// <summary>The number of objects with both quantities.</summary>
    public required int Count { get; init; }

    /// <summary>Pearson's r of the objects whose two numbers are finite.</summary>
    public required ResampledNumber Pearson { get; init; }

    /// <summary>Its two-sided p-value.</summary>
    public required ResampledNumber PearsonProbability { get; init; }

    /// <summary>Spearman's rank correlation; infinite numbers count by their rank.</summary>
    public required ResampledNumber Spearman { get; init; }

    /// <summary>Its two-sided p-value.</summary>
    public required ResampledNumber SpearmanProbability { get; init; }

    /// <summary>The slope of the least-squares line of y on x, of finite numbers.</summary>
    public required ResampledNumber Slope { get; init; }

    /// <summary>Correlates.</summary>
    /// <param name="x">The one quantity; pairs with a NaN are left out.</param>
    /// <param name="y">The other, of the same objects.</param>
    /// <param name="random">The generator of this statistic alone.</param>
    /// <param name="resamples">How often the objects are drawn again.</param>
    /// <exception cref="ArgumentException">The two differ in number.</exception>
    public static ResampledCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y, SeededRandom random, int resamples)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(random);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} numbers are correlated with {y.Count}");
        int[] kept = [.. Enumerable.Range(0, x.Count).Where(i => !double.IsNaN(x[i]) && !double.IsNaN(y[i]))];
        double[] a = [.. kept.Select(i => x[i])], b = [.. kept.Select(i => y[i])];
        int n = a.Length;
        var ranksA = new ResampledRanks(a);
        var ranksB = new ResampledRanks(b);
        int[] times = new int[n];
        Array.Fill(times, 1);
        Numbers value = Compute();
        var drawn = new List<Numbers>(resamples);
        for (int k = 0; k < resamples && n > 2; k++)
        {
            Array.Clear(times);
            for (int i = 0; i < n; i++)
                times[(int)(random.NextDouble() * n)]++;
            drawn.Add(Compute());
        }

        return new()
        {
            Count = n,
            Pearson = Range(d => d.Pearson),
            PearsonProbability = Range(d => d.PearsonP),
            Spearman = Range(d => d.Spearman),
            SpearmanProbability = Range(d => d.SpearmanP),
            Slope = Range(d => d.Slope),
        };

        ResampledNumber Range(Func<Numbers, double> part)
        {
            double[] values = [.. drawn.Select(part).Where(double.IsFinite)];
            if (values.Length == 0)
                return new(part(value), double.NaN, double.NaN);
            double[] weights = new double[values.Length];
            Array.Fill(weights, 1);
            Span<double> quantiles = stackalloc double[2];
            WeightedQuantiles.Fill(values, weights, [0.158655, 0.841345], quantiles);
            return new(part(value), quantiles[0], quantiles[1]);
        }

        Numbers Compute()
        {
            (double r, double slope, int finite) = Moments(a, b, times, finiteOnly: true);
            (double rho, _, int all) = Moments(ranksA.Of(times), ranksB.Of(times), times, finiteOnly: false);
            return new(r, Probability(r, finite), rho, Probability(rho, all), slope);
        }
    }

    private static double Probability(double r, int count)
    {
        if (count < 3 || !double.IsFinite(r))
            return double.NaN;
        if (Math.Abs(r) >= 1)
            return 0;
        double t = Math.Abs(r) * Math.Sqrt((count - 2) / (1 - (r * r)));
        return 2 * StudentDistribution.Cumulative(-t, count - 2);
    }

    private static (double Correlation, double Slope, int Count) Moments(double[] a, double[] b, int[] times, bool finiteOnly)
    {
        double sa = 0, sb = 0;
        int n = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (times[i] == 0 || (finiteOnly && !(double.IsFinite(a[i]) && double.IsFinite(b[i]))))
                continue;
            (sa, sb, n) = (sa + (times[i] * a[i]), sb + (times[i] * b[i]), n + times[i]);
        }

        double ma = sa / n, mb = sb / n, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (times[i] == 0 || (finiteOnly && !(double.IsFinite(a[i]) && double.IsFinite(b[i]))))
                continue;
            double da = a[i] - ma, db = b[i] - mb;
            (aa, bb, ab) = (aa + (times[i] * da * da), bb + (times[i] * db * db), ab + (times[i] * da * db));
        }

        return n < 2 || !(aa > 0) || !(bb > 0) ? (double.NaN, double.NaN, n) : (Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1), ab / aa, n);
    }

    private readonly record struct Numbers(double Pearson, double PearsonP, double Spearman, double SpearmanP, double Slope);

    /// <summary>Mid-ranks of a resample in one pass over an order that is sorted once.</summary>
    private sealed class ResampledRanks
    {
        private readonly double[] values, ranks;
        private readonly int[] order;

        public ResampledRanks(double[] values)
        {
            this.values = values;
            order = [.. Enumerable.Range(0, values.Length)];
            Array.Sort([.. values], order);
            ranks = new double[values.Length];
        }

        public double[] Of(int[] times)
        {
            int before = 0;
            for (int first = 0; first < order.Length;)
            {
                int end = first, here = 0;
                while (end < order.Length && values[order[end]].Equals(values[order[first]]))
                    here += times[order[end++]];
                for (int i = first; i < end; i++)
                    ranks[order[i]] = before + ((here + 1) / 2.0);
                (before, first) = (before + here, end);
            }

            return ranks;
        }
    }
}
