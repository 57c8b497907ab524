namespace Arclet.Populations;

/// <summary>Switches of <see cref="StellarEvolution"/>.</summary>
public sealed record StellarEvolutionOptions
{
    /// <summary>Whether stars lose mass in winds (Hurley, Pols and Tout 2000, section 7.1: <see cref="StellarWind"/>). Without, only the growth of the core ends a giant's life.</summary>
    public bool MassLoss { get; init; } = true;

    /// <summary>
    /// Whether cool luminous giants also lose mass by pulsation and dust (van Loon et al. 2005, A&amp;A 438, 273); not part of Hurley, Pols and Tout 2000. It shortens the lives of asymptotic giants and of the
    /// most luminous red supergiants.
    /// </summary>
    public bool DustWinds { get; init; }

    /// <summary>Efficiency of Reimers' mass loss on giant branches; 0.5 in Hurley, Pols and Tout 2000.</summary>
    public double ReimersEfficiency { get; init; } = 0.5;

    /// <summary>Steps of a track through the main sequence; other phases take numbers in proportion. At least 10.</summary>
    public int MainSequenceSteps { get; init; } = 60;

    /// <summary>The options with which populations are computed.</summary>
    public static StellarEvolutionOptions ForPopulations { get; } = new() { DustWinds = true };

    internal void Validate()
    {
        if (!(ReimersEfficiency >= 0) || double.IsInfinity(ReimersEfficiency))
            throw new ArgumentOutOfRangeException(nameof(ReimersEfficiency), ReimersEfficiency, "Reimers' efficiency is a number of at least 0");
        if (MainSequenceSteps is < 10 or > 10000)
            throw new ArgumentOutOfRangeException(nameof(MainSequenceSteps), MainSequenceSteps, "a track takes from 10 to 10000 steps through the main sequence");
    }
}
