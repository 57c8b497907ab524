namespace Arclet.Populations;

/// <summary>The hydrogen-ionising photons of a spectrum.</summary>
public static class IonisingPhotons
{
    /// <summary>Photons per second below the Lyman edge: int L_lambda lambda / (h c) dlambda, exact for a spectrum that is linear between its points.</summary>
    /// <param name="wavelengthsAngstrom">Wavelengths in angstrom, ascending.</param>
    /// <param name="luminosity">Lsun per angstrom (and Msun, or whatever the result is wanted for), as many values.</param>
    /// <param name="edgeAngstrom">The edge in angstrom.</param>
    public static double Rate(ReadOnlySpan<double> wavelengthsAngstrom, ReadOnlySpan<double> luminosity, double edgeAngstrom = SolarUnits.LymanEdgeAngstrom)
    {
        if (wavelengthsAngstrom.Length != luminosity.Length)
            throw new ArgumentException("a spectrum has as many luminosities as wavelengths");
        double sum = 0;
        for (int i = 1; i < luminosity.Length && wavelengthsAngstrom[i - 1] < edgeAngstrom; i++)
        {
            double a = wavelengthsAngstrom[i - 1], b = wavelengthsAngstrom[i], fa = luminosity[i - 1], fb = luminosity[i];
            if (b > edgeAngstrom)
            {
                fb = fa + ((edgeAngstrom - a) / (b - a) * (fb - fa));
                b = edgeAngstrom;
            }

            sum += (b - a) / 6 * ((fa * ((2 * a) + b)) + (fb * (a + (2 * b))));
        }

        return sum * SolarUnits.LuminosityErgPerSecond / SolarUnits.PlanckTimesLightErgAngstrom;
    }

    /// <summary>Photons per second and Msun formed of every population of a grid, at <c>[z * ages + age]</c>.</summary>
    public static double[] Rates(StellarGrid stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        double[] rates = new double[stars.Metallicities.Length * stars.AgesYears.Length];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = Rate(stars.WavelengthsAngstrom, stars.Spectrum(i / stars.AgesYears.Length, i % stars.AgesYears.Length));
        return rates;
    }
}
