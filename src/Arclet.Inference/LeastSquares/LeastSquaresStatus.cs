namespace Arclet.Inference.LeastSquares;

/// <summary>How a search ended.</summary>
public enum LeastSquaresStatus
{
    /// <summary>No step lowers S by more than the tolerance.</summary>
    CostConverged,

    /// <summary>The step is smaller than the tolerance.</summary>
    StepConverged,

    /// <summary>Every free direction is level, or all parameters are held at bounds.</summary>
    GradientConverged,

    /// <summary>The cap on evaluations was reached.</summary>
    EvaluationCap,

    /// <summary>S is not finite at the start.</summary>
    NotFinite,

    /// <summary>No step lowers S although the gradient promises it: the derivatives are wrong or S has a kink.</summary>
    Stalled,
}
