namespace Arclet.Inference.LeastSquares;

/// <summary>What a search found; the parameters are in the caller's span, curvature and active bounds in the workspace.</summary>
/// <param name="Cost">S at the solution.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Evaluations">How often the problem was evaluated.</param>
public readonly record struct LeastSquaresResult(double Cost, LeastSquaresStatus Status, int Evaluations)
{
    /// <summary>Whether a minimum was found.</summary>
    public bool Converged => Status <= LeastSquaresStatus.GradientConverged;
}
