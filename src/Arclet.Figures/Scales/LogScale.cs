namespace Arclet.Figures;

/// <summary>Equal ratios are equal lengths; ticks at the powers of ten, minor ones at 2 to 9 times them.</summary>
public sealed record LogScale : Scale
{
    /// <summary>A logarithmic scale.</summary>
    /// <param name="min">The value at the beginning, above zero.</param>
    /// <param name="max">The value at the end, above zero.</param>
    /// <exception cref="ArgumentException">A limit is not finite or not above zero, or they are equal.</exception>
    public LogScale(double min, double max)
        : base(min, max)
    {
        if (min <= 0 || max <= 0)
            throw new ArgumentException($"A logarithmic scale from {min} to {max} is impossible: limits above zero are expected.", nameof(min));
    }

    private protected override double Warp(double value) => value > 0 ? Math.Log10(value) : double.NaN;

    private protected override double Unwarp(double warped) => Math.Pow(10, warped);

    private protected override IEnumerable<Tick> Candidates(int most)
    {
        double low = Math.Log10(Low), high = Math.Log10(High);
        int first = (int)Math.Ceiling(low - 1e-9), last = (int)Math.Floor(high + 1e-9);
        // Less than one decade with its powers: 1, 2, 5 are labelled, and where even they are too few the ticks are linear.
        if (last - first < 1)
            return Within(low, high, most);
        return Decades(first, last, most);
    }

    private IEnumerable<Tick> Within(double low, double high, int most)
    {
        var ticks = new List<Tick>();
        for (int exponent = (int)Math.Floor(low); exponent <= (int)Math.Ceiling(high); exponent++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double value = Value(digit, exponent);
                bool isMajor = digit is 1 or 2 or 5;
                ticks.Add(new Tick(value, isMajor ? Label(digit, exponent, IsPlain(low, high)) : null, isMajor));
            }
        }

        return ticks.Count(t => t.IsMajor && t.Value >= Low && t.Value <= High) >= 2 ? ticks : LinearScale.Between(Low, High, most);
    }

    private static IEnumerable<Tick> Decades(int first, int last, int most)
    {
        int every = 1;
        while (((last - first) / every) + 1 > most)
            every++;
        bool plain = first >= -2 && last <= 3;
        for (int exponent = first - 1; exponent <= last; exponent++)
        {
            bool isMajor = exponent % every == 0;
            yield return new Tick(Value(1, exponent), isMajor ? Label(1, exponent, plain) : null, isMajor);
            for (int digit = 2; digit < 10 && every == 1; digit++)
                yield return new Tick(Value(digit, exponent), null, false);
        }
    }

    private static bool IsPlain(double low, double high) => low >= -2.01 && high <= 3.01;

    private static double Value(int digit, int exponent) => exponent >= 0 ? digit * Math.Pow(10, exponent) : digit / Math.Pow(10, -exponent);

    private static string Label(int digit, int exponent, bool plain) =>
        plain ? TickLabel.Plain(Value(digit, exponent))
        : digit == 1 ? TickLabel.Power(exponent)
        : $"${digit} \\times 10^{{{exponent}}}$";
}
