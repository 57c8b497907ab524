using Arclet.Inference.Statistics;

namespace Arclet.Inference.Priors;

/// <summary>
/// Student's t of a location and scale, cut at two bounds (which may be infinite) and normalised between them. With 2 degrees of freedom and scale 0.3 it is
/// the continuity prior of Leja et al. (2019, ApJ 876, 3).
/// </summary>
public sealed class StudentPrior : ScalarPrior
{
    private readonly bool mirrored;
    private readonly double below;
    private readonly double between;

    /// <summary>The t distribution within the bounds.</summary>
    /// <exception cref="ArgumentException">Scale or degrees of freedom are not positive and finite, or nothing of the distribution lies between the bounds.</exception>
    public StudentPrior(double degreesOfFreedom, double location, double scale, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        CheckBounds(lower, upper);
        if (!(scale > 0) || !double.IsFinite(scale) || !double.IsFinite(location) || !(degreesOfFreedom > 0) || !double.IsFinite(degreesOfFreedom))
            throw new ArgumentException($"a Student t prior needs positive degrees of freedom and scale, not {degreesOfFreedom} and {scale}");
        (DegreesOfFreedom, Location, Scale, Lower, Upper) = (degreesOfFreedom, location, scale, lower, upper);
        mirrored = lower > location;
        double low = (lower - location) / scale, high = (upper - location) / scale;
        if (mirrored)
            (low, high) = (-high, -low);
        below = StudentDistribution.Cumulative(low, degreesOfFreedom);
        between = StudentDistribution.Cumulative(high, degreesOfFreedom) - below;
        if (!(between > 0))
            throw new ArgumentException($"nothing of the Student t prior {location} +- {scale} lies between {lower} and {upper}");
    }

    /// <summary>Degrees of freedom.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The centre.</summary>
    public double Location { get; }

    /// <summary>The scale (not the standard deviation).</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double Lower { get; }

    /// <inheritdoc/>
    public override double Upper { get; }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        double p = mirrored ? 1 - probability : probability;
        double t = StudentDistribution.Quantile(Math.Min(1, below + (p * between)), DegreesOfFreedom);
        return Math.Clamp(Location + (Scale * (mirrored ? -t : t)), Lower, Upper);
    }

    /// <inheritdoc/>
    protected override double CumulativeInside(double value)
    {
        double t = (value - Location) / Scale;
        return mirrored
            ? 1 - ((StudentDistribution.Cumulative(-t, DegreesOfFreedom) - below) / between)
            : (StudentDistribution.Cumulative(t, DegreesOfFreedom) - below) / between;
    }

    /// <inheritdoc/>
    protected override double LogDensityInside(double value) => StudentDistribution.LogDensity((value - Location) / Scale, DegreesOfFreedom) - Math.Log(Scale * between);
}
