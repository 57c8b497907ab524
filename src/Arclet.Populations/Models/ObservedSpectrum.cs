using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Spectra of models as they are observed, for figures: flux densities in nJy in bins of equal width in log wavelength, lines included, behind the intergalactic medium.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class ObservedSpectrum
{
    /// <summary>Bins for each factor e of wavelength that figures have by default, the resolving power of a prism: lines stand out without hiding the rest.</summary>
    public const double DefaultBinsPerE = 120;

    private const double NanojanskyPerCgs = 1e32;

    private readonly double[] edgesAngstrom;
    private readonly bool absorbs;
    private readonly FlatLambdaCdm cosmology;

    /// <summary>Bins between two observed wavelengths.</summary>
    /// <param name="fromAngstrom">The shortest, angstrom.</param>
    /// <param name="toAngstrom">The longest, angstrom.</param>
    /// <param name="absorbs">Whether the intergalactic medium absorbs (Inoue et al. 2014).</param>
    /// <param name="cosmology">The cosmology of distances.</param>
    /// <param name="binsPerE">Bins for each factor e of wavelength.</param>
    public ObservedSpectrum(double fromAngstrom, double toAngstrom, bool absorbs, FlatLambdaCdm cosmology, double binsPerE = DefaultBinsPerE)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        int bins = Math.Max(1, (int)Math.Ceiling(Math.Log(toAngstrom / fromAngstrom) * binsPerE));
        edgesAngstrom = [.. Enumerable.Range(0, bins + 1).Select(i => fromAngstrom * Math.Pow(toAngstrom / fromAngstrom, (double)i / bins))];
        WavelengthsMicron = [.. Enumerable.Range(0, bins).Select(i => Math.Sqrt(edgesAngstrom[i] * edgesAngstrom[i + 1]) * 1e-4)];
        (this.absorbs, this.cosmology) = (absorbs, cosmology);
    }

    /// <summary>The bins' middles in micrometres.</summary>
    public double[] WavelengthsMicron { get; }

    /// <summary>The flux densities in nJy, one for each bin.</summary>
    /// <param name="spectrum">The model's spectrum.</param>
    /// <param name="redshift">Its redshift.</param>
    public double[] Of(ModelSpectrum spectrum, double redshift)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        double stretch = 1 + redshift, centimetres = cosmology.LuminosityDistanceMpc(redshift) * PhysicalConstants.MetrePerParsec * 1e8;
        double scale = SolarUnits.LuminosityErgPerSecond / (4 * Math.PI * centimetres * centimetres);
        double[] sums = new double[WavelengthsMicron.Length];
        Continuum(spectrum, stretch, sums);
        for (int l = 0; l < spectrum.LineLuminositySolar.Length && !spectrum.LinesArePixels; l++)
        {
            double observed = spectrum.LineWavelengthsAngstrom[l] * stretch;
            int bin = BinOf(observed);
            if (bin >= 0)
                sums[bin] += spectrum.LineLuminositySolar[l];
        }

        for (int i = 0; i < sums.Length; i++)
        {
            double observed = WavelengthsMicron[i] * 1e4;

            // Lsun in the bin -> erg/s/cm2 -> per angstrom -> per hertz -> nJy.
            sums[i] *= scale / (edgesAngstrom[i + 1] - edgesAngstrom[i]) * observed * observed / PhysicalConstants.SpeedOfLightAngstromPerSecond * NanojanskyPerCgs;
            if (absorbs)
                sums[i] *= InoueIgm.Transmission(observed / stretch, redshift);
        }

        return sums;
    }

    /// <summary>The luminosity in each bin: the trapezium rule over the spectrum's own points and the bins' edges, so that no point is lost in wide bins.</summary>
    private void Continuum(ModelSpectrum spectrum, double stretch, double[] sums)
    {
        double[] rest = spectrum.WavelengthsAngstrom, light = spectrum.LuminositySolar;
        int next = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double low = edgesAngstrom[i] / stretch, high = edgesAngstrom[i + 1] / stretch;
            if (high <= rest[0] || low >= rest[^1])
                continue;
            while (next < rest.Length && rest[next] <= low)
                next++;
            double x = low, y = At(rest, light, low, next);
            for (int k = next; ; k++)
            {
                bool isLast = k >= rest.Length || rest[k] >= high;
                double x2 = isLast ? high : rest[k], y2 = isLast ? At(rest, light, high, k) : light[k];
                sums[i] += (y + y2) / 2 * (x2 - x);
                if (isLast)
                    break;
                (x, y) = (x2, y2);
            }
        }
    }

    /// <summary>The spectrum at a wavelength; <paramref name="above"/> is the first point beyond it.</summary>
    private static double At(double[] rest, double[] light, double wavelength, int above)
    {
        if (above == 0 || above >= rest.Length)
            return 0;
        double part = (wavelength - rest[above - 1]) / (rest[above] - rest[above - 1]);
        return ((1 - part) * light[above - 1]) + (part * light[above]);
    }

    private int BinOf(double observed)
    {
        if (!(observed >= edgesAngstrom[0] && observed < edgesAngstrom[^1]))
            return -1;
        int found = Array.BinarySearch(edgesAngstrom, observed);
        return found >= 0 ? found : ~found - 1;
    }
}
