using System.Numerics.Tensors;

namespace Arclet.Inference.LeastSquares;

/// <summary>
/// A model y = sum_j c_j phi_j(p) whose coefficients c are linear: they are solved at every evaluation and only p is searched
/// (variable projection; Golub &amp; Pereyra 1973, SIAM J. Numer. Anal. 10, 413). The curvature is Kaufman's (1975, BIT 15, 49): with D = dPhi/dp c
/// and P the projection out of the columns of Phi, J = P D. It is the exact Schur complement of the Gauss-Newton matrix of all parameters,
/// so its inverse is the covariance of p with c free.
/// </summary>
public abstract class SeparableProblem : LeastSquaresProblem
{
    private readonly double[] basis;
    private readonly double[] derivatives;
    private readonly double[] residuals;
    private readonly double[] normal;
    private readonly double[] cross;
    private readonly double[] solved;
    private readonly double[] coefficients;

    /// <summary>A problem of the given size.</summary>
    protected SeparableProblem(int residualCount, int linearCount, int nonlinearCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(residualCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(linearCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nonlinearCount);
        ResidualCount = residualCount;
        LinearCount = linearCount;
        ParameterCount = nonlinearCount;
        basis = new double[residualCount * linearCount];
        derivatives = new double[residualCount * nonlinearCount];
        residuals = new double[residualCount];
        normal = new double[linearCount * linearCount];
        cross = new double[linearCount * nonlinearCount];
        solved = new double[linearCount * nonlinearCount];
        coefficients = new double[linearCount];
    }

    /// <summary>How many data there are.</summary>
    public int ResidualCount { get; }

    /// <summary>How many parameters are linear.</summary>
    public int LinearCount { get; }

    /// <inheritdoc/>
    public sealed override int ParameterCount { get; }

    /// <summary>The linear parameters at the last evaluation.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>The data, divided by their errors.</summary>
    protected abstract ReadOnlySpan<double> Data { get; }

    /// <summary>Fills the basis functions divided by the data's errors, column after column (phi_j of datum i is element j * ResidualCount + i).</summary>
    protected abstract void Basis(ReadOnlySpan<double> parameters, Span<double> basis);

    /// <summary>Fills sum_j c_j dphi_j/dp_k divided by the data's errors, column after column, for the coefficients <paramref name="coefficients"/>.</summary>
    protected abstract void Derivatives(ReadOnlySpan<double> parameters, ReadOnlySpan<double> coefficients, Span<double> derivatives);

    /// <inheritdoc/>
    public sealed override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature)
    {
        int n = ResidualCount, l = LinearCount, p = ParameterCount;
        Basis(parameters, basis);
        for (int j = 0; j < l; j++)
        {
            coefficients[j] = TensorPrimitives.Dot(Column(basis, j), Data);
            for (int m = 0; m <= j; m++)
                normal[(j * l) + m] = TensorPrimitives.Dot(Column(basis, j), Column(basis, m));
        }

        if (!SmallCholesky.Factor(normal, l))
            return double.PositiveInfinity;
        SmallCholesky.Solve(normal, l, coefficients);
        Data.CopyTo(residuals);
        for (int j = 0; j < l; j++)
            TensorPrimitives.MultiplyAdd(Column(basis, j), -coefficients[j], residuals, residuals);
        Derivatives(parameters, coefficients, derivatives);
        for (int k = 0; k < p; k++)
        {
            ReadOnlySpan<double> column = Column(derivatives, k);

            // The residual is d - Phi c, so its derivative is -D; the sign is in the gradient.
            gradient[k] = -TensorPrimitives.Dot(column, residuals);
            for (int j = 0; j < l; j++)
                solved[(k * l) + j] = cross[(k * l) + j] = TensorPrimitives.Dot(column, Column(basis, j));
            SmallCholesky.Solve(normal, l, solved.AsSpan(k * l, l));
            for (int m = 0; m <= k; m++)
            {
                double full = TensorPrimitives.Dot(column, Column(derivatives, m));
                curvature[(k * p) + m] = curvature[(m * p) + k] = full - TensorPrimitives.Dot<double>(cross.AsSpan(k * l, l), solved.AsSpan(m * l, l));
            }
        }

        return TensorPrimitives.Dot<double>(residuals, residuals);

        ReadOnlySpan<double> Column(double[] columns, int index) => columns.AsSpan(index * n, n);
    }
}
