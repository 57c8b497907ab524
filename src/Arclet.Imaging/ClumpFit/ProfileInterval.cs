namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// What the profile of chi2 says about a number: chi2, with everything else fitted again, is at most 1 above its least value from <paramref name="Low"/> to
/// <paramref name="High"/> (68.3 % for a Gaussian likelihood), and at most 2.706 from <paramref name="Low95"/> to <paramref name="High95"/>, each of which
/// alone is a limit of 95 %. An end at the edge of the allowed range is that edge: the number has a limit on the other side only. NaN where there is none.
/// </summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Low95">Lower limit of 95 %.</param>
/// <param name="High95">Upper limit of 95 %.</param>
public readonly record struct ProfileInterval(double Low, double High, double Low95, double High95)
{
    /// <summary>No interval.</summary>
    public static ProfileInterval None => new(double.NaN, double.NaN, double.NaN, double.NaN);
}
