using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Photoionisation and recombination of hydrogen's shells, exact for one electron without relativity.</summary>
/// <remarks>An ion of charge Z at T follows from hydrogen at T / Z^2: cross sections over Z^2 at Z^2 times the energy, recombination coefficients times Z.</remarks>
internal static class HydrogenicAtom
{
    /// <summary>The Rydberg energy over k in K: 13.605693 eV (CODATA 2018).</summary>
    public const double RydbergKelvin = 157887.512;

    /// <summary>Electron rest mass in g, Boltzmann's and Planck's constants in cgs (CODATA 2018).</summary>
    public const double ElectronMass = 9.1093837015e-28;

    /// <summary>Boltzmann's constant in erg/K (exact, SI).</summary>
    public const double Boltzmann = 1.380649e-16;

    /// <summary>Planck's constant in erg s (exact, SI).</summary>
    public const double Planck = 6.62607015e-27;

    /// <summary>4 pi alpha a0^2 / 3 in cm^2.</summary>
    private const double CrossSectionUnit = 4 * Math.PI / 3 * 7.2973525693e-3 * 5.29177210903e-9 * 5.29177210903e-9;

    /// <summary>
    /// Cross sections in cm^2 of the states of shell n for a photon that sets an electron of <paramref name="energy"/> Rydberg free (Burgess 1965):
    /// (4 pi alpha a0^2 / 3) n^2 (1 + n^2 K^2) sum over l' of max(l, l') g^2 / (2l + 1).
    /// </summary>
    /// <param name="shell">n.</param>
    /// <param name="energy">K^2, in Rydberg.</param>
    /// <param name="byMomentum">Cross sections by l, n values.</param>
    /// <param name="work">Room for 2 (n + 1) values.</param>
    public static void CrossSection(int shell, double energy, Span<double> byMomentum, Span<double> work)
    {
        Span<double> down = work[..(shell + 1)], up = work.Slice(shell + 1, shell + 1);
        double log = HydrogenicRadial.Free(energy, shell, down, up);
        double factor = CrossSectionUnit * shell * shell * (1 + (shell * shell * energy)), scale = Math.Exp(log);
        for (int l = 0; l < shell; l++)
        {
            // down[l + 1]: free l + 1, bound l; up[l]: free l - 1, bound l.
            double more = scale * down[l + 1], less = l == 0 ? 0 : scale * up[l];
            byMomentum[l] = factor / ((2 * l) + 1) * (((l + 1) * more * more) + (l * less * less));
        }
    }

    /// <summary>The cross section of a whole shell in cm^2, averaged over its states by their weights.</summary>
    public static double MeanCrossSection(int shell, double energy, Span<double> byMomentum, Span<double> work)
    {
        CrossSection(shell, energy, byMomentum, work);
        double sum = 0;
        for (int l = 0; l < shell; l++)
            sum += ((2 * l) + 1) * byMomentum[l];
        return sum / ((double)shell * shell);
    }

    /// <summary>
    /// Recombination coefficients in cm^3/s to the states of shell n at <paramref name="kelvin"/>, by detailed balance (Milne):
    /// (2l + 1) (h^2 / 2 pi m k T)^(3/2) int 8 pi nu^2 / c^2 a(nu) exp(-h (nu - nu_n) / k T) dnu.
    /// </summary>
    public static double[] Recombination(int shell, double kelvin)
    {
        double[] result = new double[shell], section = new double[shell], work = new double[2 * (shell + 1)];
        double thermal = kelvin / RydbergKelvin, threshold = 1.0 / ((double)shell * shell);
        double frequency = RydbergKelvin * Boltzmann / Planck;
        double saha = Math.Pow(Planck * Planck / (2 * Math.PI * ElectronMass * Boltzmann * kelvin), 1.5);
        const double c = PhysicalConstants.SpeedOfLightAngstromPerSecond * 1e-8;
        double unit = saha * 8 * Math.PI * frequency * frequency * frequency / (c * c);

        // In ln K^2 the integrand is smooth: Simpson's rule from a thousandth of the lesser of threshold and k T to 40 k T; below, the sections are constant.
        double from = Math.Log(1e-3 * Math.Min(thermal, threshold)), to = Math.Log(40 * thermal);
        int steps = 2 * (int)Math.Ceiling((to - from) / 0.24);
        double step = (to - from) / steps;
        for (int i = 0; i <= steps; i++)
        {
            double energy = Math.Exp(from + (i * step)), nu = threshold + energy;
            double weight = (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * step / 3 * energy;
            if (i == 0)
                weight += energy;
            CrossSection(shell, energy, section, work);
            double factor = unit * weight * nu * nu * Math.Exp(-energy / thermal);
            for (int l = 0; l < shell; l++)
                result[l] += ((2 * l) + 1) * factor * section[l];
        }

        return result;
    }
}
