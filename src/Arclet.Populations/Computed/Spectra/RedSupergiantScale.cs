namespace Arclet.Populations;

/// <summary>
/// The mean temperature of red supergiants: 3,660 K in the Galaxy (their mean type, M2: Levesque et al. 2005, ApJ 628, 973, table 5) and 3,790 K in the Small Magellanic Cloud (K5 to M0: Levesque
/// et al. 2006, ApJ 645, 1102), linear in log Z between Z = 0.02 and 0.004. The evolution formulae make them hundreds of kelvin cooler.
/// </summary>
internal static class RedSupergiantScale
{
    /// <summary>The Galactic mean, K.</summary>
    public const double Galactic = 3660;

    private const double LeastBirthMass = 8;

    /// <summary>The least temperature of the star, K; 0 where the scale does not apply.</summary>
    public static double LeastTemperature(in IsochronePoint star, double metallicity)
    {
        if (star.InitialMassSolar < LeastBirthMass || star.State.Phase is < StellarPhase.HertzsprungGap or > StellarPhase.ThermallyPulsingAsymptoticGiantBranch)
            return 0;
        double place = Math.Clamp(Math.Log(0.02 / metallicity) / Math.Log(5), 0, 1);
        return Galactic + (130 * place);
    }
}
