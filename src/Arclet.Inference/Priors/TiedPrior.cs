namespace Arclet.Inference.Priors;

/// <summary>
/// A parameter that follows another one, theta = factor * other + offset, and takes no coordinate of the cube. The other parameter may stand before or after
/// it, and is not tied itself.
/// </summary>
public sealed class TiedPrior : Prior
{
    /// <summary>Follows the parameter called <paramref name="other"/>.</summary>
    /// <exception cref="ArgumentException">The factor is 0 or not finite, or the offset is not finite.</exception>
    public TiedPrior(string other, double factor = 1, double offset = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(other);
        if (factor == 0 || !double.IsFinite(factor) || !double.IsFinite(offset))
            throw new ArgumentException($"a tied parameter needs a finite factor other than 0 and a finite offset, not {factor} and {offset}");
        (Other, Factor, Offset) = (other, factor, offset);
    }

    /// <summary>The name of the parameter that it follows.</summary>
    public string Other { get; }

    /// <summary>What the other is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>What is added to it.</summary>
    public double Offset { get; }

    /// <inheritdoc/>
    public override int FreeCount => 0;

    /// <summary>The value that follows from the other's.</summary>
    public double Follow(double other) => (Factor * other) + Offset;

    /// <summary>Does nothing: <see cref="ParameterSpace"/> fills tied parameters when the others are known.</summary>
    public override void Transform(ReadOnlySpan<double> cube, Span<double> theta)
    {
    }

    /// <summary>Always true: <see cref="ParameterSpace"/> checks tied parameters.</summary>
    public override bool Inverse(ReadOnlySpan<double> theta, Span<double> cube) => true;

    /// <summary>Always 0: <see cref="ParameterSpace"/> checks tied parameters.</summary>
    public override double LogDensity(ReadOnlySpan<double> theta) => 0;
}
