using System.Numerics.Tensors;
using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Sampling;

/// <summary>
/// The residuals of a likelihood over the logits x of the cube, with a Jacobian by differences that is made only where the step will be kept. The prior's density,
/// -ln prod u (1 - u) = 2 sum ln cosh(x/2) + constant, joins as d residuals sign(x) sqrt(4 ln cosh(x/2)): the maximum is that of the posterior in x.
/// </summary>
internal sealed class LogitResiduals(CubeTarget target) : LeastSquaresProblem
{
    private const double Step = 1e-5;

    private readonly double[] residuals = new double[target.Residual!.ResidualCount];
    private readonly double[] jacobian = new double[target.Residual.ResidualCount * target.Dimension];
    private readonly double[] moved = new double[target.Dimension];
    private double lowest = double.PositiveInfinity;
    private bool withPrior;

    public override int ParameterCount => target.Dimension;

    /// <summary>Forgets the search before.</summary>
    /// <param name="prior">Whether to look for the maximum of the posterior in x, or of the likelihood.</param>
    public void Begin(bool prior)
    {
        lowest = double.PositiveInfinity;
        withPrior = prior;
    }

    public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature)
    {
        int n = residuals.Length, d = ParameterCount;
        if (!target.ResidualsLogit(parameters, residuals))
            return double.PositiveInfinity;
        double cost = TensorPrimitives.Dot<double>(residuals, residuals);
        for (int k = 0; k < d && withPrior; k++)
        {
            double r = PriorResidual(parameters[k], out _);
            cost += r * r;
        }

        // The solver takes a step only if the cost falls, and asks for derivatives only then.
        if (!(cost < lowest))
            return double.IsNaN(cost) ? double.PositiveInfinity : cost;
        lowest = cost;
        parameters.CopyTo(moved);
        for (int k = 0; k < d; k++)
        {
            Span<double> column = jacobian.AsSpan(k * n, n);
            double h = Differences(parameters[k], k, column);
            moved[k] = parameters[k];
            TensorPrimitives.Subtract(column, residuals, column);
            TensorPrimitives.Divide(column, h, column);
            gradient[k] = TensorPrimitives.Dot<double>(column, residuals);
            for (int m = 0; m <= k; m++)
                curvature[(k * d) + m] = curvature[(m * d) + k] = TensorPrimitives.Dot<double>(column, jacobian.AsSpan(m * n, n));
            if (!withPrior)
                continue;
            double prior = PriorResidual(parameters[k], out double slope);
            gradient[k] += prior * slope;
            curvature[(k * d) + k] += slope * slope;
        }

        return cost;
    }

    /// <summary>sign(x) sqrt(4 ln cosh(x/2)) and its derivative.</summary>
    private static double PriorResidual(double x, out double slope)
    {
        double size = Math.Abs(x);
        if (size < 1e-3)
        {
            slope = Math.Sqrt(0.5);
            return x * slope;
        }

        // ln cosh(y) = y + ln((1 + exp(-2y)) / 2)
        double r = Math.Sqrt(4 * ((0.5 * size) + Math.Log(0.5 * (1 + Math.Exp(-size)))));
        slope = Math.Tanh(0.5 * size) / r;
        return x < 0 ? -r : r;
    }

    private double Differences(double at, int k, Span<double> column)
    {
        double h = at + Step > LogitCube.Edge ? -Step : Step;
        moved[k] = at + h;
        if (target.ResidualsLogit(moved, column))
            return h;
        moved[k] = at - h;
        if (target.ResidualsLogit(moved, column))
            return -h;

        // Not defined on either side: no derivative is known, and none is claimed.
        residuals.CopyTo(column);
        return h;
    }
}
