using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Filter curves made of published numbers, for use without any curve at hand: top-hats between the half-power wavelengths, with smooth edges, of the height of the mean throughput.
/// </summary>
/// <remarks>
/// The shape is T(lambda) = m r((lambda - blue)/s) r((red - lambda)/s) with the logistic step r(x) = 1/(1 + exp(-2.4 x)) and s = 0.012 of the edge's wavelength, and a slope across the top that is
/// chosen so that the pivot is the published one. What this replaces, the real curve's shape, matters by a few per cent in the flux of steep spectra and lines near the edges;
/// docs/populations.md has the figures. Give real curves (<see cref="FilterFiles"/>) for publication.
/// </remarks>
public static class BuiltInFilters
{
    /// <summary>The edges' width over their wavelength: 1 sigma of the real curves' flanks is some 0.5 to 1 per cent.</summary>
    private const double EdgeWidth = 0.012;

    /// <summary>What every curve's <see cref="FilterCurve.Origin"/> says.</summary>
    public const string Origin = "made from published half-power and pivot wavelengths (smooth-edged top-hat), not a measured curve";

    private static readonly Lazy<FilterCurveSet> Made = new(() => new FilterCurveSet("the built-in filters", [.. FilterCatalog.All.Where(f => f.Throughput is not null).Select(f => Make(f))]));

    /// <summary>A curve for every filter whose half-power wavelengths are known: 20 of NIRCam, and those of ACS and WFC3 in the catalogue.</summary>
    public static FilterCurveSet All => Made.Value;

    /// <summary>The curve of a filter whose half-power wavelengths are known.</summary>
    /// <exception cref="Fits.InputException">They are not.</exception>
    public static FilterCurve Make(Filter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        double pivot = filter.PivotAngstrom;

        // The pivot moves with the slope without bends: bisection.
        double low = -1.9, high = 1.9;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (Make(filter, middle).PivotAngstrom < pivot)
                low = middle;
            else
                high = middle;
        }

        return Make(filter, (low + high) / 2);
    }

    private static FilterCurve Make(Filter filter, double slope)
    {
        double blue = filter.HalfPowerBlueMicron * 1e4, red = filter.HalfPowerRedMicron * 1e4, start = blue * (1 - (3.2 * EdgeWidth)), end = red * (1 + (3.2 * EdgeWidth));
        const int Points = 401;
        double[] w = new double[Points], t = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            w[i] = start + ((end - start) * i / (Points - 1));
            double place = Math.Clamp((w[i] - blue) / (red - blue), 0, 1) - 0.5;
            t[i] = i is 0 or Points - 1 ? 0 : filter.Throughput!.MeanThroughput * Rise((w[i] - blue) / (EdgeWidth * blue)) * Rise((red - w[i]) / (EdgeWidth * red)) * (1 + (slope * place));
        }

        return new FilterCurve(filter.Id, w, t, Origin);
    }

    /// <summary>A smooth step, one half at 0: the logistic function, which is near the error function.</summary>
    private static double Rise(double x) => 1 / (1 + Math.Exp(-2.4 * x));
}
