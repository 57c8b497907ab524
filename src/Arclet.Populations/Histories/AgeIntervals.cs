namespace Arclet.Populations;

/// <summary>Consecutive intervals of look-back time, from now into the past, in a universe of some age.</summary>
/// <remarks>
/// Histories are integrated over them exactly: the mass M formed in an interval [a, b], and its first moment T, the integral of the rate times
/// (t - a) / (b - a). Linear interpolation of a population's spectrum between the ages a and b then takes M - T of the first and T of the second.
/// </remarks>
public sealed class AgeIntervals
{
    /// <summary>Intervals between edges.</summary>
    /// <param name="edgesYears">Look-back times in years, ascending from 0; the last is at least the universe's age.</param>
    /// <param name="universeAgeYears">The age of the universe in years: no star is older.</param>
    /// <exception cref="ArgumentException">The edges are not so.</exception>
    public AgeIntervals(double[] edgesYears, double universeAgeYears)
    {
        GridAxis.Ascending(edgesYears, "age (years)", 0);
        if (edgesYears.Length < 2 || edgesYears[0] != 0)
            throw new ArgumentException("intervals of age have two or more edges, the first at 0");
        if (!(universeAgeYears > 0 && edgesYears[^1] >= universeAgeYears * (1 - 1e-12)))
            throw new ArgumentException($"the intervals of age end at {edgesYears[^1]} years, expected the age of the universe, {universeAgeYears} years, or more");
        EdgesYears = edgesYears;
        UniverseAgeYears = universeAgeYears;
        double[] inverse = new double[edgesYears.Length - 1];
        for (int i = 0; i < inverse.Length; i++)
            inverse[i] = 1 / (edgesYears[i + 1] - edgesYears[i]);
        InverseWidths = inverse;
    }

    /// <summary>The edges in years, one more than there are intervals.</summary>
    public double[] EdgesYears { get; }

    /// <summary>The age of the universe in years.</summary>
    public double UniverseAgeYears { get; }

    /// <summary>The number of intervals.</summary>
    public int Count => EdgesYears.Length - 1;

    /// <summary>One over the intervals' widths, per year.</summary>
    internal double[] InverseWidths { get; }
}
