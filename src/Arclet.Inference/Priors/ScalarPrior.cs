namespace Arclet.Inference.Priors;

/// <summary>A prior of one free parameter within [<see cref="Lower"/>, <see cref="Upper"/>].</summary>
public abstract class ScalarPrior : Prior
{
    /// <summary>The lowest value it allows; may be -infinity.</summary>
    public abstract double Lower { get; }

    /// <summary>The highest value it allows; may be infinity.</summary>
    public abstract double Upper { get; }

    /// <summary>The value that lies above the fraction <paramref name="probability"/> of the prior.</summary>
    public abstract double Quantile(double probability);

    /// <summary>The fraction of the prior below <paramref name="value"/>, for a value within the bounds.</summary>
    protected abstract double CumulativeInside(double value);

    /// <summary>ln of the density for a value within the bounds.</summary>
    protected abstract double LogDensityInside(double value);

    /// <summary>The fraction of the prior below <paramref name="value"/>.</summary>
    public double Cumulative(double value) => value <= Lower ? 0 : value >= Upper ? 1 : Math.Clamp(CumulativeInside(value), 0, 1);

    /// <summary>ln of the density; -infinity outside the bounds.</summary>
    public double LogDensity(double value) => value >= Lower && value <= Upper ? LogDensityInside(value) : double.NegativeInfinity;

    /// <inheritdoc/>
    public sealed override void Transform(ReadOnlySpan<double> cube, Span<double> theta) => theta[0] = Quantile(cube[0]);

    /// <inheritdoc/>
    public sealed override bool Inverse(ReadOnlySpan<double> theta, Span<double> cube)
    {
        cube[0] = Cumulative(theta[0]);
        return theta[0] >= Lower && theta[0] <= Upper;
    }

    /// <inheritdoc/>
    public sealed override double LogDensity(ReadOnlySpan<double> theta) => LogDensity(theta[0]);

    private protected static void CheckBounds(double lower, double upper)
    {
        if (!(lower < upper))
            throw new ArgumentException($"a prior's lower bound ({lower}) lies below its upper bound ({upper})");
    }
}
