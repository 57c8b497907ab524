namespace Arclet.Inference.Priors;

/// <summary>The parameter is a logarithm and uniform is its power of ten: p(x) = ln10 10^x / (10^upper - 10^lower). For a log mass: uniform in mass.</summary>
public sealed class PowerOfTenPrior : ScalarPrior
{
    private readonly double ratio;

    /// <summary>Uniform in 10^x between two finite bounds of x.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite and increasing.</exception>
    public PowerOfTenPrior(double lower, double upper)
    {
        CheckBounds(lower, upper);
        if (!double.IsFinite(upper - lower))
            throw new ArgumentException($"a prior uniform in the power of ten needs finite bounds, not {lower} and {upper}");
        (Lower, Upper) = (lower, upper);
        ratio = Math.Pow(10, lower - upper);
    }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Math.Clamp(Upper + Math.Log10(ratio + (probability * (1 - ratio))), Lower, Upper);

    /// <inheritdoc/>
    protected override double CumulativeInside(double value) => (Math.Pow(10, value - Upper) - ratio) / (1 - ratio);

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => Math.Log(Math.Log(10) / (1 - ratio)) + ((value - Upper) * Math.Log(10));
}
