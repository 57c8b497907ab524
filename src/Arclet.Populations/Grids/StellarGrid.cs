namespace Arclet.Populations;

/// <summary>
/// Spectra of simple stellar populations: stars formed at once, on a grid of metallicity and age.
/// </summary>
/// <threadsafety>Immutable by agreement: the arrays are handed out for speed and are not to be written to.</threadsafety>
public sealed class StellarGrid
{
    /// <summary>A grid of arrays, which it keeps without copying.</summary>
    /// <param name="name">A short name for tables and figures.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="wavelengthsAngstrom">Wavelengths in angstrom, ascending, above 0.</param>
    /// <param name="agesYears">Ages in years, ascending; the first may be 0.</param>
    /// <param name="metallicities">Mass fractions of metals Z, ascending.</param>
    /// <param name="luminosity">Lsun per angstrom and Msun formed at <c>[(z * ages + age) * wavelengths + w]</c>; finite.</param>
    /// <param name="survivingFraction">Mass left in living stars and remnants over the mass formed at <c>[z * ages + age]</c>, NaN where it is not known; null where it is known nowhere.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together or hold impossible values.</exception>
    public StellarGrid(string name, Provenance provenance, double[] wavelengthsAngstrom, double[] agesYears, double[] metallicities, double[] luminosity, double[]? survivingFraction = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(provenance);
        Name = name;
        Provenance = provenance;
        WavelengthsAngstrom = GridAxis.Ascending(wavelengthsAngstrom, "wavelength (angstrom)", double.Epsilon);
        AgesYears = GridAxis.Ascending(agesYears, "age (years)", 0);
        Metallicities = GridAxis.Ascending(metallicities, "metallicity", 0);
        long populations = (long)metallicities.Length * agesYears.Length;
        Luminosity = GridAxis.Finite(luminosity, populations * wavelengthsAngstrom.Length, "the luminosity");
        if (survivingFraction is null)
        {
            survivingFraction = new double[populations];
            Array.Fill(survivingFraction, double.NaN);
        }

        if (survivingFraction.Length != populations)
            throw new ArgumentException($"the surviving fraction has {survivingFraction.Length} values, expected {populations}");
        if (Array.Exists(survivingFraction, f => f is < 0 or > 1.01))
            throw new ArgumentException($"the surviving fraction has {Array.Find(survivingFraction, f => f is < 0 or > 1.01)}, expected values from 0 to 1, or NaN");
        SurvivingFraction = survivingFraction;
        KnowsSurvivingFraction = !Array.Exists(survivingFraction, double.IsNaN);
    }

    /// <summary>A short name for tables and figures.</summary>
    public string Name { get; }

    /// <summary>Where the grid comes from.</summary>
    public Provenance Provenance { get; }

    /// <summary>Wavelengths in angstrom, ascending; as the library gives them (most: air above 2000 angstrom, where lines are resolved at all).</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>Ages in years, ascending; the first may be 0.</summary>
    public double[] AgesYears { get; }

    /// <summary>Mass fractions of metals Z, ascending.</summary>
    public double[] Metallicities { get; }

    /// <summary>Lsun per angstrom and Msun formed at <c>[(z * ages + age) * wavelengths + w]</c>.</summary>
    public double[] Luminosity { get; }

    /// <summary>Mass in living stars and remnants over the mass formed at <c>[z * ages + age]</c>; NaN where it is not known.</summary>
    public double[] SurvivingFraction { get; }

    /// <summary>Whether <see cref="SurvivingFraction"/> is known everywhere.</summary>
    public bool KnowsSurvivingFraction { get; }

    /// <summary>The spectrum of one population in Lsun per angstrom and Msun formed.</summary>
    /// <param name="metallicity">The number of the metallicity, from 0.</param>
    /// <param name="age">The number of the age, from 0.</param>
    public ReadOnlySpan<double> Spectrum(int metallicity, int age)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)metallicity, (uint)Metallicities.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)age, (uint)AgesYears.Length);
        return Luminosity.AsSpan(((metallicity * AgesYears.Length) + age) * WavelengthsAngstrom.Length, WavelengthsAngstrom.Length);
    }
}
