namespace Arclet.Inference.LeastSquares;

/// <summary>When a search ends.</summary>
public sealed record LeastSquaresOptions
{
    /// <summary>The defaults.</summary>
    public static LeastSquaresOptions Default { get; } = new();

    /// <summary>The cap on evaluations; the search never does more.</summary>
    public int MaximumEvaluations { get; init; } = 200;

    /// <summary>Converged when a step promises, and the one before it gave, less than this fraction of S.</summary>
    public double RelativeCostTolerance { get; init; } = 1e-12;

    /// <summary>Converged when a step promises, and the one before it gave, less than this; for a chi2 a fixed number has a meaning. 0 for none.</summary>
    public double AbsoluteCostTolerance { get; init; }

    /// <summary>Converged when every parameter moves by less than this fraction of its size plus its curvature's scale.</summary>
    public double StepTolerance { get; init; } = 1e-12;

    /// <summary>The first damping, relative to the curvature's diagonal.</summary>
    public double InitialDamping { get; init; } = 1e-3;
}
