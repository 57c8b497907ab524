namespace Arclet.Populations;

/// <summary>Switches of <see cref="StarSpectra"/>: the repairs of atmospheres without metal lines. Their measured effects are in docs/computed-populations.md.</summary>
public sealed record StarSpectraOptions
{
    /// <summary>Whether metal lines take light from stars above 4500 K (<see cref="LineBlanketing"/>).</summary>
    public bool LineBlanketing { get; init; } = true;

    /// <summary>Whether metal lines and molecules shape stars below 4500 K (<see cref="LineBlanketing"/>).</summary>
    public bool CoolStars { get; init; } = true;

    /// <summary>Whether naked helium stars shine from their winds' photosphere (<see cref="WolfRayetWind"/>), not from their hydrostatic surface.</summary>
    public bool WolfRayetWinds { get; init; } = true;

    /// <summary>Whether red supergiants have the temperatures of Levesque et al. 2005 and 2006 (<see cref="RedSupergiantScale"/>).</summary>
    public bool RedSupergiantTemperatures { get; init; } = true;

    /// <summary>
    /// Fraction of stars born with 20 Msun that lose their envelope to a companion and burn helium in the open, less for smaller ones (<see cref="StrippedStars"/>); a third (Sana et al. 2012, Science
    /// 337, 444). 0 for single stars only.
    /// </summary>
    public double StrippedFraction { get; init; } = 0.33;

    internal void Validate()
    {
        if (!(StrippedFraction is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(StrippedFraction), StrippedFraction, "the fraction of stripped stars is between 0 and 1");
    }
}
