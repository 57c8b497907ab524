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
    /// <summary>Where the intergalactic absorption has steps, in angstrom at rest, ascending.</summary>
    private static readonly double[] AbsorptionSteps = [.. InoueIgm.SeriesAngstrom.Append(InoueIgm.LymanLimitAngstrom).Order()];

    private readonly FilterCurve filter;
    private readonly double redshift;
    private readonly double factor;
    private readonly bool hasIgm;

    private BandWeights(FilterCurve filter, double redshift, double distanceMpc, bool hasIgm)
    {
        this.hasIgm = hasIgm;
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
    public static BandWeights Of(FilterCurve filter, double[] wavelengths, double redshift, double distanceMpc, bool hasIgm = true)
    {
        var band = new BandWeights(filter, redshift, distanceMpc, hasIgm);
        band.Fill(wavelengths);
        return band;
    }

    /// <summary>The weight of a line of 1 Lsun; Lyman alpha is absorbed as the light just below it.</summary>
    public double Line(double wavelength)
    {
        double absorbed = Math.Abs(wavelength - InoueIgm.LymanAlphaAngstrom) < 0.5 ? Math.BitDecrement(InoueIgm.LymanAlphaAngstrom) : wavelength;
        return factor * filter.At(wavelength * (1 + redshift)) * wavelength * Transmission(absorbed);
    }

    /// <summary>The flux of a spectrum in nJy.</summary>
    public double Flux(ReadOnlySpan<double> luminosity) =>
        Weights.Length == 0 ? 0 : System.Numerics.Tensors.TensorPrimitives.Dot(luminosity.Slice(First, Weights.Length), Weights);

    private double Transmission(double wavelength) => hasIgm ? InoueIgm.Transmission(wavelength, redshift) : 1;

    private void Fill(double[] wavelengths)
    {
        double from = Math.Max(filter.FirstAngstrom / (1 + redshift), wavelengths[0]), to = Math.Min(filter.LastAngstrom / (1 + redshift), wavelengths[^1]);
        if (from >= to)
            return;
        int low = GridAxis.Bracket(wavelengths, from).Low, high = GridAxis.Bracket(wavelengths, to).Low + 1;
        First = low;
        double[] weights = new double[high - low + 1];
        double[] curve = filter.WavelengthsAngstrom, throughput = filter.Throughput;
        double perRest = 1 + redshift, half = 0.5 / Math.Sqrt(3), left = from;
        int i = GridAxis.Bracket(curve, Math.Max(curve[0], from * perRest)).Low, j = low, step = 0;
        while (left < to)
        {
            while (step < AbsorptionSteps.Length && AbsorptionSteps[step] <= left)
                step++;
            double curveEnd = curve[i + 1] / perRest, right = Math.Min(to, Math.Min(curveEnd, wavelengths[j + 1]));
            if (step < AbsorptionSteps.Length)
                right = Math.Min(right, AbsorptionSteps[step]);
            if (right > left)
            {
                // Spectrum, throughput and lambda are straight here: Gauss's two points integrate their product, a cubic, exactly.
                double width = right - left, middle = left + (width / 2), slope = (throughput[i + 1] - throughput[i]) / (curve[i + 1] - curve[i]);
                for (int side = -1; side <= 1; side += 2)
                {
                    double at = middle + (side * half * width), through = throughput[i] + (slope * ((at * perRest) - curve[i]));
                    double value = factor * width / 2 * through * at * Transmission(at), up = (at - wavelengths[j]) / (wavelengths[j + 1] - wavelengths[j]);
                    weights[j - low] += value * (1 - up);
                    weights[j - low + 1] += value * up;
                }

                left = right;
            }

            if (curveEnd <= left && i < curve.Length - 2)
                i++;
            if (wavelengths[j + 1] <= left && j < wavelengths.Length - 2)
                j++;
        }

        Weights = weights;
    }
}
