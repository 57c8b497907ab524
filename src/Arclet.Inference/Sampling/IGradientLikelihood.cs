namespace Arclet.Inference.Sampling;

/// <summary>A likelihood with its gradient with respect to theta.</summary>
public interface IGradientLikelihood : ILogLikelihood
{
    /// <summary>ln L at theta and d ln L / d theta for all parameters, fixed ones included.</summary>
    double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient);
}
