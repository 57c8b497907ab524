namespace Arclet.Inference.Sampling;

/// <summary>A density on all of R^d, up to a constant, with its gradient. An instance belongs to one thread while it is sampled.</summary>
public interface IDifferentiableDensity
{
    /// <summary>d.</summary>
    int Dimension { get; }

    /// <summary>ln of the density at x, and its gradient; -infinity or NaN where it is not defined.</summary>
    double Evaluate(ReadOnlySpan<double> x, Span<double> gradient);
}
