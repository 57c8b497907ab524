namespace Arclet.Figures;

/// <summary>Equal steps are equal lengths; ticks at 1, 2 or 5 times a power of ten.</summary>
public sealed record LinearScale : Scale
{
    /// <summary>A linear scale.</summary>
    /// <param name="min">The value at the beginning.</param>
    /// <param name="max">The value at the end.</param>
    /// <exception cref="ArgumentException">A limit is not finite, or they are equal.</exception>
    public LinearScale(double min, double max)
        : base(min, max)
    {
    }

    internal static IEnumerable<Tick> Between(double low, double high, int most)
    {
        TickStep step = TickStep.For(high - low, most);
        // Past 2^53 steps the multiples of a step are no longer distinct numbers.
        double first = Math.Ceiling((low / step.Minor) - 1e-6), last = Math.Floor((high / step.Minor) + 1e-6);
        for (double i = first; i <= last && last - first < 1000; i++)
        {
            bool isMajor = Math.Abs(Math.IEEERemainder(i, step.MinorPerMajor)) < 0.5;
            double value = step.Multiple(i);
            yield return new Tick(value, isMajor ? TickLabel.Linear(value, step, Math.Max(Math.Abs(low), Math.Abs(high))) : null, isMajor);
        }
    }

    private protected override double Warp(double value) => value;

    private protected override double Unwarp(double warped) => warped;

    private protected override IEnumerable<Tick> Candidates(int most) => Between(Low, High, most);
}
