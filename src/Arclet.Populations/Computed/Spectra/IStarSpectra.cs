namespace Arclet.Populations;

/// <summary>Spectra of single stars on one set of wavelengths.</summary>
/// <threadsafety>Safe for use by several threads.</threadsafety>
public interface IStarSpectra
{
    /// <summary>Wavelengths in angstrom (vacuum), ascending.</summary>
    ReadOnlySpan<double> WavelengthsAngstrom { get; }

    /// <summary>Adds the light of stars that are alike; stars that do not shine add nothing.</summary>
    /// <param name="star">The star: its mass at birth and what it is now.</param>
    /// <param name="metallicity">Absolute metallicity Z.</param>
    /// <param name="number">How many there are; need not be an integer.</param>
    /// <param name="luminosity">Lsun per angstrom at each wavelength, added to.</param>
    void Add(in IsochronePoint star, double metallicity, double number, Span<double> luminosity);
}
