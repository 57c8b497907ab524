namespace Arclet.Populations;

/// <summary>
/// The throughput of a filter with its telescope and detector, linear between tabulated points and zero outside them.
/// </summary>
/// <remarks>
/// Throughput is counted in photons: electrons per photon up to a factor. The flux density that such a detector measures of a spectrum
/// f_lambda is int f_lambda T lambda dlambda / int T lambda dlambda per angstrom; with the pivot wavelength it becomes one per hertz
/// exactly (f_nu = f_lambda pivot^2 / c).
/// </remarks>
/// <threadsafety>Immutable by agreement: the arrays are handed out for speed and are not to be written to.</threadsafety>
public sealed class FilterCurve
{
    /// <summary>A curve of arrays, which it keeps without copying.</summary>
    /// <param name="id">The name in tables: an id of <see cref="Sky.FilterCatalog"/> or another upper-case token.</param>
    /// <param name="wavelengthsAngstrom">Wavelengths in angstrom, ascending, above 0.</param>
    /// <param name="throughput">Throughput for photons at the wavelengths, not below 0, somewhere above it; its scale does not matter.</param>
    /// <param name="origin">Where the curve comes from, in words: a file, or how it was made.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together or hold impossible values.</exception>
    public FilterCurve(string id, double[] wavelengthsAngstrom, double[] throughput, string origin)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(origin);
        Id = id;
        Origin = origin;
        WavelengthsAngstrom = GridAxis.Ascending(wavelengthsAngstrom, "wavelength (angstrom)", double.Epsilon);
        Throughput = GridAxis.Finite(throughput, wavelengthsAngstrom.Length, "the throughput");
        int first = Array.FindIndex(throughput, t => t != 0), last = Array.FindLastIndex(throughput, t => t != 0);
        if (throughput.Length < 2 || first < 0 || Array.Exists(throughput, t => t < 0))
            throw new ArgumentException("a throughput curve has two or more points, none below 0 and one above it");
        FirstAngstrom = wavelengthsAngstrom[Math.Max(0, first - 1)];
        LastAngstrom = wavelengthsAngstrom[Math.Min(throughput.Length - 1, last + 1)];
        (double photons, double inverse) = Integrals(wavelengthsAngstrom, throughput);
        PhotonIntegral = photons;
        PivotAngstrom = Math.Sqrt(photons / inverse);
        if (!double.IsFinite(PivotAngstrom))
            throw new ArgumentException("the throughput's integrals are not finite, expected values near 1");
    }

    /// <summary>The name in tables: an id of <see cref="Sky.FilterCatalog"/>, or another upper-case token.</summary>
    public string Id { get; }

    /// <summary>Other names that <see cref="FilterCurveSet.Get"/> finds the curve by: the catalogue's id where a file has several curves of one filter.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where the curve comes from, in words.</summary>
    public string Origin { get; }

    /// <summary>Wavelengths in angstrom, ascending, as they were given.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>Throughput for photons at the wavelengths, up to a factor.</summary>
    public double[] Throughput { get; }

    /// <summary>The wavelength in angstrom where the throughput leaves zero.</summary>
    public double FirstAngstrom { get; }

    /// <summary>The wavelength in angstrom where the throughput is back at zero.</summary>
    public double LastAngstrom { get; }

    /// <summary>The pivot wavelength sqrt(int T lambda dlambda / int T dlambda / lambda) in angstrom, exact for the curve as it is interpolated.</summary>
    public double PivotAngstrom { get; }

    /// <summary>int T lambda dlambda in square angstrom, exact for the curve as it is interpolated: what a photon-counting mean is divided by.</summary>
    public double PhotonIntegral { get; }

    /// <summary>The throughput at a wavelength, linear between the points and 0 outside.</summary>
    public double At(double wavelengthAngstrom)
    {
        double[] w = WavelengthsAngstrom;
        if (!(wavelengthAngstrom >= w[0] && wavelengthAngstrom <= w[^1]))
            return 0;
        (int low, double weight) = GridAxis.Bracket(w, wavelengthAngstrom);
        return ((1 - weight) * Throughput[low]) + (weight * Throughput[low + 1]);
    }

    /// <summary>The mean flux density int f T lambda dlambda / int T lambda dlambda of a spectrum per angstrom, exact for a spectrum and a curve that are linear between their points.</summary>
    /// <param name="wavelengthsAngstrom">The spectrum's observed wavelengths in angstrom, ascending; it is 0 outside them.</param>
    /// <param name="density">The flux density per angstrom, as many values.</param>
    public double MeanDensity(ReadOnlySpan<double> wavelengthsAngstrom, ReadOnlySpan<double> density)
    {
        if (wavelengthsAngstrom.Length != density.Length || density.Length < 2)
            throw new ArgumentException("a spectrum has two or more points, with as many flux densities as wavelengths");
        double[] w = WavelengthsAngstrom;
        double from = Math.Max(w[0], wavelengthsAngstrom[0]), to = Math.Min(w[^1], wavelengthsAngstrom[^1]);
        if (from >= to)
            return 0;
        int i = GridAxis.Bracket(w, from).Low, j = GridAxis.Bracket(wavelengthsAngstrom, from).Low;
        double sum = 0, left = from;
        while (left < to)
        {
            double right = Math.Min(to, Math.Min(w[i + 1], wavelengthsAngstrom[j + 1]));
            double step = right - left;

            // T, f and lambda are straight lines here: Gauss's two points integrate their product, a cubic, exactly.
            double half = step / (2 * Math.Sqrt(3)), middle = left + (step / 2);
            sum += step / 2 * (Product(middle - half, wavelengthsAngstrom, density) + Product(middle + half, wavelengthsAngstrom, density));
            if (right == w[i + 1] && i < w.Length - 2)
                i++;
            if (right == wavelengthsAngstrom[j + 1] && j < wavelengthsAngstrom.Length - 2)
                j++;
            left = right;
        }

        return sum / PhotonIntegral;

        double Product(double at, ReadOnlySpan<double> x, ReadOnlySpan<double> f)
        {
            double t = Throughput[i] + ((at - w[i]) / (w[i + 1] - w[i]) * (Throughput[i + 1] - Throughput[i]));
            return at * t * (f[j] + ((at - x[j]) / (x[j + 1] - x[j]) * (f[j + 1] - f[j])));
        }
    }

    /// <summary>The id and the pivot.</summary>
    public override string ToString() => $"{Id} ({PivotAngstrom:F0} A)";

    private static (double Photons, double Inverse) Integrals(double[] w, double[] t)
    {
        double photons = 0, inverse = 0;
        for (int i = 1; i < w.Length; i++)
        {
            double a = w[i - 1], b = w[i], step = b - a, slope = (t[i] - t[i - 1]) / step;
            photons += step / 6 * ((t[i - 1] * ((2 * a) + b)) + (t[i] * (a + (2 * b))));
            inverse += ((t[i - 1] - (slope * a)) * Math.Log(b / a)) + (slope * step);
        }

        return (photons, inverse);
    }
}
