using Arclet.Inference.LeastSquares;
using Arclet.Inference.Sampling;

namespace Arclet.Lensing.Fitting;

/// <summary>Climbs a smooth density by BFGS with backtracking (Nocedal and Wright 2006, chapter 6), and measures its curvature at the top.</summary>
internal sealed class ModeClimb(IDifferentiableDensity density)
{
    /// <summary>No coordinate (a logit of the prior) changes by more in one step.</summary>
    private const double LongestStep = 1.5;

    private readonly int d = density.Dimension;

    /// <summary>Climbs from a point, which receives the top.</summary>
    /// <returns>ln of the density there; -infinity where it is not defined at the start.</returns>
    public double Climb(Span<double> point, int iterations, CancellationToken cancellation)
    {
        double[] gradient = new double[d], newGradient = new double[d], trial = new double[d], step = new double[d], change = new double[d], product = new double[d];
        double[] inverse = new double[d * d];
        double value = density.Evaluate(point, gradient);
        if (!double.IsFinite(value))
            return double.NegativeInfinity;
        Reset(inverse);
        bool fresh = true;
        int small = 0;
        for (int iteration = 0; iteration < iterations && small < 3; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            double slope = 0, largest = 0;
            for (int i = 0; i < d; i++)
            {
                step[i] = Dot(inverse.AsSpan(i * d, d), gradient);
                slope += step[i] * gradient[i];
                largest = Math.Max(largest, Math.Abs(step[i]));
            }

            if (!(slope > 1e-9))
            {
                if (fresh)
                    break;
                Reset(inverse);
                fresh = true;
                continue;
            }

            double length = Math.Min(1, LongestStep / largest), newValue = double.NegativeInfinity;
            bool better = false;
            for (int halving = 0; halving < 25 && !better; halving++, length *= 0.4)
            {
                for (int i = 0; i < d; i++)
                {
                    change[i] = length * step[i];
                    trial[i] = point[i] + change[i];
                }

                newValue = density.Evaluate(trial, newGradient);
                better = newValue > value + (1e-4 * length * slope);
            }

            if (!better)
            {
                if (fresh)
                    break;
                Reset(inverse);
                fresh = true;
                continue;
            }

            Update(inverse, change, gradient, newGradient, product, fresh);
            fresh = false;
            small = newValue - value < 1e-5 ? small + 1 : 0;
            value = newValue;
            trial.CopyTo(point);
            newGradient.CopyTo(gradient, 0);
        }

        return value;
    }

    /// <summary>The inverse of the curvature of -ln at a point, by central differences of the gradient: the covariance of the Gaussian that touches the density there.</summary>
    public double[] Covariance(ReadOnlySpan<double> point)
    {
        double[] curvature = new double[d * d], up = new double[d], down = new double[d], x = point.ToArray(), covariance = new double[d * d];
        for (int i = 0; i < d; i++)
        {
            const double H = 1e-3;
            x[i] = point[i] + H;
            density.Evaluate(x, up);
            x[i] = point[i] - H;
            density.Evaluate(x, down);
            x[i] = point[i];
            for (int j = 0; j < d; j++)
                curvature[(i * d) + j] = (down[j] - up[j]) / (2 * H);
        }

        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < i; j++)
                curvature[(i * d) + j] = curvature[(j * d) + i] = 0.5 * (curvature[(i * d) + j] + curvature[(j * d) + i]);
        }

        // Where the top is not one in every direction, as much is added to the diagonal as makes it one.
        double ridge = 0;
        while (true)
        {
            double[] factor = (double[])curvature.Clone();
            for (int i = 0; i < d; i++)
                factor[(i * d) + i] += ridge;
            if (Array.TrueForAll(factor, double.IsFinite) && SmallCholesky.Factor(factor, d))
            {
                SmallCholesky.Invert(factor, d, covariance);
                return covariance;
            }

            ridge = ridge == 0 ? 0.05 : ridge * 2;
            if (ridge > 1e12)
            {
                Array.Clear(covariance);
                Reset(covariance);
                return covariance;
            }
        }
    }

    private void Reset(double[] matrix)
    {
        Array.Clear(matrix);
        for (int i = 0; i < d; i++)
            matrix[(i * d) + i] = 1;
    }

    private void Update(double[] inverse, double[] change, double[] before, double[] after, double[] product, bool fresh)
    {
        // y = -(after - before) for the maximum; the update keeps the matrix positive where s.y is above 0.
        double sy = 0, yy = 0;
        for (int i = 0; i < d; i++)
        {
            double y = before[i] - after[i];
            sy += change[i] * y;
            yy += y * y;
        }

        if (!(sy > 1e-12 * yy) || !(sy > 0))
            return;
        if (fresh)
        {
            for (int i = 0; i < d; i++)
                inverse[(i * d) + i] = sy / yy;
        }

        double yhy = 0;
        for (int i = 0; i < d; i++)
        {
            product[i] = 0;
            for (int j = 0; j < d; j++)
                product[i] += inverse[(i * d) + j] * (before[j] - after[j]);
            yhy += product[i] * (before[i] - after[i]);
        }

        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
                inverse[(i * d) + j] += ((1 + (yhy / sy)) * change[i] * change[j] / sy) - (((change[i] * product[j]) + (product[i] * change[j])) / sy);
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
