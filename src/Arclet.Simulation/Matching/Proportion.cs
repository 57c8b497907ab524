namespace Arclet.Simulation;

/// <summary>
/// A number of successes among trials, with the interval of Wilson (1927, JASA 22, 209): unlike the usual square root it stays
/// within [0, 1] and does not vanish when all or none succeed.
/// </summary>
/// <param name="Successes">How many succeeded.</param>
/// <param name="Trials">How many there were.</param>
public readonly record struct Proportion(int Successes, int Trials)
{
    /// <summary>Successes over trials; NaN when there was none.</summary>
    public double Fraction => Trials == 0 ? double.NaN : (double)Successes / Trials;

    /// <summary>The interval for <paramref name="z"/> standard deviations (1 for 68.3 %), or (0, 1) without trials.</summary>
    public (double Lower, double Upper) Interval(double z = 1)
    {
        if (Trials == 0)
            return (0, 1);
        double n = Trials;
        double p = Fraction;
        double z2 = z * z;
        double centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        double half = z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));

        // At 0 and n successes the end is exactly 0 or 1; rounding must not move it outside.
        return (Successes == 0 ? 0 : centre - half, Successes == Trials ? 1 : centre + half);
    }
}
