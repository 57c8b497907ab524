namespace Arclet.Figures;

/// <summary>A tick distance of digit x 10^exponent with digit 1, 2 or 5, divided into minor ticks.</summary>
internal readonly record struct TickStep(int Digit, int Exponent)
{
    public int MinorPerMajor => Digit == 2 ? 4 : 5;

    public double Major => Digit * Math.Pow(10, Exponent);

    public double Minor => Major / MinorPerMajor;

    /// <summary>The smallest such step of which at most <paramref name="most"/> fit into a range.</summary>
    public static TickStep For(double range, int most)
    {
        double least = range / most;
        int exponent = (int)Math.Floor(Math.Log10(least));
        foreach (int digit in (ReadOnlySpan<int>)[1, 2, 5])
        {
            if (digit * Math.Pow(10, exponent) >= least * (1 - 1e-9))
                return new TickStep(digit, exponent);
        }

        return new TickStep(1, exponent + 1);
    }

    /// <summary>The i-th multiple of the minor step, rounded once only: 3 x 0.1 gives the number that reads 0.3.</summary>
    public double Multiple(double i)
    {
        double whole = i * Digit / MinorPerMajor;
        return Exponent >= 0 ? whole * Math.Pow(10, Exponent) : whole / Math.Pow(10, -Exponent);
    }
}
