namespace Arclet.Inference.Sampling;

/// <summary>
/// A likelihood of the form ln L = constant - sum r_i^2 / 2. Its residuals let the search for modes use the curvature J'J, several times fewer calls than without.
/// A term that is no square (a non-detection of probability P) is the residual sqrt(-2 ln P), with a sign that keeps it smooth.
/// </summary>
public interface IResidualLikelihood : ILogLikelihood
{
    /// <summary>How many residuals there are.</summary>
    int ResidualCount { get; }

    /// <summary>Fills the residuals at theta.</summary>
    /// <returns>False where the model is not defined.</returns>
    bool Residuals(ReadOnlySpan<double> theta, Span<double> residuals);
}
