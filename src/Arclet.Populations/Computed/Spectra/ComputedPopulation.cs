namespace Arclet.Populations;

/// <summary>The light of stars formed at once: an isochrone times spectra.</summary>
public static class ComputedPopulation
{
    /// <summary>The spectrum of a population per Msun formed.</summary>
    /// <param name="isochrone">Its stars.</param>
    /// <param name="massFunction">How many there are of each.</param>
    /// <param name="spectra">What each shines.</param>
    /// <param name="luminosity">Receives Lsun per angstrom and Msun formed at each wavelength of the spectra.</param>
    /// <returns>Hydrogen-ionising photons per second and Msun formed.</returns>
    /// <exception cref="ArgumentException">The span's length is not that of the wavelengths.</exception>
    public static double Spectrum(Isochrone isochrone, InitialMassFunction massFunction, IStarSpectra spectra, Span<double> luminosity)
    {
        ArgumentNullException.ThrowIfNull(isochrone);
        return Spectrum(isochrone, isochrone.NumbersPerSolarMass(massFunction), spectra, luminosity);
    }

    /// <summary>The spectrum of given numbers of an isochrone's stars.</summary>
    /// <param name="isochrone">The stars.</param>
    /// <param name="numbers">How many there are of each of <see cref="Isochrone.Points"/>.</param>
    /// <param name="spectra">What each shines.</param>
    /// <param name="luminosity">Receives Lsun per angstrom at each wavelength of the spectra.</param>
    /// <returns>Hydrogen-ionising photons per second.</returns>
    /// <exception cref="ArgumentException">The spans' lengths are not those of the stars and wavelengths.</exception>
    public static double Spectrum(Isochrone isochrone, ReadOnlySpan<double> numbers, IStarSpectra spectra, Span<double> luminosity)
    {
        ArgumentNullException.ThrowIfNull(isochrone);
        ArgumentNullException.ThrowIfNull(spectra);
        if (numbers.Length != isochrone.Points.Length)
            throw new ArgumentException($"the isochrone has {isochrone.Points.Length} stars, not {numbers.Length}", nameof(numbers));
        luminosity.Clear();
        for (int i = 0; i < numbers.Length; i++)
            spectra.Add(isochrone.Points[i], isochrone.Metallicity, numbers[i], luminosity);
        return IonisingPhotons.Rate(spectra.WavelengthsAngstrom, luminosity);
    }
}
