namespace Arclet.Study;

/// <summary>Maximum-likelihood mass functions of selected, incomplete samples with mass errors (formulas 3.12).</summary>
public static class MassFunctions
{
    private const double Steepest = -6, Flattest = 1, LargestCutoffAbove = 4;

    /// <summary>
    /// The slope of exact masses above a limit in closed form: beta = -1 - N / sum ln(M_i / M_min), error (|beta| - 1) / sqrt(N) (Hill 1975; Clauset et al. 2009).
    /// </summary>
    /// <exception cref="ArgumentException">No mass lies above the limit.</exception>
    public static (double Slope, double Error, int Count) PowerLawSlope(ReadOnlySpan<double> logMasses, double logMinimumMass)
    {
        double sum = 0;
        int count = 0;
        foreach (double m in logMasses)
        {
            if (m >= logMinimumMass)
                (sum, count) = (sum + ((m - logMinimumMass) * Math.Log(10)), count + 1);
        }

        if (count == 0 || !(sum > 0))
            throw new ArgumentException($"no mass lies above 10^{logMinimumMass:0.##} Msun");
        double slope = -1 - (count / sum);
        return (slope, (-slope - 1) / Math.Sqrt(count), count);
    }

    /// <summary>
    /// The mass from which on a sample is as near to a power law as it gets: the limit whose fitted power law has the least Kolmogorov-Smirnov distance from the masses above it (Clauset,
    /// Shalizi and Newman 2009, SIAM Review 51, 661). It is sought from the fullest bin of 0.25 dex on, in steps of 0.05 dex, as long as enough masses are left.
    /// </summary>
    /// <param name="logMasses">log10 of the masses; others than finite ones are left out.</param>
    /// <param name="fewest">How many masses must be above the limit.</param>
    /// <returns>log10 of the limit; the middle of the fullest bin where too few masses are above it; NaN without masses.</returns>
    public static double PowerLawMinimum(IEnumerable<double> logMasses, int fewest = 30)
    {
        ArgumentNullException.ThrowIfNull(logMasses);
        double[] sorted = [.. logMasses.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return double.NaN;
        double peak = (sorted.GroupBy(m => (int)Math.Floor(m / 0.25)).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key + 0.5) * 0.25;
        (double at, double least) = (peak, double.PositiveInfinity);
        for (int k = 0; ; k++)
        {
            double minimum = peak + (0.05 * k);
            double[] above = [.. sorted.SkipWhile(m => m < minimum)];
            if (above.Length < fewest)
                return at;
            (double slope, _, int count) = PowerLawSlope(above, minimum);
            double distance = 0;
            for (int i = 0; i < count; i++)
            {
                double cumulative = 1 - Math.Pow(10, (slope + 1) * (above[i] - minimum));
                distance = Math.Max(distance, Math.Max(Math.Abs(((i + 1.0) / count) - cumulative), Math.Abs(((double)i / count) - cumulative)));
            }

            if (distance < least)
                (at, least) = (minimum, distance);
        }
    }

    /// <summary>Fits a mass function.</summary>
    /// <exception cref="ArgumentException">Fewer than two masses lie above the sample's limit, or errors and masses differ in number.</exception>
    public static MassFunctionFit Fit(MassFunctionSample sample, MassFunctionShape shape)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var likelihood = new MassFunctionLikelihood(sample, shape);
        if (shape == MassFunctionShape.PowerLaw)
        {
            (double slope, double best) = Maximum(b => likelihood.At(b, 0), Steepest, -1.001);
            return new()
            {
                Shape = shape,
                Slope = slope,
                SlopeLower = Crossing(b => likelihood.At(b, 0), slope, Steepest, best - 0.5),
                SlopeUpper = Crossing(b => likelihood.At(b, 0), slope, -1.001, best - 0.5),
                LogLikelihood = best,
                Count = likelihood.Count,
            };
        }

        // Without errors a truncation lies at or above the largest mass; with errors it may lie below.
        double low = sample.Errors is null && shape == MassFunctionShape.TruncatedPowerLaw ? likelihood.LargestMass : likelihood.MinimumMass + 0.05;
        double high = likelihood.LargestMass + LargestCutoffAbove;
        double ByCutoff(double cutoff) => Maximum(b => likelihood.At(b, cutoff), Steepest, Flattest).Value;
        double BySlope(double slope) => Maximum(c => likelihood.At(slope, c), low, high).Value;
        (double cut, double top) = Maximum(ByCutoff, low, high);
        double beta = Maximum(b => likelihood.At(b, cut), Steepest, Flattest).At;
        double upper = ByCutoff(high) > top - 0.5 ? double.PositiveInfinity : Crossing(ByCutoff, cut, high, top - 0.5);
        return new()
        {
            Shape = shape,
            Slope = beta,
            SlopeLower = Crossing(BySlope, beta, Steepest, top - 0.5),
            SlopeUpper = Crossing(BySlope, beta, Flattest, top - 0.5),
            LogCutoff = cut,
            LogCutoffLower = Crossing(ByCutoff, cut, low, top - 0.5),
            LogCutoffUpper = upper,
            LogLikelihood = top,
            Count = likelihood.Count,
        };
    }

    /// <summary>The largest value on an interval: a scan of 24 points, then golden sections around the best of them.</summary>
    private static (double At, double Value) Maximum(Func<double, double> function, double low, double high)
    {
        const int scan = 24;
        double step = (high - low) / scan, at = low, value = double.NegativeInfinity;
        for (int i = 0; i <= scan; i++)
        {
            double x = low + (i * step), y = function(x);
            if (y > value)
                (at, value) = (x, y);
        }

        double a = Math.Max(low, at - step), b = Math.Min(high, at + step), ratio = (Math.Sqrt(5) - 1) / 2;
        double c = b - (ratio * (b - a)), d = a + (ratio * (b - a)), fc = function(c), fd = function(d);
        while (b - a > 1e-5)
        {
            if (fc > fd)
            {
                (b, d, fd) = (d, c, fc);
                c = b - (ratio * (b - a));
                fc = function(c);
            }
            else
            {
                (a, c, fc) = (c, d, fd);
                d = a + (ratio * (b - a));
                fd = function(d);
            }
        }

        double middle = 0.5 * (a + b), best = function(middle);
        return best > value ? (middle, best) : (at, value);
    }

    /// <summary>Where a function falls to a level between its maximum and an end; the end itself where it does not.</summary>
    private static double Crossing(Func<double, double> function, double maximum, double end, double level)
    {
        if (function(end) >= level)
            return end;
        double inside = maximum, outside = end;
        for (int i = 0; i < 40 && Math.Abs(outside - inside) > 1e-4; i++)
        {
            double middle = 0.5 * (inside + outside);
            if (function(middle) >= level)
                inside = middle;
            else
                outside = middle;
        }

        return 0.5 * (inside + outside);
    }
}
