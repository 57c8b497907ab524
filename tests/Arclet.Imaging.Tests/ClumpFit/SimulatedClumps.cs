using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.ClumpFit;

/// <summary>Clumps of known truth on planes of known noise, each in its stamp of 21 x 21 px of a strip.</summary>
internal sealed class SimulatedClumps
{
    private const int Side = 21;
    private const double Noise = 0.1;

    private SimulatedClumps(ClumpFitImage image, ClumpPosition[] starts, (double X, double Y, ClumpShape Shape, double Flux)[] truth, double[] signalToNoise) =>
        (Image, Starts, Truth, SignalToNoise) = (image, starts, truth, signalToNoise);

    public ClumpFitImage Image { get; }

    public ClumpPosition[] Starts { get; }

    public (double X, double Y, ClumpShape Shape, double Flux)[] Truth { get; }

    /// <summary>That of the flux alone, for known profile and background.</summary>
    public double[] SignalToNoise { get; }

    /// <summary>A PSF about as wide as NIRCam's in F150W on 20 mas, with wings.</summary>
    public static GaussianMixturePsf Psf { get; } =
        new([PsfGaussian.Round(0.62, 1.1), PsfGaussian.Round(0.26, 2.4), PsfGaussian.Round(0.12, 7)], 0.02);

    /// <summary>S/N from 7 to 420, times the brightness.</summary>
    public static SimulatedClumps Make(int count, int seed, double smallestSigma, double largestSigma, double brightness = 1)
    {
        var random = new Random(seed);
        var pixels = new float[Side * Side * count];
        var errors = new float[pixels.Length];
        Array.Fill(errors, (float)Noise);
        var starts = new ClumpPosition[count];
        var truth = new (double X, double Y, ClumpShape Shape, double Flux)[count];
        var signal = new double[count];
        for (int i = 0; i < count; i++)
        {
            Span<float> stamp = pixels.AsSpan(i * Side * Side, Side * Side);
            double minor = smallestSigma * Math.Pow(largestSigma / smallestSigma, random.NextDouble());
            ClumpShape shape = ClumpShape.FromAxes(minor, 0.4 + (0.6 * random.NextDouble()), 180 * random.NextDouble());
            double x = 10 + random.NextDouble() - 0.5, y = 10 + random.NextDouble() - 0.5;
            ClumpModel.Add(stamp, Side, Psf, x, y, shape, 1);
            double sum = 0;
            foreach (float value in stamp)
                sum += (double)value * value;
            signal[i] = 7 * brightness * Math.Pow(60, random.NextDouble());
            double flux = signal[i] * Noise / Math.Sqrt(sum);
            (double a, double b, double c) = (0.5 + random.NextDouble(), 0.05 * (random.NextDouble() - 0.5), 0.05 * (random.NextDouble() - 0.5));
            for (int p = 0; p < stamp.Length; p++)
                stamp[p] = (float)((flux * stamp[p]) + a + (b * (p % Side)) + (c * (p / Side)) + (Noise * Gaussian(random)));
            starts[i] = new ClumpPosition($"{i}", 10, 10 + (Side * i));
            truth[i] = (x, y + (Side * i), shape, flux);
        }

        var image = new ClumpFitImage { Image = new MemoryImage(pixels, Side, Side * count), Error = new MemoryImage(errors, Side, Side * count), Psf = Psf };
        return new SimulatedClumps(image, starts, truth, signal);
    }

    /// <summary>The pulls (fit - truth) / error of flux, x, y and R for the clumps that are selected.</summary>
    public Dictionary<string, double[]> Pulls(IReadOnlyList<ClumpFitResult> fits, Func<int, ClumpFitResult, bool> selected)
    {
        int[] chosen = [.. Enumerable.Range(0, fits.Count).Where(i => selected(i, fits[i]))];
        return new(StringComparer.Ordinal)
        {
            ["flux"] = [.. chosen.Select(i => (fits[i].Flux - Truth[i].Flux) / fits[i].FluxError).Where(double.IsFinite)],
            ["x"] = [.. chosen.Select(i => (fits[i].X - Truth[i].X) / fits[i].XError).Where(double.IsFinite)],
            ["y"] = [.. chosen.Select(i => (fits[i].Y - Truth[i].Y) / fits[i].YError).Where(double.IsFinite)],
            ["R"] = [.. chosen.Select(i => (fits[i].Shape.RadiusPixels - Truth[i].Shape.RadiusPixels) / fits[i].RadiusError).Where(double.IsFinite)],
        };
    }

    public string Describe(IReadOnlyList<ClumpFitResult> fits, Func<int, ClumpFitResult, bool> selected, string label)
    {
        Dictionary<string, double[]> pulls = Pulls(fits, selected);
        return $"{label} ({pulls["flux"].Length}): " + string.Join("; ", pulls.Select(p => $"{p.Key} {Median(p.Value):+0.000;-0.000} width {Width(p.Value):F3}"));
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Half the width that holds the central 68.27 per cent.</summary>
    public static double Width(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(int)(0.84134 * (sorted.Length - 1))] - sorted[(int)(0.15866 * (sorted.Length - 1))]) / 2;
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
