namespace Arclet.Figures;

/// <summary>
/// The density of a sample by Gaussian kernels of Silverman's width (1986, "Density Estimation", eq. 3.31): 0.9 min(sigma, IQR / 1.34) n^(-1/5).
/// </summary>
internal sealed class KernelDensity
{
    private readonly double[] _sorted;

    public KernelDensity(IEnumerable<double> values)
    {
        _sorted = [.. values.Where(double.IsFinite)];
        Array.Sort(_sorted);
        if (_sorted.Length > 1)
        {
            double mean = _sorted.Average(), sigma = Math.Sqrt(_sorted.Sum(v => (v - mean) * (v - mean)) / (_sorted.Length - 1));
            double range = (Quantile(0.75) - Quantile(0.25)) / 1.34;

            // Half of the values may be equal: the other measure of width is then the only one.
            double width = range > 0 ? Math.Min(sigma, range) : sigma;
            Width = 0.9 * width * Math.Pow(_sorted.Length, -0.2);
        }
    }

    public int Count => _sorted.Length;

    /// <summary>The standard deviation of the kernel; 0 where the values do not differ.</summary>
    public double Width { get; }

    public IReadOnlyList<double> Sorted => _sorted;

    public double Smallest => _sorted[0];

    public double Largest => _sorted[^1];

    /// <summary>A quantile, linear between order statistics.</summary>
    public double Quantile(double fraction)
    {
        double at = fraction * (_sorted.Length - 1);
        int i = Math.Min((int)at, _sorted.Length - 1), next = Math.Min(i + 1, _sorted.Length - 1);
        return _sorted[i] + ((at - i) * (_sorted[next] - _sorted[i]));
    }

    /// <summary>The density at a value.</summary>
    public double At(double value)
    {
        // Beyond five widths a kernel adds less than 4e-6 of its peak.
        int from = LowerBound(value - (5 * Width)), to = LowerBound(value + (5 * Width));
        double sum = 0;
        for (int i = from; i < to; i++)
        {
            double t = (value - _sorted[i]) / Width;
            sum += Math.Exp(-0.5 * t * t);
        }

        return sum / (_sorted.Length * Width * Math.Sqrt(2 * Math.PI));
    }

    private int LowerBound(double value)
    {
        int found = Array.BinarySearch(_sorted, value);
        if (found < 0)
            return ~found;
        while (found > 0 && _sorted[found - 1] == value)
            found--;
        return found;
    }
}
