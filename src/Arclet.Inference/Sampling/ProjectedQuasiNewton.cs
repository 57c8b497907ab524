using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Sampling;

/// <summary>Maximises ln L, or the posterior, over the logits of the cube by BFGS: steps are projected onto the box |x| below
/// <see cref="LogitCube.Edge"/>, and coordinates held at a bound are left out of the quadratic model.</summary>
internal sealed class ProjectedQuasiNewton
{
    private const int MaximumIterations = 60;
    private const double Difference = 1e-5;

    private readonly CubeTarget target;
    private readonly int d;
    private readonly double[] gradient;
    private readonly double[] newGradient;
    private readonly double[] trial;
    private readonly double[] step;
    private readonly double[] inverse;
    private readonly double[] product;
    private readonly bool[] held;
    private bool prior;

    public ProjectedQuasiNewton(CubeTarget target)
    {
        this.target = target;
        d = target.Dimension;
        gradient = new double[d];
        newGradient = new double[d];
        trial = new double[d];
        step = new double[d];
        product = new double[d];
        inverse = new double[d * d];
        held = new bool[d];
    }

    /// <summary>Climbs from the point, which receives the maximum; with the prior it also fills the curvature of -ln there, by differences.</summary>
    /// <returns>False if the likelihood is not defined at the start.</returns>
    public bool Maximize(Span<double> point, Span<double> curvature, bool withPrior)
    {
        prior = withPrior;
        double value = Value(point);
        if (!double.IsFinite(value))
            return false;
        Gradient(point, value, gradient);
        Reset();
        bool fresh = true;
        int small = 0;
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            double slope = Direction(point);
            if (!(slope > 1e-4))
                break;
            double length = 1, newValue = double.NegativeInfinity;
            for (int halving = 0; halving < 12; halving++, length *= 0.3)
            {
                for (int i = 0; i < d; i++)
                    trial[i] = Math.Clamp(point[i] + (length * step[i]), -LogitCube.Edge, LogitCube.Edge);
                newValue = Value(trial);
                if (newValue > value + (1e-4 * length * slope))
                    break;
            }

            if (!(newValue > value))
            {
                if (fresh)
                    break;
                Reset();
                fresh = true;
                continue;
            }

            Gradient(trial, newValue, newGradient);
            Update(point, fresh);
            fresh = false;
            small = newValue - value < 1e-3 ? small + 1 : 0;
            trial.CopyTo(point);
            newGradient.AsSpan().CopyTo(gradient);
            value = newValue;
            if (small >= 2)
                break;
        }

