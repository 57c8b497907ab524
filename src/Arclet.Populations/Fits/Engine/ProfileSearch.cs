using Arclet.Inference.LeastSquares;

namespace Arclet.Populations;

/// <summary>The least chi2: a search over the cube of the priors with the mass at its best, from where the sampler's best points are.</summary>
internal sealed class ProfileSearch : LeastSquaresProblem
{
    private const double Step = 1e-6;

    private static readonly LeastSquaresOptions Options = new() { MaximumEvaluations = 60, AbsoluteCostTolerance = 1e-3, StepTolerance = 1e-7 };

    private readonly SedFitProblem problem;
    private readonly int bands;
    private readonly double[] theta;
    private readonly double[] row;
    private readonly double[] flux;
    private readonly double[] residuals;
    private readonly double[] jacobian;
    private readonly double[] moved;
    private double lowest;

    public ProfileSearch(SedFitProblem problem)
    {
        this.problem = problem;
        bands = problem.Data.Flux.Length;
        theta = new double[problem.Layout.Space.ParameterCount];
        row = new double[problem.Layout.Names.Length];
        flux = new double[bands];
        residuals = new double[bands];
        jacobian = new double[bands * ParameterCount];
        moved = new double[ParameterCount];
    }

    /// <inheritdoc/>
    public override int ParameterCount => problem.Layout.Space.FreeCount;

    /// <summary>How often models were computed.</summary>
    public long Calls { get; private set; }

    /// <summary>Searches from a point of the space and leaves the best one there.</summary>
    /// <param name="point">The start; receives the minimum if it is better.</param>
    /// <returns>Its chi2.</returns>
    public double Minimize(Span<double> point)
    {
        double start = Chi2(point);
        Span<double> cube = new double[ParameterCount];
        problem.Layout.Space.Inverse(point, cube);
        double[] lower = new double[ParameterCount], upper = new double[ParameterCount];
        upper.AsSpan().Fill(1);
        lowest = double.PositiveInfinity;
        LeastSquaresResult result = BoundedLeastSquares.Minimize(this, cube, lower, upper, new LeastSquaresWorkspace(ParameterCount), Options);
        if (!(result.Cost < start))
            return start;
        problem.Layout.Space.Transform(cube, point);
        return result.Cost;
    }

    /// <summary>chi2 at a point of the space with the best mass.</summary>
    public double Chi2(ReadOnlySpan<double> point)
    {
        Calls++;
        return problem.Complete(point, row, flux, null) ? problem.Chi2(flux) : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature)
    {
        if (!Residuals(parameters, residuals))
            return double.PositiveInfinity;
        double cost = System.Numerics.Tensors.TensorPrimitives.Dot<double>(residuals, residuals);
        if (!(cost < lowest))
            return double.IsNaN(cost) ? double.PositiveInfinity : cost;
        lowest = cost;
        int n = ParameterCount;
        parameters.CopyTo(moved);
        for (int k = 0; k < n; k++)
        {
            Span<double> column = jacobian.AsSpan(k * bands, bands);
            double h = parameters[k] + Step > 1 ? -Step : Step;
            moved[k] = parameters[k] + h;
            if (!Residuals(moved, column))
            {
                moved[k] = parameters[k] - h;
                h = -h;
                if (moved[k] < 0 || moved[k] > 1 || !Residuals(moved, column))
                    residuals.CopyTo(column);
            }

            moved[k] = parameters[k];
            for (int b = 0; b < bands; b++)
                column[b] = (column[b] - residuals[b]) / h;
            gradient[k] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(column, residuals);
            for (int m = 0; m <= k; m++)
                curvature[(k * n) + m] = curvature[(m * n) + k] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(column, jacobian.AsSpan(m * bands, bands));
        }

        return cost;
    }

    private bool Residuals(ReadOnlySpan<double> cube, Span<double> result)
    {
        Calls++;
        problem.Layout.Space.Transform(cube, theta);
        if (!problem.Complete(theta, row, flux, null))
            return false;
        for (int b = 0; b < bands; b++)
            result[b] = (flux[b] - problem.Data.Flux[b]) * problem.Data.InverseError[b];
        return true;
    }
}
