using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// The continuum of ionised hydrogen in case B per recombination: free-bound with exact one-electron cross sections, free-free, and two-photon decay of 2s.
/// </summary>
internal static class NebularContinuum
{
    /// <summary>4 pi j_nu of free-free emission over n_e n_i, at 1 K and a Gaunt factor of 1, erg cm^3/s/Hz (Rybicki and Lightman 1979, equation 5.14).</summary>
    private const double FreeFreeUnit = 6.84e-38;

    private const double LightCm = PhysicalConstants.SpeedOfLightAngstromPerSecond * 1e-8;

    /// <summary>erg/s per angstrom for one recombination per second.</summary>
    /// <param name="wavelengthsAngstrom">Where, in angstrom (vacuum).</param>
    /// <param name="cascade">Hydrogen.</param>
    /// <param name="twoPhotons">Receives two-photon emission.</param>
    /// <param name="thermal">Receives free-free and free-bound emission.</param>
    public static void Of(ReadOnlySpan<double> wavelengthsAngstrom, CaseBCascade cascade, Span<double> twoPhotons, Span<double> thermal)
    {
        const int shells = 60;
        double kelvin = cascade.Kelvin, norm = TwoPhotonNorm();
        double saha = Math.Pow(HydrogenicAtom.Planck * HydrogenicAtom.Planck / (2 * Math.PI * HydrogenicAtom.ElectronMass * HydrogenicAtom.Boltzmann * kelvin), 1.5);
        const double lymanAlpha = PhysicalConstants.SpeedOfLightAngstromPerSecond / 1215.67;
        double[] section = new double[shells], work = new double[2 * (shells + 1)];
        for (int i = 0; i < wavelengthsAngstrom.Length; i++)
        {
            double wave = wavelengthsAngstrom[i], nu = PhysicalConstants.SpeedOfLightAngstromPerSecond / wave, perAngstrom = nu / wave;
            double quantum = HydrogenicAtom.Planck * nu, rydbergs = quantum / (HydrogenicAtom.RydbergKelvin * HydrogenicAtom.Boltzmann);
            double x = quantum / (HydrogenicAtom.Boltzmann * kelvin);
            double freeFree = FreeFreeUnit / Math.Sqrt(kelvin) * Math.Exp(-x) * Gaunt(nu, kelvin), freeBound = 0;
            for (int n = 2; n <= shells; n++)
            {
                double energy = rydbergs - (1.0 / (n * n));
                if (energy < 0)
                    continue;
                freeBound += n * n * Math.Exp(-energy * HydrogenicAtom.RydbergKelvin / kelvin) * HydrogenicAtom.MeanCrossSection(n, energy, section, work);
            }

            freeBound *= saha * 8 * Math.PI * quantum * nu * nu / (LightCm * LightCm);
            thermal[i] = (freeFree + freeBound) / cascade.Coefficient * perAngstrom;
            double y = nu / lymanAlpha;
            twoPhotons[i] = y >= 1 ? 0 : cascade.TwoPhotonShare * 2 * TwoPhotonShape(y) / norm * quantum / lymanAlpha * perAngstrom;
        }
    }

    /// <summary>The thermally averaged Gaunt factor of free-free emission of singly charged ions: Draine (2011, Physics of the Interstellar and Intergalactic Medium), equation 10.9.</summary>
    private static double Gaunt(double frequency, double kelvin) =>
        Math.Log(Math.Exp(5.960 - (Math.Sqrt(3) / Math.PI * Math.Log(frequency * 1e-9 * Math.Pow(kelvin * 1e-4, -1.5)))) + Math.E);

    /// <summary>Photons by y = nu / nu(Lyman alpha), in units of 202 per second: Nussbaumer and Schmutz (1984, A&amp;A 138, 495).</summary>
    private static double TwoPhotonShape(double y)
    {
        double w = y * (1 - y), tail = Math.Pow(4 * w, 0.8);
        return (w * (1 - tail)) + (0.88 * Math.Pow(w, 1.53) * tail);
    }

    private static double TwoPhotonNorm()
    {
        const int steps = 2000;
        double sum = 0;
        for (int i = 0; i < steps; i++)
            sum += TwoPhotonShape((i + 0.5) / steps);
        return sum / steps;
    }
}
