using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How people's edits make the final clumps.</summary>
public sealed record ReviewSettings
{
    /// <summary>How the edits of several inspectors become one result.</summary>
    public ConsensusRule Consensus { get; init; } = ConsensusRule.Any;

    /// <summary>Whose edits act under the rule of the adjudicator.</summary>
    public string? Adjudicator { get; init; }

    /// <summary>
    /// The inspectors whose voices count in every galaxy under the rules of the majority and of all; empty for those who made any edit of the
    /// galaxy, an <see cref="EditKind.Inspect"/> included.
    /// </summary>
    public IReadOnlyList<string> Inspectors { get; init; } = [];

    /// <summary>How far a clump and an edit made on an earlier detection may be apart, in FWHM of the reference filter's PSF.</summary>
    public double MatchRadiusFwhm { get; init; } = 1;

    /// <summary>Refuses settings that contradict each other.</summary>
    /// <exception cref="InputException">The rule of the adjudicator names nobody, or the match radius is not above 0.</exception>
    public void Check()
    {
        if (Consensus == ConsensusRule.Adjudicator && string.IsNullOrWhiteSpace(Adjudicator))
            throw new InputException("review: consensus is adjudicator, expected the person's name in adjudicator");
        if (!(MatchRadiusFwhm > 0 && double.IsFinite(MatchRadiusFwhm)))
            throw new InputException($"review: match_radius_fwhm is {MatchRadiusFwhm}, expected a number above 0");
    }
}
