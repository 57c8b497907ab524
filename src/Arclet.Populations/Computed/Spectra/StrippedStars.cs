namespace Arclet.Populations;

/// <summary>
/// Stars that lose their hydrogen to a companion before they burn helium (a third of massive stars: Sana et al. 2012, Science 337, 444): their cores shine as naked helium stars, by
/// the formulae of Hurley, Pols and Tout 2000, section 6.1. They ionise gas long after single stars have stopped (Götberg et al. 2019, A&amp;A 629, A134, whose range of masses ends at 20 Msun).
/// </summary>
internal static class StrippedStars
{
    private const double LeastBirthMass = 7;
    private const double LargestBirthMass = 20;

    /// <summary>Whether such a star can be a stripped one now.</summary>
    public static bool IsCandidate(in IsochronePoint star) =>
        star.InitialMassSolar is >= LeastBirthMass and <= LargestBirthMass && star.State.Phase == StellarPhase.CoreHeliumBurning && star.State.CoreMassSolar > 0.5;

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
