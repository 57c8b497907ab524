namespace Arclet.Populations;

/// <summary>Gas around computed or any other stars from recombination theory, in proportion to the stars' ionising photons.</summary>
public static class ComputedNebula
{
    /// <summary>Older stars leave no gas that matters, years.</summary>
    private const double OldestYears = 4e7;

    /// <summary>The gas of a stellar library, per Msun formed, at the ages at which models keep spectra up to 40 Myr.</summary>
    /// <param name="stars">The stars.</param>
    /// <param name="settings">The settings; null for the default.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static NebularGrid For(StellarGrid stars, NebularSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(stars);
        settings ??= new NebularSettings();
        settings.Validate();
        var gas = new GasEmission(stars.WavelengthsAngstrom, settings.TemperatureKelvin);
        double[] ages = [.. AgeNodes.Default(stars).Where(a => a < OldestYears)], us = [.. settings.LogIonisation], waves = gas.WavelengthsAngstrom;
        int zs = stars.Metallicities.Length, count = gas.LineNames.Length, models = zs * us.Length * ages.Length;
        double[] lines = new double[models * count], continuum = new double[models * waves.Length];
        for (int z = 0; z < zs; z++)
        {
            IonisingRates[] rates = [.. Enumerable.Range(0, stars.AgesYears.Length).Select(a => IonisingRates.Of(stars.WavelengthsAngstrom, stars.Spectrum(z, a)))];
            for (int a = 0; a < ages.Length; a++)
            {
                (int low, double weight) = GridAxis.Bracket(stars.AgesYears, ages[a]);
                IonisingRates here = weight == 0 ? rates[low] : rates[low].Towards(rates[low + 1], weight);
                for (int u = 0; u < us.Length; u++)
                {
                    int model = (((z * us.Length) + u) * ages.Length) + a;
                    gas.Lines(here, stars.Metallicities[z], us[u], lines.AsSpan(model * count, count));
                    gas.Continuum(here, stars.Metallicities[z], continuum.AsSpan(model * waves.Length, waves.Length));
                }
            }
        }

        var provenance = new Provenance
        {
            Library = "Arclet computed case B gas",
            Imf = stars.Provenance.Imf,
            Notes = $"case B at {settings.TemperatureKelvin:G6} K and 100 electrons per cm3; helium lines of Benjamin, Skillman and Smits 1999; metal lines over H beta of Inoue 2011, held beyond Z = 0.0001 to 0.02 and log U = -3 to -1",
        };
        return new NebularGrid("computed gas", provenance, NebularNormalization.SolarMassFormed, gas.LineNames, gas.LineWavelengthsAngstrom, waves, stars.Metallicities, us, ages, lines, continuum) { LinesInVacuum = true };
    }
}