        if (withPrior)
            Curvature(point, value, curvature);
        return true;
    }

    private double Value(ReadOnlySpan<double> point)
    {
        double value = target.EvaluateLogit(point, out double density);
        return prior ? value + Math.Log(density) : value;
    }

    private void Reset()
    {
        inverse.AsSpan().Clear();
        double size = 0;
        for (int i = 0; i < d; i++)
            size += gradient[i] * gradient[i];

        // A first step of 0.3; the line search shortens it where the likelihood is narrower.
        double scale = 0.3 / Math.Max(1e-12, Math.Sqrt(size));
        for (int i = 0; i < d; i++)
            inverse[(i * d) + i] = scale;
    }

    /// <summary>Fills the step, and gives the increase it promises to first order.</summary>
    private double Direction(ReadOnlySpan<double> point)
    {
        for (int i = 0; i < d; i++)
            held[i] = (point[i] <= -LogitCube.Edge && gradient[i] <= 0) || (point[i] >= LogitCube.Edge && gradient[i] >= 0);
        double slope = 0, longest = 0;
        for (int i = 0; i < d; i++)
        {
            double sum = 0;
            for (int j = 0; j < d && !held[i]; j++)
                sum += held[j] ? 0 : inverse[(i * d) + j] * gradient[j];
            step[i] = sum;
            slope += sum * gradient[i];
            longest = Math.Max(longest, Math.Abs(sum));
        }

        if (longest > 2)
        {
            for (int i = 0; i < d; i++)
                step[i] *= 2 / longest;
            slope *= 2 / longest;
        }

        return slope;
    }

    private void Update(ReadOnlySpan<double> point, bool fresh)
    {
        // s = trial - point, y = -(new gradient - gradient): the curvature of -ln L along the step.
        double sy = 0, yy = 0;
        for (int i = 0; i < d; i++)
        {
            step[i] = trial[i] - point[i];
            double y = gradient[i] - newGradient[i];
            sy += step[i] * y;
            yy += y * y;
        }

        if (!(sy > 1e-12))
            return;
        if (fresh)
        {
            inverse.AsSpan().Clear();
            for (int i = 0; i < d; i++)
                inverse[(i * d) + i] = sy / yy;
        }

        double yhy = 0;
        for (int i = 0; i < d; i++)
        {
            product[i] = 0;
            for (int j = 0; j < d; j++)
                product[i] += inverse[(i * d) + j] * (gradient[j] - newGradient[j]);
            yhy += product[i] * (gradient[i] - newGradient[i]);
        }

        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
                inverse[(i * d) + j] += (((1 + (yhy / sy)) * step[i] * step[j]) - (product[i] * step[j]) - (step[i] * product[j])) / sy;
        }
    }

    private void Gradient(ReadOnlySpan<double> point, double value, Span<double> result)
    {
        Span<double> moved = stackalloc double[d];
        point.CopyTo(moved);
        for (int i = 0; i < d; i++)
        {
            double h = point[i] + Difference > LogitCube.Edge ? -Difference : Difference;
            moved[i] = point[i] + h;
            double there = Value(moved);
            if (!double.IsFinite(there))
            {
                h = -h;
                moved[i] = point[i] + h;
                there = Value(moved);
            }

            moved[i] = point[i];
            result[i] = double.IsFinite(there) ? (there - value) / h : 0;
        }
    }

    /// <summary>The second differences over steps that change the function by about 0.02 to 2, made positive definite; beside an undefined region the square of the slope.</summary>
    private void Curvature(ReadOnlySpan<double> point, double value, Span<double> curvature)
    {
        Span<double> size = stackalloc double[d];
        Span<double> moved = stackalloc double[d];
        curvature.Clear();
        point.CopyTo(moved);
        for (int i = 0; i < d; i++)
        {
            size[i] = Size(point, value, moved, i, out double diagonal);
            curvature[(i * d) + i] = diagonal;
        }

        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (moved[i], moved[j]) = (point[i] + size[i], point[j] + size[j]);
                double both = Value(moved);
                moved[j] = point[j];
                double first = Value(moved);
                (moved[i], moved[j]) = (point[i], point[j] + size[j]);
                double second = Value(moved);
                moved[j] = point[j];
                double mixed = -(both - first - second + value) / (size[i] * size[j]);
                double limit = 0.999 * Math.Sqrt(curvature[(i * d) + i] * curvature[(j * d) + j]);
                curvature[(i * d) + j] = curvature[(j * d) + i] = double.IsFinite(mixed) ? Math.Clamp(mixed, -limit, limit) : 0;
            }
        }

        // Mixed terms that make no positive definite matrix are halved until they do: a kink or a ridge has no curvature.
        Span<double> factor = stackalloc double[d * d];
        for (int attempt = 0; attempt < 30; attempt++)
        {
            curvature.CopyTo(factor);
            if (SmallCholesky.Factor(factor, d))
                return;
            for (int i = 0; i < d * d; i++)
                curvature[i] *= i % (d + 1) == 0 ? 1 : 0.5;
        }
    }

    private double Size(ReadOnlySpan<double> point, double value, Span<double> moved, int i, out double diagonal)
    {
        double h = 0.02, sign = point[i] > 0 ? -1 : 1, fall = 0;
        for (int attempt = 0; attempt < 12; attempt++)
        {
            moved[i] = point[i] + (sign * h);
            fall = value - Value(moved);
            if (fall > 2)
                h *= 0.35;
            else if (fall < 0.02 && h < 1)
                h = Math.Min(1, h * 3);
            else
                break;
        }

        moved[i] = point[i] - (sign * h);
        double other = value - Value(moved);
        moved[i] = point[i];

        // The mean of both sides; beside an undefined region exp(-g x) has the scale h / fall.
        double slope = fall / h;
        diagonal = double.IsFinite(other) ? Math.Max(0, fall + other) / (h * h) : double.IsFinite(slope) ? Math.Max(2 * Math.Max(0, slope) / h, slope * slope) : 0;
        diagonal = Math.Max(diagonal, 1e-6);
        return sign * h;
    }
}
