namespace Arclet.Inference.Priors;

/// <summary>A parameter that is known: it takes no coordinate of the cube.</summary>
public sealed class FixedPrior(double value) : Prior
{
    /// <summary>Its value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override int FreeCount => 0;

    /// <inheritdoc/>
    public override void Transform(ReadOnlySpan<double> cube, Span<double> theta) => theta[0] = Value;

    /// <inheritdoc/>
    public override bool Inverse(ReadOnlySpan<double> theta, Span<double> cube) => theta[0] == Value;

    /// <inheritdoc/>
    public override double LogDensity(ReadOnlySpan<double> theta) => theta[0] == Value ? 0 : double.NegativeInfinity;
}
