namespace Arclet.Populations;

/// <summary>
/// Stars that lose their hydrogen to a companion before they burn helium: their cores shine as naked helium stars, by the formulae of Hurley, Pols and Tout 2000, section 6.1, and they are never
/// red giants or asymptotic giants. They ionise gas long after single stars have stopped (Götberg et al. 2019, A&amp;A 629, A134: births of 2 to 20 Msun). Later shell burning is left out.
/// </summary>
internal static class StrippedStars
{
    private const double LeastBirthMass = 2;
    private const double LargestBirthMass = 20;

    /// <summary>Helium does not burn in smaller cores.</summary>
    private const double LeastCoreMass = 0.32;

    /// <summary>
    /// The fraction of stars like this one that have been stripped, when it is <paramref name="atTwenty"/> at 20 Msun: in proportion to the fraction of close binaries, 0.09 + 0.63 log M (Moe and Di
    /// Stefano 2017, ApJS 230, 15, as used by Götberg et al. 2019).
    /// </summary>
    public static double Fraction(in IsochronePoint star, double atTwenty)
    {
        if (star.InitialMassSolar is < LeastBirthMass or > LargestBirthMass || star.State.Phase is < StellarPhase.CoreHeliumBurning or > StellarPhase.ThermallyPulsingAsymptoticGiantBranch)
            return 0;
        return atTwenty * (0.09 + (0.63 * Math.Log10(star.InitialMassSolar))) / (0.09 + (0.63 * Math.Log10(LargestBirthMass)));
    }

    /// <summary>Whether the core shines in the open now.</summary>
    public static bool Shines(in StellarState star) => star.Phase == StellarPhase.CoreHeliumBurning && star.CoreMassSolar > LeastCoreMass;

    /// <summary>The core in the open.</summary>
    public static StellarState Of(in StellarState star)
    {
        double mass = star.CoreMassSolar;
        return star with
        {
            Phase = StellarPhase.HeliumMainSequence,
            MassSolar = mass,
            LuminositySolar = HeliumStarFormulae.ZeroAgeLuminosity(mass),
            RadiusSolar = HeliumStarFormulae.ZeroAgeRadius(mass),
        };
    }
}
