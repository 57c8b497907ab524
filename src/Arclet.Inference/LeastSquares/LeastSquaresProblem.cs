namespace Arclet.Inference.LeastSquares;

/// <summary>
/// A sum of squares S(p) = sum r_i(p)^2 as the solver sees it: its value, half its gradient and its Gauss-Newton curvature, all from one
/// evaluation. Derive from <see cref="ResidualProblem"/> for residuals with a Jacobian, from <see cref="SeparableProblem"/> where some
/// parameters are linear, or from this class where the sums are cheaper than the Jacobian. An instance belongs to one thread.
/// </summary>
public abstract class LeastSquaresProblem
{
    /// <summary>How many parameters are searched.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Evaluates at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">The parameters, within their bounds.</param>
    /// <param name="gradient">Receives J'r (half the gradient of S).</param>
    /// <param name="curvature">Receives J'J, row after row; at least its lower triangle.</param>
    /// <returns>S; not finite where the problem is not defined, which rejects the step.</returns>
    public abstract double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature);
}
