namespace Arclet.Sky;

/// <summary>
/// Where a filter lies and how wide it is: integrals over its total throughput T (telescope, optics and detector, photons to
/// electrons), with wavelengths in um.
/// </summary>
/// <param name="PivotMicron">The pivot wavelength sqrt(int T l dl / int T dl/l).</param>
/// <param name="MeanMicron">The mean wavelength int T l dl / int T dl.</param>
/// <param name="HalfPowerBlueMicron">The outermost short wavelength where T reaches half of its maximum.</param>
/// <param name="HalfPowerRedMicron">The outermost long wavelength where T reaches half of its maximum.</param>
/// <param name="PeakThroughput">The largest T.</param>
/// <param name="MeanThroughput">The mean of T between the half-power wavelengths.</param>
/// <param name="BandwidthMicron">int T dl over the mean throughput.</param>
/// <param name="RectangularWidthMicron">int T dl over the peak throughput.</param>
public sealed record ThroughputSummary(
    double PivotMicron,
    double MeanMicron,
    double HalfPowerBlueMicron,
    double HalfPowerRedMicron,
    double PeakThroughput,
    double MeanThroughput,
    double BandwidthMicron,
    double RectangularWidthMicron)
{
    /// <summary>The summary of a tabulated curve, which is taken as linear between its points.</summary>
    /// <param name="wavelengthMicron">Wavelengths in um, increasing, above 0.</param>
    /// <param name="throughput">T at the wavelengths, as many; its maximum is above 0.</param>
    /// <exception cref="ArgumentException">The spans differ in length, have fewer than two points, or the wavelengths do not increase.</exception>
    public static ThroughputSummary FromCurve(ReadOnlySpan<double> wavelengthMicron, ReadOnlySpan<double> throughput)
    {
        if (wavelengthMicron.Length != throughput.Length || throughput.Length < 2)
            throw new ArgumentException("a curve has two or more points, with as many throughputs as wavelengths");
        double total = 0, first = 0, inverse = 0, peak = throughput[0];
        for (int i = 1; i < throughput.Length; i++)
        {
            double l0 = wavelengthMicron[i - 1], l1 = wavelengthMicron[i], step = l1 - l0;
            if (!(step > 0 && l0 > 0))
                throw new ArgumentException($"the wavelengths of a curve increase and are above 0, which point {i} does not");
            peak = Math.Max(peak, throughput[i]);
            total += step * (throughput[i - 1] + throughput[i]) / 2;
            first += step * ((throughput[i - 1] * l0) + (throughput[i] * l1)) / 2;
            inverse += step * ((throughput[i - 1] / l0) + (throughput[i] / l1)) / 2;
        }

        if (!(peak > 0))
            throw new ArgumentException("a throughput curve has a maximum above 0");
        int blue = 0, red = throughput.Length - 1;
        while (throughput[blue] < peak / 2)
            blue++;
        while (throughput[red] < peak / 2)
            red--;
        double blueEdge = blue == 0 ? wavelengthMicron[0] : Crossing(wavelengthMicron, throughput, blue - 1, peak / 2);
        double redEdge = red == throughput.Length - 1 ? wavelengthMicron[red] : Crossing(wavelengthMicron, throughput, red, peak / 2);
        double inside = IntegralInside(wavelengthMicron, throughput, blue, red, blueEdge, redEdge, peak / 2);
        double mean = inside / (redEdge - blueEdge);
        return new ThroughputSummary(Math.Sqrt(first / inverse), first / total, blueEdge, redEdge, peak, mean, total / mean, total / peak);
    }

    private static double Crossing(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i, double level) =>
        x[i] + ((level - y[i]) / (y[i + 1] - y[i]) * (x[i + 1] - x[i]));

    private static double IntegralInside(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int blue, int red, double blueEdge, double redEdge, double half)
    {
        double sum = ((x[blue] - blueEdge) * (half + y[blue]) / 2) + ((redEdge - x[red]) * (half + y[red]) / 2);
        for (int i = blue; i < red; i++)
            sum += (x[i + 1] - x[i]) * (y[i] + y[i + 1]) / 2;
        return sum;
    }
}
