namespace Arclet.Inference.Sampling;

/// <summary>The logarithm of a likelihood. An instance belongs to one thread while it is sampled.</summary>
public interface ILogLikelihood
{
    /// <summary>ln L at theta (all parameters of the <see cref="Priors.ParameterSpace"/>, in its order); -infinity or NaN where the model is not defined.</summary>
    double Evaluate(ReadOnlySpan<double> theta);
}
