namespace Arclet.Populations;

/// <summary>
/// Evolution of single stars of one metallicity from the zero-age main sequence to their remnants, by the analytic formulae of Hurley,
/// Pols and Tout 2000, MNRAS 315, 543 ("SSE"), with the zero-age main sequence of Tout et al. 1996, MNRAS 281, 257.
/// </summary>
/// <remarks>
/// The formulae were fitted to models of 0.5 to 50 Msun and Z = 0.0001 to 0.03; they are used here from 0.08 to 150 Msun, as their
/// authors' code is used. Safe for use by several threads.
/// </remarks>
public sealed class StellarEvolution
{
    /// <summary>The smallest mass accepted, Msun: about the limit of hydrogen burning.</summary>
    public const double SmallestMassSolar = 0.08;

    /// <summary>The largest mass accepted, Msun.</summary>
    public const double LargestMassSolar = 150;

    /// <summary>Evolution at the absolute metallicity <paramref name="metallicity"/>, from 0.0001 to 0.03.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The metallicity or an option is out of range.</exception>
    public StellarEvolution(double metallicity, StellarEvolutionOptions? options = null)
    {
        Options = options ?? new StellarEvolutionOptions();
        Options.Validate();
        Coefficients = new EvolutionCoefficients(metallicity);
        MainSequence = new MainSequenceFormulae(Coefficients);
        Giants = new GiantFormulae(Coefficients);
    }

    /// <summary>Absolute metallicity Z.</summary>
    public double Metallicity => Coefficients.Metallicity;

    /// <summary>The switches.</summary>
    public StellarEvolutionOptions Options { get; }

    internal EvolutionCoefficients Coefficients { get; }

    internal MainSequenceFormulae MainSequence { get; }

    internal GiantFormulae Giants { get; }

    /// <summary>Main-sequence lifetime without mass loss, Myr, of a star of <paramref name="massSolar"/> Msun (equation 5).</summary>
    public double MainSequenceLifetimeMyr(double massSolar)
    {
        CheckMass(massSolar);
        return MainSequence.Lifetime(massSolar);
    }

    /// <summary>The life of a star of <paramref name="massSolar"/> Msun, up to the age <paramref name="maximumAgeMyr"/> if that comes before its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mass is not between <see cref="SmallestMassSolar"/> and <see cref="LargestMassSolar"/>, or the age is not positive.</exception>
    public StellarTrack Track(double massSolar, double maximumAgeMyr = double.PositiveInfinity)
    {
        CheckMass(massSolar);
        if (!(maximumAgeMyr > 0))
            throw new ArgumentOutOfRangeException(nameof(maximumAgeMyr), maximumAgeMyr, "the largest age of a track is positive");
        return new TrackIntegrator(this, massSolar, maximumAgeMyr).Run();
    }

    private static void CheckMass(double massSolar)
    {
        if (!(massSolar >= SmallestMassSolar && massSolar <= LargestMassSolar))
            throw new ArgumentOutOfRangeException(nameof(massSolar), massSolar, $"a star's mass is between {SmallestMassSolar} and {LargestMassSolar} Msun");
    }
}
