using Arclet.Inference.Statistics;

namespace Arclet.Inference.Priors;

/// <summary>A Gaussian, cut at two bounds (which may be infinite) and normalised between them.</summary>
public sealed class GaussianPrior : ScalarPrior
{
    private readonly bool mirrored;
    private readonly double below;
    private readonly double between;

    /// <summary>The Gaussian of <paramref name="mean"/> and <paramref name="sigma"/> within the bounds.</summary>
    /// <exception cref="ArgumentException">Sigma is not positive and finite, the bounds do not increase, or nothing of the Gaussian lies between them.</exception>
    public GaussianPrior(double mean, double sigma, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        CheckBounds(lower, upper);
        if (!(sigma > 0) || !double.IsFinite(sigma) || !double.IsFinite(mean))
            throw new ArgumentException($"a Gaussian prior needs a finite mean and a positive sigma, not {mean} and {sigma}");
        (Mean, Sigma, Lower, Upper) = (mean, sigma, lower, upper);

        // Probabilities are exact near 0 and not near 1: a range above the mean is worked with as its mirror image.
        mirrored = lower > mean;
        double low = (lower - mean) / sigma, high = (upper - mean) / sigma;
        if (mirrored)
            (low, high) = (-high, -low);
        below = NormalDistribution.Cumulative(low);
        between = NormalDistribution.Cumulative(high) - below;
        if (!(between > 0))
            throw new ArgumentException($"nothing of the Gaussian prior {mean} +- {sigma} lies between {lower} and {upper}");
    }

    /// <summary>The mean before it is cut.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation before it is cut.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        double p = mirrored ? 1 - probability : probability;
        double z = NormalDistribution.Quantile(Math.Min(1, below + (p * between)));
        return Math.Clamp(Mean + (Sigma * (mirrored ? -z : z)), Lower, Upper);
    }

    /// <inheritdoc/>
    protected override double CumulativeInside(double value)
    {
        double z = (value - Mean) / Sigma;
        return mirrored ? 1 - ((NormalDistribution.Cumulative(-z) - below) / between) : (NormalDistribution.Cumulative(z) - below) / between;
    }

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => NormalDistribution.LogDensity((value - Mean) / Sigma) - Math.Log(Sigma * between);
}
