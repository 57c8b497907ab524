namespace Arclet.Populations;

/// <summary>The life of one star: its states in order of age, and its remnant. Safe for use by several threads.</summary>
public sealed class StellarTrack
{
    private readonly StellarState[] states;
    private readonly StellarPhase? remnant;
    private readonly double remnantMass;
    private readonly double endOfLife;

    internal StellarTrack(double initialMass, double metallicity, StellarState[] states, StellarPhase? remnant, double remnantMass, double endOfLife)
    {
        InitialMassSolar = initialMass;
        Metallicity = metallicity;
        this.states = states;
        this.remnant = remnant;
        this.remnantMass = remnantMass;
        this.endOfLife = endOfLife;
    }

    /// <summary>Mass at birth, Msun.</summary>
    public double InitialMassSolar { get; }

    /// <summary>Absolute metallicity Z.</summary>
    public double Metallicity { get; }

    /// <summary>
    /// The states while the star burns, in order of age. Where a phase ends, its last state and the first of the next phase stand side by side
    /// at the same age.
    /// </summary>
    public ReadOnlySpan<StellarState> States => states;

    /// <summary>Age at which the star becomes a remnant, Myr; infinite if the track was stopped before.</summary>
    public double EndOfLifeMyr => endOfLife;

    /// <summary>What remains; null if the track was stopped before the star's end.</summary>
    public StellarPhase? RemnantPhase => remnant;

    /// <summary>Mass of the remnant, Msun; 0 without one, NaN if the track was stopped before the star's end.</summary>
    public double RemnantMassSolar => remnantMass;

    /// <summary>Age at which a phase begins, Myr; null if the star never reaches it (on this track).</summary>
    public double? PhaseStartMyr(StellarPhase phase)
    {
        if (phase == remnant)
            return endOfLife;
        foreach (StellarState state in states)
        {
            if (state.Phase == phase)
                return state.AgeMyr;
        }

        return null;
    }

    /// <summary>
    /// The star at the age <paramref name="ageMyr"/>: between two states of a phase, masses are interpolated linearly and luminosity and radius in
    /// their logarithms; remnants follow their cooling formulae exactly.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative, or beyond the age at which the track was stopped.</exception>
    public StellarState At(double ageMyr)
    {
        if (!(ageMyr >= 0) || double.IsInfinity(ageMyr))
            throw new ArgumentOutOfRangeException(nameof(ageMyr), ageMyr, "an age is a number of at least 0 Myr");
        if (remnant is { } phase && ageMyr >= endOfLife)
        {
            (double luminosity, double radius) = RemnantFormulae.At(phase, remnantMass, Metallicity, ageMyr - endOfLife);
            return new StellarState(phase, ageMyr, remnantMass, remnantMass, luminosity, radius);
        }

        if (ageMyr > states[^1].AgeMyr)
            throw new ArgumentOutOfRangeException(nameof(ageMyr), ageMyr, $"the track of {InitialMassSolar} Msun was stopped at {states[^1].AgeMyr} Myr");
        int low = 0;
        int high = states.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (states[middle].AgeMyr <= ageMyr)
                low = middle;
            else
                high = middle - 1;
        }

        StellarState first = states[low];
        if (low == states.Length - 1 || states[low + 1].AgeMyr <= first.AgeMyr)
            return first with { AgeMyr = ageMyr };
        StellarState second = states[low + 1];
        double f = (ageMyr - first.AgeMyr) / (second.AgeMyr - first.AgeMyr);
        return new StellarState(
            first.Phase,
            ageMyr,
            first.MassSolar + (f * (second.MassSolar - first.MassSolar)),
            first.CoreMassSolar + (f * (second.CoreMassSolar - first.CoreMassSolar)),
            first.LuminositySolar * Math.Pow(second.LuminositySolar / first.LuminositySolar, f),
            first.RadiusSolar * Math.Pow(second.RadiusSolar / first.RadiusSolar, f));
    }
}
