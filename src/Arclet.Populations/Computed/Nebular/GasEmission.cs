using System.Numerics.Tensors;

namespace Arclet.Populations;

/// <summary>
/// The light of gas for given rates of ionising photons: hydrogen and ionised helium by the case B cascade, helium lines by published fits, metal lines by published
/// ratios to H beta, continuum of hydrogen and helium. All ionising photons are absorbed by the gas.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
internal sealed class GasEmission
{
    /// <summary>Rydberg's constant of hydrogen per angstrom.</summary>
    private const double RydbergHydrogen = 109677.58e-8;

    /// <summary>Rydberg's constant of helium per angstrom.</summary>
    private const double RydbergHelium = 109722.27e-8;

    /// <summary>alpha_B of helium over that of hydrogen at 10,000 K: 2.73e-13 / 2.59e-13 (Osterbrock and Ferland 2006, tables 2.1 and 2.4).</summary>
    private const double HeliumRecombination = 2.73 / 2.59;

    /// <summary>Lines of hydrogen: the lower shell, the highest upper one, the name.</summary>
    private static readonly (int Lower, int Highest, string Name)[] Series = [(2, 25, "H"), (3, 20, "Pa"), (4, 18, "Br"), (5, 16, "Pf"), (6, 14, "Hu")];

    /// <summary>Lines of ionised helium that are bright or measured.</summary>
    private static readonly (int Upper, int Lower, string Name)[] HeliumIonLines =
    [
        (3, 2, "He II 1640"), (4, 3, "He II 4686"), (5, 3, "He II 3203"), (6, 3, "He II 2733"), (7, 3, "He II 2511"), (5, 4, "He II 10124"), (7, 4, "He II 5412"), (9, 4, "He II 4542"),
    ];

    private static readonly string[] Greek = ["alpha", "beta", "gamma", "delta", "epsilon"];

    private readonly double[] hydrogen;
    private readonly double[] helium;
    private readonly double[] heliumIon;
    private readonly double[] twoPhotons;
    private readonly double[] thermal;
    private readonly double beta;

    /// <summary>Gas at a temperature.</summary>
    /// <param name="starWavelengths">The stars' wavelengths in angstrom; the continuum has them, and both sides of its jumps.</param>
    /// <param name="kelvin">The electrons' temperature, K.</param>
    public GasEmission(ReadOnlySpan<double> starWavelengths, double kelvin)
    {
        var cascade = new CaseBCascade(kelvin);
        var ion = new CaseBCascade(kelvin, charge: 2);
        List<string> names = [];
        List<double> waves = [], strengths = [];
        Line("Ly alpha", RydbergHydrogen, cascade, 2, 1);
        foreach ((int lower, int highest, string name) in Series)
        {
            for (int n = lower + 1; n <= highest; n++)
                Line(n - lower <= Greek.Length ? $"{name} {Greek[n - lower - 1]}" : $"{name} {n}", RydbergHydrogen, cascade, n, lower);
        }

        beta = strengths[names.IndexOf("H beta")];
        hydrogen = [.. strengths];
        strengths.Clear();
        foreach ((int upper, int lower, string name) in HeliumIonLines)
            Line(name, 4 * RydbergHelium, ion, upper, lower);
        heliumIon = [.. strengths];
        helium = [.. HeliumLine.All.Select(l => l.Emissivity(kelvin) / cascade.Coefficient / SolarUnits.LuminosityErgPerSecond)];
        LineNames = [.. names, .. HeliumLine.All.Select(l => l.Name), .. MetalLine.All.Select(l => l.Name)];
        LineWavelengthsAngstrom = [.. waves, .. HeliumLine.All.Select(l => l.WavelengthAngstrom), .. MetalLine.All.Select(l => l.WavelengthAngstrom)];
        WavelengthsAngstrom = Wavelengths([.. starWavelengths]);
        twoPhotons = new double[WavelengthsAngstrom.Length];
        thermal = new double[WavelengthsAngstrom.Length];
        NebularContinuum.Of(WavelengthsAngstrom, cascade, twoPhotons, thermal);
        TensorPrimitives.Divide(twoPhotons, SolarUnits.LuminosityErgPerSecond, twoPhotons);
        TensorPrimitives.Divide(thermal, SolarUnits.LuminosityErgPerSecond, thermal);

        void Line(string name, double rydberg, CaseBCascade of, int upper, int lower)
        {
            double wave = 1 / (rydberg * ((1.0 / (lower * lower)) - (1.0 / (upper * upper))));
            names.Add(name);
            waves.Add(wave);
            strengths.Add(of.Photons(upper, lower) * SolarUnits.PlanckTimesLightErgAngstrom / wave / SolarUnits.LuminosityErgPerSecond);
        }
    }

    /// <summary>The lines' names.</summary>
    public string[] LineNames { get; }

    /// <summary>The lines' wavelengths in vacuum, angstrom.</summary>
    public double[] LineWavelengthsAngstrom { get; }

    /// <summary>The continuum's wavelengths in angstrom.</summary>
    public double[] WavelengthsAngstrom { get; }

    /// <summary>The luminosities of all lines in Lsun.</summary>
    public void Lines(in IonisingRates rates, double metallicity, double logIonisation, Span<double> luminosity)
    {
        double ionised = HeliumAbundance(metallicity) * IonisedHelium(rates, metallicity);
        int at = 0;
        foreach (double value in hydrogen)
            luminosity[at++] = rates.Hydrogen * value;
        foreach (double value in heliumIon)
            luminosity[at++] = rates.IonisedHelium * value;
        foreach (double value in helium)
            luminosity[at++] = rates.Hydrogen * ionised * value;
        foreach (MetalLine line in MetalLine.All)
            luminosity[at++] = rates.Hydrogen * beta * line.OverHydrogenBeta(metallicity, logIonisation);
    }

    /// <summary>The continuum in Lsun per angstrom. That of ionised helium is taken as hydrogen's; they differ near their edges only.</summary>
    public void Continuum(in IonisingRates rates, double metallicity, Span<double> luminosity)
    {
        TensorPrimitives.Multiply(thermal, rates.Hydrogen * (1 + (HeliumAbundance(metallicity) * IonisedHelium(rates, metallicity))), luminosity);
        TensorPrimitives.MultiplyAdd(twoPhotons, rates.Hydrogen, luminosity, luminosity);
    }

    /// <summary>Helium over hydrogen by number, for the hydrogen and helium of the stellar evolution: X = 0.76 - 3 Z, Y = 0.24 + 2 Z (Pols et al. 1998, MNRAS 298, 525).</summary>
    private static double HeliumAbundance(double metallicity) => (0.24 + (2 * metallicity)) / (4 * (0.76 - (3 * metallicity)));

    /// <summary>The share of the helium inside the ionised hydrogen that is ionised: as many recombinations as its photons allow.</summary>
    private static double IonisedHelium(in IonisingRates rates, double metallicity) =>
        rates.Hydrogen > 0 ? Math.Min(1, rates.Helium / (rates.Hydrogen * HeliumAbundance(metallicity) * HeliumRecombination)) : 0;

    private static double[] Wavelengths(double[] stars)
    {
        IEnumerable<double> edges = Enumerable.Range(2, 5).SelectMany(n => new[] { n * n / RydbergHydrogen * (1 - 1e-6), n * n / RydbergHydrogen * (1 + 1e-6) });
        return [.. stars.Concat(edges.Where(e => e > stars[0] && e < stars[^1])).Order().Distinct()];
    }
}
