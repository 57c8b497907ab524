using System.Numerics.Tensors;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Gas around computed or any other stars from recombination theory: hydrogen and ionised helium by the case B cascade, helium lines by published fits, metal lines by published
/// ratios to H beta, continuum of hydrogen and helium; all in proportion to the stars' ionising photons.
/// </summary>
public static class ComputedNebula
{
    /// <summary>The first ionisation edge of helium in angstrom: 24.5874 eV (NIST).</summary>
    public const double HeliumEdgeAngstrom = 504.2593;

    /// <summary>The second ionisation edge of helium in angstrom: 54.4178 eV (NIST).</summary>
    public const double IonisedHeliumEdgeAngstrom = 227.8377;

    /// <summary>Rydberg's constant of hydrogen per angstrom.</summary>
    private const double RydbergHydrogen = 109677.58e-8;

    /// <summary>Rydberg's constant of helium per angstrom.</summary>
    private const double RydbergHelium = 109722.27e-8;

    /// <summary>alpha_B of helium over that of hydrogen at 10,000 K: 2.73e-13 / 2.59e-13 (Osterbrock and Ferland 2006, tables 2.1 and 2.4).</summary>
    private const double HeliumRecombination = 2.73 / 2.59;

    /// <summary>Stars that are older leave no gas that matters, years.</summary>
    private const double OldestYears = 4e7;

    /// <summary>Lines of hydrogen: the lower shell and the highest upper one.</summary>
    private static readonly (int Lower, int Highest, string Name)[] Series = [(2, 25, "H"), (3, 20, "Pa"), (4, 18, "Br"), (5, 16, "Pf"), (6, 14, "Hu")];

    /// <summary>Lines of ionised helium that are bright or measured.</summary>
    private static readonly (int Upper, int Lower, string Name)[] HeliumIonLines =
    [
        (3, 2, "He II 1640"), (4, 3, "He II 4686"), (5, 3, "He II 3203"), (6, 3, "He II 2733"), (7, 3, "He II 2511"), (5, 4, "He II 10124"), (7, 4, "He II 5412"), (9, 4, "He II 4542"),
    ];

    /// <summary>The gas of a stellar library, per Msun formed, at the ages at which models keep spectra up to 40 Myr.</summary>
    /// <param name="stars">The stars.</param>
    /// <param name="settings">The settings; null for the default.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static NebularGrid For(StellarGrid stars, NebularSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(stars);
        settings ??= new NebularSettings();
        settings.Validate();
        double kelvin = settings.TemperatureKelvin;
        var hydrogen = new CaseBCascade(kelvin);
        var helium = new CaseBCascade(kelvin, charge: 2);
        double[] ages = [.. AgeNodes.Default(stars).Where(a => a < OldestYears)], us = [.. settings.LogIonisation], waves = Wavelengths(stars.WavelengthsAngstrom);
        double[] two = new double[waves.Length], thermal = new double[waves.Length];
        NebularContinuum.Of(waves, hydrogen, two, thermal);
        (string Name, double Wave, double PerPhoton)[] hydrogenLines = [.. Hydrogen(hydrogen)], ionLines = [.. HeliumIon(helium)];
        double beta = hydrogenLines.Single(l => l.Name == "H beta").PerPhoton;
        string[] names = [.. hydrogenLines.Select(l => l.Name), .. HeliumLine.All.Select(l => l.Name), .. ionLines.Select(l => l.Name), .. MetalLine.All.Select(l => l.Name)];
        double[] lineWaves = [.. hydrogenLines.Select(l => l.Wave), .. HeliumLine.All.Select(l => l.WavelengthAngstrom), .. ionLines.Select(l => l.Wave), .. MetalLine.All.Select(l => l.WavelengthAngstrom)];
        int zs = stars.Metallicities.Length, models = zs * us.Length * ages.Length;
        double[] lines = new double[models * names.Length], continuum = new double[models * waves.Length];
        double[][] rates = [.. new[] { SolarUnits.LymanEdgeAngstrom, HeliumEdgeAngstrom, IonisedHeliumEdgeAngstrom }.Select(edge => Rates(stars, edge))];
        for (int z = 0; z < zs; z++)
        {
            double metallicity = stars.Metallicities[z], abundance = HeliumAbundance(metallicity);
            for (int a = 0; a < ages.Length; a++)
            {
                (double q, double qHe, double qHeII) = (At(rates[0], z, ages[a]), At(rates[1], z, ages[a]), At(rates[2], z, ages[a]));
                double ionised = q > 0 ? Math.Min(1, qHe / (q * abundance * HeliumRecombination)) : 0;
                double unit = q / SolarUnits.LuminosityErgPerSecond;
                for (int u = 0; u < us.Length; u++)
                {
                    int model = (((z * us.Length) + u) * ages.Length) + a;
                    Span<double> to = lines.AsSpan(model * names.Length, names.Length), light = continuum.AsSpan(model * waves.Length, waves.Length);
                    int l = 0;
                    foreach ((_, _, double perPhoton) in hydrogenLines)
                        to[l++] = unit * perPhoton;
                    foreach (HeliumLine line in HeliumLine.All)
                        to[l++] = unit * abundance * ionised * line.Emissivity(kelvin) / hydrogen.Coefficient;
                    foreach ((_, _, double perPhoton) in ionLines)
                        to[l++] = qHeII / SolarUnits.LuminosityErgPerSecond * perPhoton;
                    foreach (MetalLine line in MetalLine.All)
                        to[l++] = unit * beta * line.OverHydrogenBeta(metallicity, us[u]);

                    // Ionised helium's thermal continuum is hydrogen's but near its own edges.
                    TensorPrimitives.Multiply(thermal, unit * (1 + (abundance * ionised)), light);
                    TensorPrimitives.MultiplyAdd(two, unit, light, light);
                }
            }
        }

