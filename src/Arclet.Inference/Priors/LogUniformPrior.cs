namespace Arclet.Inference.Priors;

/// <summary>
/// Uniform in the logarithm of the parameter, p(x) = 1 / (x ln(upper / lower)). Uniform in log10 and in ln is one and the same distribution; other
/// programs name both.
/// </summary>
public sealed class LogUniformPrior : ScalarPrior
{
    private readonly double logLower;
    private readonly double logRange;

    /// <summary>Uniform in ln x between two positive bounds.</summary>
    /// <exception cref="ArgumentException">The bounds are not positive, finite and increasing.</exception>
    public LogUniformPrior(double lower, double upper)
    {
        CheckBounds(lower, upper);
        if (!(lower > 0) || !double.IsFinite(upper))
            throw new ArgumentException($"a prior uniform in the logarithm needs positive, finite bounds, not {lower} and {upper}");
        (Lower, Upper) = (lower, upper);
        logLower = Math.Log(lower);
        logRange = Math.Log(upper) - logLower;
    }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability) => Math.Clamp(Math.Exp(logLower + (logRange * probability)), Lower, Upper);

    /// <inheritdoc/>
    protected override double CumulativeInside(double value) => (Math.Log(value) - logLower) / logRange;

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => -Math.Log(value * logRange);
}
