namespace Arclet.Inference.Priors;

/// <summary>p(x) ~ exp(-(x - lower) / scale) from a lower bound on, cut at an upper bound that may be infinite.</summary>
public sealed class ExponentialPrior : ScalarPrior
{
    private readonly double between;

    /// <summary>The exponential of the given scale within the bounds.</summary>
    /// <exception cref="ArgumentException">The scale is not positive and finite, the lower bound is not finite, or the bounds do not increase.</exception>
    public ExponentialPrior(double scale, double lower = 0, double upper = double.PositiveInfinity)
    {
        CheckBounds(lower, upper);
        if (!(scale > 0) || !double.IsFinite(scale) || !double.IsFinite(lower))
            throw new ArgumentException($"an exponential prior needs a positive scale and a finite lower bound, not {scale} and {lower}");
        (Scale, Lower, Upper) = (scale, lower, upper);
        between = 1 - Math.Exp((lower - upper) / scale);
    }

    /// <summary>The scale over which the density falls by e.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Math.Min(Upper, Lower - (Scale * Math.Log(1 - (probability * between))));

    /// <inheritdoc/>
    protected override double CumulativeInside(double value) => (1 - Math.Exp((Lower - value) / Scale)) / between;

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => ((Lower - value) / Scale) - Math.Log(Scale * between);
}