        var provenance = new Provenance
        {
            Library = "Arclet computed case B gas",
            Imf = stars.Provenance.Imf,
            Notes = $"case B at {kelvin:G6} K and 100 electrons per cm3; helium lines of Benjamin, Skillman and Smits 1999; metal lines over H beta of Inoue 2011, held beyond Z = 0.0001 to 0.02 and log U = -3 to -1",
        };
        return new NebularGrid("computed gas", provenance, NebularNormalization.SolarMassFormed, names, lineWaves, waves, stars.Metallicities, us, ages, lines, continuum) { LinesInVacuum = true };

        double At(double[] table, int z, double age)
        {
            (int i, double w) = GridAxis.Bracket(stars.AgesYears, age);
            int at = (z * stars.AgesYears.Length) + i;
            return w == 0 ? table[at] : ((1 - w) * table[at]) + (w * table[at + 1]);
        }
    }

    /// <summary>Helium over hydrogen by number, for the hydrogen and helium of the stellar evolution: X = 0.76 - 3 Z, Y = 0.24 + 2 Z (Pols et al. 1998, MNRAS 298, 525).</summary>
    public static double HeliumAbundance(double metallicity) => (0.24 + (2 * metallicity)) / (4 * (0.76 - (3 * metallicity)));

    /// <summary>The stars' wavelengths, each edge of hydrogen up to n = 6 from both sides: the continuum jumps there.</summary>
    private static double[] Wavelengths(double[] stars)
    {
        IEnumerable<double> edges = Enumerable.Range(2, 5).SelectMany(n => new[] { n * n / RydbergHydrogen * (1 - 1e-6), n * n / RydbergHydrogen * (1 + 1e-6) });
        return [.. stars.Concat(edges.Where(e => e > stars[0] && e < stars[^1])).Order().Distinct()];
    }

    private static double[] Rates(StellarGrid stars, double edge)
    {
        double[] rates = new double[stars.Metallicities.Length * stars.AgesYears.Length];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = IonisingPhotons.Rate(stars.WavelengthsAngstrom, stars.Spectrum(i / stars.AgesYears.Length, i % stars.AgesYears.Length), edge);
        return rates;
    }

    /// <summary>erg per ionising photon of hydrogen's lines.</summary>
    private static IEnumerable<(string Name, double Wave, double PerPhoton)> Hydrogen(CaseBCascade cascade)
    {
        string[] greek = ["alpha", "beta", "gamma", "delta", "epsilon"];
        double lyman = 1 / (RydbergHydrogen * 0.75);
        yield return ("Ly alpha", lyman, cascade.Photons(2, 1) * SolarUnits.PlanckTimesLightErgAngstrom / lyman);
        foreach ((int lower, int highest, string name) in Series)
        {
            for (int n = lower + 1; n <= highest; n++)
            {
                double wave = 1 / (RydbergHydrogen * ((1.0 / (lower * lower)) - (1.0 / (n * n))));
                string own = n - lower <= greek.Length ? $"{name} {greek[n - lower - 1]}" : $"{name} {n}";
                yield return (own, wave, cascade.Photons(n, lower) * SolarUnits.PlanckTimesLightErgAngstrom / wave);
            }
        }
    }

    /// <summary>erg per photon beyond the edge of ionised helium of its lines.</summary>
    private static IEnumerable<(string Name, double Wave, double PerPhoton)> HeliumIon(CaseBCascade cascade)
    {
        foreach ((int upper, int lower, string name) in HeliumIonLines)
        {
            double wave = 1 / (4 * RydbergHelium * ((1.0 / (lower * lower)) - (1.0 / (upper * upper))));
            yield return (name, wave, cascade.Photons(upper, lower) * SolarUnits.PlanckTimesLightErgAngstrom / wave);
        }
    }
}
