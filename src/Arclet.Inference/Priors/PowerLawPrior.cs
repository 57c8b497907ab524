namespace Arclet.Inference.Priors;

/// <summary>A power law p(x) ~ x^exponent between two bounds; exponent -1 is uniform in the logarithm, -2 uniform in 1/x.</summary>
public sealed class PowerLawPrior : ScalarPrior
{
    private readonly double power;
    private readonly double ratio;

    /// <summary>The power law of <paramref name="exponent"/> between two bounds.</summary>
    /// <exception cref="ArgumentException">The bounds are not increasing, not finite, or not positive (0 is allowed for an exponent above -1).</exception>
    public PowerLawPrior(double exponent, double lower, double upper)
    {
        CheckBounds(lower, upper);
        if (!double.IsFinite(upper) || !double.IsFinite(exponent) || lower < 0 || (lower == 0 && exponent <= -1))
            throw new ArgumentException($"a power-law prior of exponent {exponent} cannot be normalised between {lower} and {upper}");
        (Exponent, Lower, Upper) = (exponent, lower, upper);
        power = exponent + 1;

        // (lower/upper)^power, or its logarithm in the limit of power 0: the ratio keeps large powers within range.
        ratio = power == 0 ? Math.Log(lower / upper) : Math.Pow(lower / upper, power);
    }

    /// <summary>The exponent.</summary>
    public double Exponent { get; }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        double x = power == 0 ? Upper * Math.Exp(ratio * (1 - probability)) : Upper * Math.Pow(ratio + (probability * (1 - ratio)), 1 / power);
        return Math.Clamp(x, Lower, Upper);
    }

    /// <inheritdoc/>
    protected override double CumulativeInside(double value) =>
        power == 0 ? 1 - (Math.Log(value / Upper) / ratio) : (Math.Pow(value / Upper, power) - ratio) / (1 - ratio);

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) =>
        power == 0 ? -Math.Log(-ratio * value) : Math.Log(power / (1 - ratio) / Upper) + (Exponent * Math.Log(value / Upper));
}
