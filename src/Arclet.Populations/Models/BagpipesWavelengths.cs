namespace Arclet.Populations;

/// <summary>Bagpipes' wavelengths for photometry: R = 20 outside the filters' reach and 100 within.</summary>
internal static class BagpipesWavelengths
{
    private const double CoarseResolution = 20;
    private const double FineResolution = 100;
    private const double HighestRedshift = 10;

    /// <summary>Rest wavelengths in angstrom from 1 to 1e8.</summary>
    public static double[] For(IReadOnlyList<FilterCurve> filters)
    {
        double least = double.PositiveInfinity, most = 0;
        foreach (FilterCurve filter in filters)
        {
            (int first, int last) = NonZero(filter);
            least = Math.Min(least, filter.WavelengthsAngstrom[Math.Max(first - 2, 0)]);
            most = Math.Max(most, filter.WavelengthsAngstrom[Math.Min(last + 2, filter.Throughput.Length - 1)]);
        }

        var x = new List<double> { 1 };
        while (x[^1] * (1 + (0.5 / CoarseResolution)) < least / (1 + HighestRedshift))
            x.Add(x[^1] * (1 + (0.5 / CoarseResolution)));
        while (x[^1] < 1.01 * most)
            x.Add(x[^1] * (1 + (0.5 / FineResolution)));
        while (x[^1] < 1e8)
            x.Add(x[^1] * (1 + (0.5 / CoarseResolution)));
        return [.. x];
    }

    /// <summary>Widths of the wavelengths' cells, whose edges are half-way between them.</summary>
    public static double[] Widths(double[] wavelengths)
    {
        double[] widths = new double[wavelengths.Length];
        widths[0] = ((wavelengths[0] + wavelengths[1]) / 2) - (wavelengths[0] - ((wavelengths[1] - wavelengths[0]) / 2));
        for (int i = 1; i < widths.Length - 1; i++)
            widths[i] = (wavelengths[i + 1] - wavelengths[i - 1]) / 2;
        widths[^1] = wavelengths[^1] - wavelengths[^2];
        return widths;
    }

    /// <summary>The first and last point of a filter that is not zero.</summary>
    public static (int First, int Last) NonZero(FilterCurve filter) =>
        (Array.FindIndex(filter.Throughput, t => t != 0), Array.FindLastIndex(filter.Throughput, t => t != 0));

    /// <summary>A curve on other wavelengths, linear between its points, 0 (or another value) outside them.</summary>
    public static double[] Resample(double[] to, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] values = new double[to.Length];
        int k = 0;
        for (int i = 0; i < to.Length; i++)
        {
            if (to[i] < x[0] || to[i] > x[^1])
                continue;
            while (k < x.Length - 2 && x[k + 1] <= to[i])
                k++;
            values[i] = to[i] == x[k + 1] ? y[k + 1] : ((y[k + 1] - y[k]) / (x[k + 1] - x[k]) * (to[i] - x[k])) + y[k];
        }

        return values;
    }
}
