namespace Arclet.Populations;

/// <summary>Spectra of single stars on one set of wavelengths.</summary>
public interface IStarSpectra
{
    /// <summary>Wavelengths in angstrom, ascending.</summary>
    ReadOnlySpan<double> WavelengthsAngstrom { get; }

    /// <summary>Adds the light of stars.</summary>
    void Add(in IsochronePoint star, double metallicity, double number, Span<double> luminosity);
}
