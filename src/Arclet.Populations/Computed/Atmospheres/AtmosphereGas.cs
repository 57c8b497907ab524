namespace Arclet.Populations;

/// <summary>
/// The gas of an atmosphere in local thermodynamic equilibrium: hydrogen (with H2), helium and the electrons of seven metals, by Saha's
/// and Guldberg and Waage's equations.
/// </summary>
/// <param name="Temperature">K.</param>
/// <param name="Electrons">Electrons per cm3.</param>
/// <param name="NeutralHydrogen">H I per cm3.</param>
/// <param name="Protons">H II per cm3.</param>
/// <param name="Molecules">H2 per cm3.</param>
/// <param name="NeutralHelium">He I per cm3.</param>
/// <param name="SingleHelium">He II per cm3.</param>
/// <param name="DoubleHelium">He III per cm3.</param>
/// <param name="Density">g per cm3.</param>
internal readonly record struct AtmosphereGas(
    double Temperature, double Electrons, double NeutralHydrogen, double Protons, double Molecules, double NeutralHelium, double SingleHelium, double DoubleHelium, double Density)
{
    public const double Boltzmann = 1.380649e-16;
    public const double BoltzmannElectronvolt = 8.617333262e-5;

    /// <summary>Helium atoms per hydrogen nucleus (a mass fraction of 0.28).</summary>
    private const double HeliumPerHydrogen = 0.1;

    /// <summary>The mass fraction of metals to which the abundances below belong (Asplund et al. 2009, ARA&amp;A 47, 481).</summary>
    private const double SolarMetals = 0.0134;

    /// <summary>g per hydrogen nucleus: the nucleus, its helium and metals.</summary>
    private const double MassPerHydrogen = 1.6735e-24 * (1 + (4 * HeliumPerHydrogen) + 0.02);

    /// <summary>Na, Mg, Al, Si, K, Ca, Fe: atoms per hydrogen nucleus (Asplund et al. 2009), ionisation energy in eV, and 2 U+ / U0 at some 5000 K (Gray 2005, appendix D).</summary>
    private static readonly (double Abundance, double Energy, double Weights)[] Metals =
    [
        (1.74e-6, 5.139, 1.0), (3.98e-5, 7.646, 4.0), (2.82e-6, 5.986, 0.34), (3.24e-5, 8.152, 1.2),
        (1.07e-7, 4.341, 1.0), (2.19e-6, 6.113, 3.7), (3.16e-5, 7.902, 3.0),
    ];

    /// <summary>The gas at a temperature (K) and gas pressure (dyn/cm2) for the metallicity Z.</summary>
    public static AtmosphereGas Solve(double temperature, double pressure, double metallicity)
    {
        double total = pressure / (Boltzmann * temperature);
        double kt = BoltzmannElectronvolt * temperature, quantum = 2.4146e15 * temperature * Math.Sqrt(temperature);
        double hydrogen = quantum * Math.Exp(-13.598 / kt);
        double first = quantum * 4 * Math.Exp(-24.587 / kt), second = quantum * Math.Exp(-54.418 / kt);
        double theta = 5040 / temperature;

        // Kp(H2) in dyn/cm2: Tsuji 1973, A&A 23, 411.
        double molecular = Math.Pow(10, 12.533505 - (theta * (4.9251644 - (theta * (0.056191273 - (theta * 0.0032687661)))))) / (Boltzmann * temperature);
        Span<double> metals = stackalloc double[Metals.Length];
        double scale = metallicity / SolarMetals;
        for (int i = 0; i < metals.Length; i++)
            metals[i] = quantum * Metals[i].Weights * Math.Exp(-Metals[i].Energy / kt);

        double low = Math.Log(total * 1e-14), high = Math.Log(total * 0.52), h = 0, nuclei = 0, electrons = 0;
        for (int step = 0; step < 44; step++)
        {
            double middle = 0.5 * (low + high);
            electrons = Math.Exp(middle);

            // total - electrons = h (1 + S/e) + h^2/K + y (nuclei), nuclei = h (1 + S/e) + 2 h^2/K: quadratic in h.
            double a = 1 + (hydrogen / electrons), y = HeliumPerHydrogen;
            double linear = a * (1 + y), square = (1 + (2 * y)) / molecular, rest = total - electrons;
            h = 2 * rest / (linear + Math.Sqrt((linear * linear) + (4 * square * rest)));
            nuclei = (h * a) + (2 * h * h / molecular);
            double r1 = first / electrons, r2 = r1 * second / electrons;
            double charge = (h * hydrogen / electrons) + (nuclei * y * (r1 + (2 * r2)) / (1 + r1 + r2));
            for (int i = 0; i < metals.Length; i++)
                charge += nuclei * scale * Metals[i].Abundance * metals[i] / (electrons + metals[i]);
            if (charge > electrons)
                low = middle;
            else
                high = middle;
        }

        double one = first / electrons, two = one * second / electrons, helium = nuclei * HeliumPerHydrogen / (1 + one + two);
        return new AtmosphereGas(temperature, electrons, h, h * hydrogen / electrons, h * h / molecular, helium, helium * one, helium * two, nuclei * MassPerHydrogen);
    }
}
