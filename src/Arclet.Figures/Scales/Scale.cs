namespace Arclet.Figures;

/// <summary>
/// Maps data to the fraction of an axis, 0 at <see cref="Min"/> and 1 at <see cref="Max"/>, and chooses its ticks. A scale whose
/// Min is the larger runs backwards, as magnitudes and right ascensions do.
/// </summary>
public abstract record Scale
{
    /// <summary>Checks the limits.</summary>
    /// <exception cref="ArgumentException">A limit is not finite, or they are equal.</exception>
    private protected Scale(double min, double max)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || min == max)
            throw new ArgumentException($"A scale from {min} to {max} is empty: two different finite limits are expected.", nameof(min));
        (Min, Max) = (min, max);
    }

    /// <summary>The value at the beginning of the axis.</summary>
    public double Min { get; }

    /// <summary>The value at its end.</summary>
    public double Max { get; }

    /// <summary>The smaller limit.</summary>
    public double Low => Math.Min(Min, Max);

    /// <summary>The larger limit.</summary>
    public double High => Math.Max(Min, Max);

    /// <summary>The fraction along the axis, outside 0 to 1 beyond the limits; NaN for what the scale cannot show.</summary>
    public double Project(double value) => (Warp(value) - Warp(Min)) / (Warp(Max) - Warp(Min));

    /// <summary>The value at a fraction along the axis.</summary>
    public double Invert(double fraction) => Unwarp(Warp(Min) + (fraction * (Warp(Max) - Warp(Min))));

    /// <summary>Major ticks with labels, and minor ones, within the limits, by rising value.</summary>
    /// <param name="most">At most about so many major ticks.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 are allowed.</exception>
    public IReadOnlyList<Tick> Ticks(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        double slack = 1e-9;
        return [.. Candidates(most).Where(t => Project(t.Value) >= -slack && Project(t.Value) <= 1 + slack).OrderBy(t => t.Value)];
    }

    /// <summary>The monotonic function whose values lie evenly on the axis.</summary>
    private protected abstract double Warp(double value);

    private protected abstract double Unwarp(double warped);

    private protected abstract IEnumerable<Tick> Candidates(int most);
}
