using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// A filter at a redshift as weights of a spectrum's points: flux density in nJy = sum of weight times luminosity in Lsun/A. Exact for a spectrum and a
/// throughput that are linear between their points; intergalactic absorption is within.
/// </summary>
/// <remarks>
/// f_nu = pivot^2 / c * int f_lambda T lambda dlambda / int T lambda dlambda, with f_lambda = L / (4 pi dL^2 (1+z)) at lambda (1+z).
/// </remarks>
internal sealed class BandWeights
{
    private readonly FilterCurve filter;
    private readonly double redshift;
    private readonly double factor;

    private BandWeights(FilterCurve filter, double redshift, double distanceMpc)
    {
        this.filter = filter;
        this.redshift = redshift;
        double centimetres = distanceMpc * PhysicalConstants.MetrePerParsec * 1e8;
        double perArea = SolarUnits.LuminosityErgPerSecond / (4 * Math.PI * centimetres * centimetres) / 1e-32;
        factor = perArea * (1 + redshift) * filter.PivotAngstrom * filter.PivotAngstrom / (PhysicalConstants.SpeedOfLightAngstromPerSecond * filter.PhotonIntegral);
        First = 0;
        Weights = [];
    }

    /// <summary>The first wavelength that has weight.</summary>
    public int First { get; private set; }

    /// <summary>The weights from there.</summary>
    public double[] Weights { get; private set; }

    /// <summary>The weights of a filter.</summary>
    public static BandWeights Of(FilterCurve filter, double[] wavelengths, double redshift, double distanceMpc)
    {
        var band = new BandWeights(filter, redshift, distanceMpc);
        band.Fill(wavelengths);
        return band;
    }

    /// <summary>The weight of a line of 1 Lsun; Lyman alpha is absorbed as the light just below it.</summary>
    public double Line(double wavelength)
    {
        double absorbed = Math.Abs(wavelength - InoueIgm.LymanAlphaAngstrom) < 0.5 ? Math.BitDecrement(InoueIgm.LymanAlphaAngstrom) : wavelength;
        return factor * filter.At(wavelength * (1 + redshift)) * wavelength * InoueIgm.Transmission(absorbed, redshift);
    }

    /// <summary>The flux of a spectrum in nJy.</summary>
    public double Flux(ReadOnlySpan<double> luminosity) =>
        Weights.Length == 0 ? 0 : System.Numerics.Tensors.TensorPrimitives.Dot(luminosity.Slice(First, Weights.Length), Weights);

    private void Fill(double[] wavelengths)
    {
        double from = Math.Max(filter.FirstAngstrom / (1 + redshift), wavelengths[0]), to = Math.Min(filter.LastAngstrom / (1 + redshift), wavelengths[^1]);
        if (from >= to)
            return;
        int low = GridAxis.Bracket(wavelengths, from).Low, high = GridAxis.Bracket(wavelengths, to).Low + 1;
        First = low;
        double[] weights = new double[high - low + 1];
        IEnumerable<double> cuts = filter.WavelengthsAngstrom.Select(w => w / (1 + redshift)).Concat(wavelengths.AsSpan(low, weights.Length).ToArray());
        if (from < InoueIgm.LymanAlphaAngstrom)
            cuts = cuts.Concat(InoueIgm.SeriesAngstrom).Append(InoueIgm.LymanLimitAngstrom);
        double[] edges = [.. cuts.Where(c => c > from && c < to).Append(from).Append(to).Order().Distinct()];
        double half = 0.5 / Math.Sqrt(3);
        for (int e = 1; e < edges.Length; e++)
        {
            // Spectrum, throughput and lambda are straight here: Gauss's two points integrate their product, a cubic, exactly.
            double width = edges[e] - edges[e - 1], middle = edges[e - 1] + (width / 2);
            for (int side = -1; side <= 1; side += 2)
            {
                double at = middle + (side * half * width);
                double value = factor * width / 2 * filter.At(at * (1 + redshift)) * at * InoueIgm.Transmission(at, redshift);
                (int i, double up) = GridAxis.Bracket(wavelengths, at);
                weights[i - low] += value * (1 - up);
                weights[i - low + 1] += value * up;
            }
        }

        Weights = weights;
    }
}
