using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Rest-frame colours, slopes and line strengths of a spectrum.</summary>
public static class RestFrame
{
    private const double TenParsecCm = 10 * PhysicalConstants.MetrePerParsec * 100;

    /// <summary>The windows of Calzetti, Kinney and Storchi-Bergmann (1994, ApJ 429, 582), Table 2, in angstrom: ultraviolet continuum without strong lines.</summary>
    internal static readonly (double From, double To)[] SlopeWindows =
    [
        (1268, 1284), (1309, 1316), (1342, 1371), (1407, 1515), (1562, 1583), (1677, 1740), (1760, 1833), (1866, 1890), (1930, 1950), (2400, 2580),
    ];

    /// <summary>Lines that tables name, with their wavelengths in angstrom (air above 2000).</summary>
    public static IReadOnlyList<(string Name, double WavelengthAngstrom)> NamedLines { get; } =
        [("lya", 1215.67), ("oii", 3728.81), ("hb", 4861.32), ("oiii5007", 5006.84), ("ha", 6562.80)];

    /// <summary>The absolute AB magnitude in a top-hat of 3300 to 4000 A (about Bessell U).</summary>
    public static double MagnitudeU(ModelSpectrum spectrum) => Magnitude(spectrum, 3300, 4000);

    /// <summary>The absolute AB magnitude in a top-hat of 5070 to 5950 A (about Bessell V).</summary>
    public static double MagnitudeV(ModelSpectrum spectrum) => Magnitude(spectrum, 5070, 5950);

    /// <summary>The absolute AB magnitude in a top-hat of 11700 to 13300 A (about J).</summary>
    public static double MagnitudeJ(ModelSpectrum spectrum) => Magnitude(spectrum, 11700, 13300);

    /// <summary>The absolute AB magnitude from 1450 to 1550 A.</summary>
    public static double Magnitude1500(ModelSpectrum spectrum) => Magnitude(spectrum, 1450, 1550);

    /// <summary>The absolute AB magnitude through a filter at rest, lines included.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="filter">The filter.</param>
    public static double Magnitude(ModelSpectrum spectrum, FilterCurve filter)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(filter);
        double density = filter.MeanDensity(spectrum.WavelengthsAngstrom, spectrum.LuminositySolar);
        if (!spectrum.LinesArePixels)
        {
            for (int l = 0; l < spectrum.LineLuminositySolar.Length; l++)
                density += spectrum.LineLuminositySolar[l] * spectrum.LineWavelengthsAngstrom[l] * filter.At(spectrum.LineWavelengthsAngstrom[l]) / filter.PhotonIntegral;
        }

        double perHertz = density * SolarUnits.LuminosityErgPerSecond / (4 * Math.PI * TenParsecCm * TenParsecCm)
            * filter.PivotAngstrom * filter.PivotAngstrom / PhysicalConstants.SpeedOfLightAngstromPerSecond;
        return (-2.5 * Math.Log10(perHertz)) - 48.6;
    }

    /// <summary>The absolute AB magnitude in a top-hat, lines included.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="fromAngstrom">Its blue edge.</param>
    /// <param name="toAngstrom">Its red edge.</param>
    public static double Magnitude(ModelSpectrum spectrum, double fromAngstrom, double toAngstrom) =>
        Magnitude(spectrum, new FilterCurve("TOPHAT", [fromAngstrom, toAngstrom], [1, 1], "top-hat"));

    /// <summary>The slope beta of f_lambda ~ lambda^beta: a straight line through log f in the ten windows of Calzetti et al. (1994), one point each.</summary>
    /// <param name="spectrum">The spectrum.</param>
    public static double UltravioletSlope(ModelSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        foreach ((double from, double to) in SlopeWindows)
        {
            double flux = new FilterCurve("WINDOW", [from, to], [1, 1], "window").MeanDensity(spectrum.WavelengthsAngstrom, spectrum.LuminositySolar);
            if (!(flux > 0))
                return double.NaN;
            double x = Math.Log((from + to) / 2), y = Math.Log(flux);
            (n, sx, sy, sxx, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }

        return ((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx));
    }

    /// <summary>The rest equivalent width of a line in angstrom, above 0 in emission: its luminosity over the continuum's there.</summary>
    /// <param name="spectrum">A spectrum of the default mode.</param>
    /// <param name="line">The number of the line.</param>
    public static double EquivalentWidth(ModelSpectrum spectrum, int line)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        (int low, double up) = GridAxis.Bracket(spectrum.WavelengthsAngstrom, spectrum.LineWavelengthsAngstrom[line]);
        double continuum = ((1 - up) * spectrum.LuminositySolar[low]) + (up * spectrum.LuminositySolar[low + 1]);
        return spectrum.LineLuminositySolar[line] / continuum;
    }

    /// <summary>The number of the line nearest a wavelength, or -1 where none is within 3 A.</summary>
    public static int NearestLine(IReadOnlyList<double> wavelengthsAngstrom, double wavelengthAngstrom)
    {
        ArgumentNullException.ThrowIfNull(wavelengthsAngstrom);
        int nearest = -1;
        for (int i = 0; i < wavelengthsAngstrom.Count; i++)
        {
            double distance = Math.Abs(wavelengthsAngstrom[i] - wavelengthAngstrom);
            if (distance < 3 && (nearest < 0 || distance < Math.Abs(wavelengthsAngstrom[nearest] - wavelengthAngstrom)))
                nearest = i;
        }

        return nearest;
    }
}
