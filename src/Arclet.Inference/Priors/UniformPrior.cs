namespace Arclet.Inference.Priors;

/// <summary>Every value between two bounds is as probable: p(x) = 1 / (upper - lower).</summary>
public sealed class UniformPrior : ScalarPrior
{
    /// <summary>Uniform between two finite bounds.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite and increasing.</exception>
    public UniformPrior(double lower, double upper)
    {
        CheckBounds(lower, upper);
        if (!double.IsFinite(upper - lower))
            throw new ArgumentException($"a uniform prior needs finite bounds, not {lower} and {upper}");
        (Lower, Upper) = (lower, upper);
    }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => (Lower * (1 - probability)) + (Upper * probability);

    /// <inheritdoc/>
    protected override double CumulativeInside(double value) => (value - Lower) / (Upper - Lower);

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => -Math.Log(Upper - Lower);
}
