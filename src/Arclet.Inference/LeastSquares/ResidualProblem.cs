using System.Numerics.Tensors;

namespace Arclet.Inference.LeastSquares;

/// <summary>A sum of squares that is given by its residuals and their Jacobian.</summary>
public abstract class ResidualProblem : LeastSquaresProblem
{
    private double[] residuals = [];
    private double[] jacobian = [];

    /// <summary>How many residuals there are.</summary>
    public abstract int ResidualCount { get; }

    /// <summary>Fills the residuals r_i, and the Jacobian column after column: dr_i/dp_k is element k * ResidualCount + i.</summary>
    protected abstract void Fill(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian);

    /// <inheritdoc/>
    public sealed override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature)
    {
        int n = ResidualCount, p = ParameterCount;
        if (residuals.Length != n || jacobian.Length != n * p)
            (residuals, jacobian) = (new double[n], new double[n * p]);
        Fill(parameters, residuals, jacobian);
        for (int k = 0; k < p; k++)
        {
            ReadOnlySpan<double> column = jacobian.AsSpan(k * n, n);
            gradient[k] = TensorPrimitives.Dot(column, residuals);
            for (int m = 0; m <= k; m++)
                curvature[(k * p) + m] = curvature[(m * p) + k] = TensorPrimitives.Dot(column, jacobian.AsSpan(m * n, n));
        }

        return TensorPrimitives.Dot<double>(residuals, residuals);
    }
}
