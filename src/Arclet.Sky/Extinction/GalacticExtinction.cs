namespace Arclet.Sky;

/// <summary>
/// The extinction by the Milky Way in a direction: a color excess and the curve of <see cref="Fitzpatrick1999"/>. It is evaluated at a
/// filter's pivot wavelength, as in table 1 of Claeyssens et al. (arXiv:2410.10974), whose values need E(B-V) = 0.0117.
/// </summary>
/// <param name="ColorExcess">E(B-V) in magnitudes on the scale of Schlafly and Finkbeiner 2011, 0 or more.</param>
public readonly record struct GalacticExtinction(double ColorExcess)
{
    /// <summary>
    /// What turns E(B-V) of Schlegel, Finkbeiner and Davis 1998 into the scale of Schlafly and Finkbeiner 2011 (ApJ 737, 103), for
    /// which the Fitzpatrick curve with R_V = 3.1 holds.
    /// </summary>
    public const double SchlaflyFinkbeinerScale = 0.86;

    /// <summary>E(B-V) in magnitudes on the scale of Schlafly and Finkbeiner 2011.</summary>
    public double ColorExcess { get; } = ColorExcess >= 0 && double.IsFinite(ColorExcess)
        ? ColorExcess
        : throw new ArgumentOutOfRangeException(nameof(ColorExcess), ColorExcess, "E(B-V) is 0 or more");

    /// <summary>The extinction for E(B-V) of the Schlegel, Finkbeiner and Davis 1998 map, which is 1/0.86 of the scale used here.</summary>
    public static GalacticExtinction FromSchlegelMap(double colorExcess) => new(SchlaflyFinkbeinerScale * colorExcess);

    /// <summary>A(lambda) in magnitudes at a wavelength in um.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The wavelength is below 0.1 um.</exception>
    public double MagnitudesAt(double wavelengthMicron) =>
        ColorExcess * Fitzpatrick1999.AttenuationPerColorExcess(wavelengthMicron);

    /// <summary>A(lambda) in magnitudes at a filter's pivot wavelength.</summary>
    /// <exception cref="Fits.InputException">The filter's throughput is not known.</exception>
    public double MagnitudesIn(Filter filter) => MagnitudesAt(filter.PivotMicron);

    /// <summary>What an observed flux in a filter is multiplied with to undo the extinction: 10^(0.4 A).</summary>
    /// <exception cref="Fits.InputException">The filter's throughput is not known.</exception>
    public double FluxCorrection(Filter filter) => Math.Pow(10, 0.4 * MagnitudesIn(filter));
}
