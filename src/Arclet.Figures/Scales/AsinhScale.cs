namespace Arclet.Figures;

/// <summary>
/// Linear near zero and logarithmic far from it, on both sides: asinh(x / softening). For fluxes that may be negative
/// (Lupton, Gunn and Szalay 1999).
/// </summary>
public sealed record AsinhScale : Scale
{
    /// <summary>An asinh scale.</summary>
    /// <param name="min">The value at the beginning.</param>
    /// <param name="max">The value at the end.</param>
    /// <param name="softening">Where linear becomes logarithmic, above zero.</param>
    /// <exception cref="ArgumentException">A limit is not finite, they are equal, or the softening is not above zero.</exception>
    public AsinhScale(double min, double max, double softening)
        : base(min, max)
    {
        if (!(softening > 0) || !double.IsFinite(softening))
            throw new ArgumentException($"The softening {softening} is not a number above zero.", nameof(softening));
        Softening = softening;
    }

    /// <summary>Where linear becomes logarithmic.</summary>
    public double Softening { get; }

    private protected override double Warp(double value) => Math.Asinh(value / Softening);

    private protected override double Unwarp(double warped) => Softening * Math.Sinh(warped);

    private protected override IEnumerable<Tick> Candidates(int most)
    {
        double largest = Math.Max(Math.Abs(Low), Math.Abs(High));
        int first = (int)Math.Ceiling(Math.Log10(Softening) - 1e-9), last = (int)Math.Floor(Math.Log10(largest) + 1e-9);
        if (last < first)
            return LinearScale.Between(Low, High, most);
        int sides = Low < 0 && High > 0 ? 2 : 1;
        int every = 1;
        while ((sides * ((last - first) / every)) + 1 > most)
            every++;
        var ticks = new List<Tick> { new(0, "0") };
        bool plain = first >= -2 && last <= 3;
        foreach (int sign in (ReadOnlySpan<int>)[1, -1])
        {
            for (int exponent = first; exponent <= last; exponent++)
            {
                bool isMajor = (last - exponent) % every == 0;
                double decade = sign * Math.Pow(10, exponent);
                ticks.Add(new Tick(decade, isMajor ? plain ? TickLabel.Plain(decade) : TickLabel.Power(exponent, sign) : null, isMajor));
                for (int digit = 2; digit < 10 && every == 1; digit++)
                    ticks.Add(new Tick(digit * decade, null, false));
            }
        }

        return ticks;
    }
}
