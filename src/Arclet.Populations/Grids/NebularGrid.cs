namespace Arclet.Populations;

/// <summary>
/// Emission lines and continuum of the gas around young stars by metallicity, ionisation parameter and age.
/// </summary>
/// <threadsafety>Immutable by agreement: the arrays are handed out for speed and are not to be written to.</threadsafety>
public sealed class NebularGrid
{
    /// <summary>A grid of arrays, which it keeps without copying.</summary>
    /// <param name="name">A short name for tables and figures.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="normalization">What the luminosities are divided by.</param>
    /// <param name="lineNames">The names of the lines.</param>
    /// <param name="lineWavelengthsAngstrom">Their wavelengths in angstrom, in any order, above 0.</param>
    /// <param name="wavelengthsAngstrom">The continuum's wavelengths in angstrom, ascending; empty where there is no continuum.</param>
    /// <param name="metallicities">Mass fractions of metals Z, ascending.</param>
    /// <param name="logIonisation">log10 of the ionisation parameter U, ascending.</param>
    /// <param name="agesYears">Ages of the ionising stars in years, ascending.</param>
    /// <param name="lineLuminosity">Lsun per unit of the normalization at <c>[((z * logU + u) * ages + age) * lines + line]</c>.</param>
    /// <param name="continuum">Lsun per angstrom and unit of the normalization at <c>[((z * logU + u) * ages + age) * wavelengths + w]</c>.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together or hold impossible values.</exception>
    public NebularGrid(string name, Provenance provenance, NebularNormalization normalization, string[] lineNames, double[] lineWavelengthsAngstrom, double[] wavelengthsAngstrom, double[] metallicities, double[] logIonisation, double[] agesYears, double[] lineLuminosity, double[] continuum)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(provenance);
        ArgumentNullException.ThrowIfNull(lineNames);
        ArgumentNullException.ThrowIfNull(lineWavelengthsAngstrom);
        ArgumentNullException.ThrowIfNull(wavelengthsAngstrom);
        Name = name;
        Provenance = provenance;
        Normalization = normalization;
        LineNames = lineNames;
        LineWavelengthsAngstrom = GridAxis.Finite(lineWavelengthsAngstrom, lineNames.Length, "the lines' wavelengths");
        if (Array.Exists(lineWavelengthsAngstrom, w => w <= 0))
            throw new ArgumentException($"a line has the wavelength {Array.Find(lineWavelengthsAngstrom, w => w <= 0)}, expected one above 0");
        WavelengthsAngstrom = wavelengthsAngstrom.Length == 0 ? [] : GridAxis.Ascending(wavelengthsAngstrom, "wavelength of the continuum (angstrom)", double.Epsilon);
        Metallicities = GridAxis.Ascending(metallicities, "metallicity", 0);
        LogIonisation = GridAxis.Ascending(logIonisation, "log U", -20);
        AgesYears = GridAxis.Ascending(agesYears, "age (years)", 0);
        long models = (long)metallicities.Length * logIonisation.Length * agesYears.Length;
        LineLuminosity = GridAxis.Finite(lineLuminosity, models * lineNames.Length, "the lines' luminosity");
        Continuum = GridAxis.Finite(continuum, models * wavelengthsAngstrom.Length, "the continuum");
    }

    /// <summary>A short name for tables and figures.</summary>
    public string Name { get; }

    /// <summary>Where the grid comes from.</summary>
    public Provenance Provenance { get; }

    /// <summary>What the luminosities are divided by.</summary>
    public NebularNormalization Normalization { get; }

    /// <summary>Whether the lines' wavelengths are in vacuum; false for air above 2000 angstrom.</summary>
    public bool LinesInVacuum { get; init; }

    /// <summary>The names of the lines, as the source writes them.</summary>
    public string[] LineNames { get; }

    /// <summary>The wavelengths of the lines in angstrom, in the source's order; <see cref="LinesInVacuum"/> says in what.</summary>
    public double[] LineWavelengthsAngstrom { get; }

    /// <summary>The continuum's wavelengths in angstrom, ascending; empty where there is no continuum.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>Mass fractions of metals Z, ascending.</summary>
    public double[] Metallicities { get; }

    /// <summary>log10 of the ionisation parameter U, ascending.</summary>
    public double[] LogIonisation { get; }

    /// <summary>Ages of the ionising stars in years, ascending.</summary>
    public double[] AgesYears { get; }

    /// <summary>Lsun per unit of the normalization at <c>[((z * logU + u) * ages + age) * lines + line]</c>.</summary>
    public double[] LineLuminosity { get; }

    /// <summary>Lsun per angstrom and unit of the normalization at <c>[((z * logU + u) * ages + age) * wavelengths + w]</c>.</summary>
    public double[] Continuum { get; }

    /// <summary>The luminosities of all lines of one model in Lsun per unit of the normalization.</summary>
    /// <param name="metallicity">The number of the metallicity, from 0.</param>
    /// <param name="ionisation">The number of log U, from 0.</param>
    /// <param name="age">The number of the age, from 0.</param>
    public ReadOnlySpan<double> Lines(int metallicity, int ionisation, int age) =>
        LineLuminosity.AsSpan(Model(metallicity, ionisation, age) * LineNames.Length, LineNames.Length);

    /// <summary>The continuum of one model in Lsun per angstrom and unit of the normalization; empty where there is none.</summary>
    /// <inheritdoc cref="Lines"/>
    public ReadOnlySpan<double> ContinuumSpectrum(int metallicity, int ionisation, int age) =>
        Continuum.AsSpan(Model(metallicity, ionisation, age) * WavelengthsAngstrom.Length, WavelengthsAngstrom.Length);

    /// <summary>
    /// This grid tied to stars: per Msun formed at given ages, with the ionising photons of the stars' populations there. Of the gas, log10 of the
    /// age is interpolated linearly and held at the ends, and the metallicities stay; of the stars, photon rates are interpolated linearly in age and Z.
    /// </summary>
    /// <param name="stars">The stars.</param>
    /// <param name="agesYears">The ages of the new grid in years, ascending.</param>
    /// <exception cref="InvalidOperationException">The grid is tied to stars already.</exception>
    public NebularGrid ForStars(StellarGrid stars, double[] agesYears)
    {
        ArgumentNullException.ThrowIfNull(stars);
        GridAxis.Ascending(agesYears, "age (years)", 0);
        if (Normalization != NebularNormalization.IonisingPhoton)
            throw new InvalidOperationException($"the nebular grid {Name} is tied to its stars already, expected one per ionising photon");
        double[] rates = IonisingPhotons.Rates(stars), logAges = Array.ConvertAll(AgesYears, a => Math.Log10(Math.Max(a, 1)));
        int lines = LineNames.Length, waves = WavelengthsAngstrom.Length, models = Metallicities.Length * LogIonisation.Length * agesYears.Length;
        double[] lineLuminosity = new double[models * lines], continuum = new double[models * waves];
        int model = 0;
        for (int z = 0; z < Metallicities.Length; z++)
        {
            (int starZ, double wz) = GridAxis.Bracket(stars.Metallicities, Metallicities[z]);
            for (int u = 0; u < LogIonisation.Length; u++)
            {
                foreach (double age in agesYears)
                {
                    (int starAge, double wa) = GridAxis.Bracket(stars.AgesYears, age);
                    double photons = ((1 - wz) * RateAt(starZ, starAge, wa)) + (wz == 0 ? 0 : wz * RateAt(starZ + 1, starAge, wa));
                    (int a, double w) = GridAxis.Bracket(logAges, Math.Log10(Math.Max(age, 1)));
                    Mix(Lines(z, u, a), w == 0 ? [] : Lines(z, u, a + 1), w, photons, lineLuminosity.AsSpan(model * lines, lines));
                    Mix(ContinuumSpectrum(z, u, a), w == 0 ? [] : ContinuumSpectrum(z, u, a + 1), w, photons, continuum.AsSpan(model * waves, waves));
                    model++;
                }
            }
        }

        Provenance provenance = Provenance with { Notes = $"{Provenance.Notes}{(Provenance.Notes.Length > 0 ? "; " : "")}tied to the ionising photons of {stars.Provenance.Library}, {stars.Provenance.Imf}" };
        return new NebularGrid(Name, provenance, NebularNormalization.SolarMassFormed, LineNames, LineWavelengthsAngstrom, WavelengthsAngstrom, Metallicities, LogIonisation, agesYears, lineLuminosity, continuum) { LinesInVacuum = LinesInVacuum };

        double RateAt(int z, int age, double weight)
        {
            int at = (z * stars.AgesYears.Length) + age;
            return weight == 0 ? rates[at] : ((1 - weight) * rates[at]) + (weight * rates[at + 1]);
        }

        static void Mix(ReadOnlySpan<double> low, ReadOnlySpan<double> high, double weight, double factor, Span<double> destination)
        {
            for (int i = 0; i < low.Length; i++)
                destination[i] = factor * (((1 - weight) * low[i]) + (high.IsEmpty ? 0 : weight * high[i]));
        }
    }

    private int Model(int metallicity, int ionisation, int age)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)metallicity, (uint)Metallicities.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ionisation, (uint)LogIonisation.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)age, (uint)AgesYears.Length);
        return (((metallicity * LogIonisation.Length) + ionisation) * AgesYears.Length) + age;
    }
}
