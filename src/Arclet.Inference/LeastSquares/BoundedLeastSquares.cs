namespace Arclet.Inference.LeastSquares;

/// <summary>
/// Levenberg-Marquardt within a box. Each step is the exact minimum of the damped quadratic model inside the bounds
/// (<see cref="BoxQuadratic"/>); the damping follows the ratio of the gained to the promised decrease (Nielsen 1999, IMM-REP-1999-05), relative to
/// the largest curvature seen per parameter (Marquardt's scaling as MINPACK keeps it, so units do not matter).
/// </summary>
public static class BoundedLeastSquares
{
    private const double LargestDamping = 1e18;
    private const double LeastGain = 1e-4;

    /// <summary>Searches from <paramref name="parameters"/> for a minimum within the bounds; allocates nothing.</summary>
    /// <param name="problem">The sum of squares.</param>
    /// <param name="parameters">The start, moved into the bounds first; receives the solution.</param>
    /// <param name="lower">Lower bounds, -infinity for none; empty for no bounds at all.</param>
    /// <param name="upper">Upper bounds, infinity for none; empty for no bounds at all.</param>
    /// <param name="workspace">Memory; holds curvature and active bounds of the solution afterwards.</param>
    /// <param name="options">When to end.</param>
    public static LeastSquaresResult Minimize(
        LeastSquaresProblem problem, Span<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, LeastSquaresWorkspace workspace, LeastSquaresOptions options)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        int n = problem.ParameterCount;
        if (parameters.Length != n || n > workspace.Capacity || (!lower.IsEmpty && lower.Length != n) || (!upper.IsEmpty && upper.Length != n))
            throw new ArgumentException($"the problem has {n} parameters; given are {parameters.Length}, {lower.Length} and {upper.Length} bounds, and memory for {workspace.Capacity}");
        workspace.Count = n;
        for (int i = 0; i < n; i++)
        {
            if (!lower.IsEmpty && parameters[i] < lower[i])
                parameters[i] = lower[i];
            if (!upper.IsEmpty && parameters[i] > upper[i])
                parameters[i] = upper[i];
        }

        workspace.Vector(2).Clear();
        workspace.Bounds.AsSpan(0, n).Clear();
        double cost = problem.Evaluate(parameters, workspace.Vector(0), workspace.Matrix(0));
        if (!double.IsFinite(cost))
            return new LeastSquaresResult(cost, LeastSquaresStatus.NotFinite, 1);
        LeastSquaresResult result = Search(problem, parameters, lower, upper, workspace, options, cost);
        MarkActive(parameters, lower, upper, workspace);
        return result;
    }

    private static LeastSquaresResult Search(
        LeastSquaresProblem problem, Span<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, LeastSquaresWorkspace workspace, LeastSquaresOptions options, double cost)
    {
        int n = parameters.Length, evaluations = 1;
        Span<double> gradient = workspace.Vector(0), newGradient = workspace.Vector(1), scale = workspace.Vector(2), step = workspace.Vector(3);
        Span<double> low = workspace.Vector(4), high = workspace.Vector(5), trial = workspace.Vector(6), right = workspace.Vector(7);
        Span<double> h = workspace.Matrix(0), newH = workspace.Matrix(1), damped = workspace.Matrix(2), factor = workspace.Matrix(3);
        Span<sbyte> held = workspace.Bounds.AsSpan(0, n);
        double damping = options.InitialDamping, growth = 2, lastDecrease = double.PositiveInfinity;
        int smallDecreases = 0;
        bool rescale = true;
        while (true)
        {
            if (rescale)
                Rescale(h, scale);
            rescale = false;
            for (int i = 0; i < n; i++)
            {
                low[i] = lower.IsEmpty ? double.NegativeInfinity : lower[i] - parameters[i];
                high[i] = upper.IsEmpty ? double.PositiveInfinity : upper[i] - parameters[i];
            }

            h.CopyTo(damped);
            for (int i = 0; i < n; i++)
                damped[(i * n) + i] += damping * scale[i];
            if (!BoxQuadratic.Minimize(damped, gradient, low, high, step, held, factor, right, workspace.Free))
            {
                (damping, growth) = (Math.Max(10 * damping, 1e-12), 2);
                if (damping > LargestDamping)
                    return new LeastSquaresResult(cost, LeastSquaresStatus.Stalled, evaluations);
                continue;
            }

            double promised = Promise(gradient, h, step);
            double tolerance = options.AbsoluteCostTolerance + (options.RelativeCostTolerance * cost);

            // The promise of a strongly damped step says little: it only counts where the damping is weak.
            if (promised <= 0 || IsLevel(step))
                return new LeastSquaresResult(cost, LeastSquaresStatus.GradientConverged, evaluations);
            if (damping <= 1e-2 && promised <= tolerance && lastDecrease <= Math.Max(tolerance, 100 * promised))
                return new LeastSquaresResult(cost, LeastSquaresStatus.CostConverged, evaluations);
            if (IsSmall(parameters, step, scale, cost, options.StepTolerance))
            {
                bool atRest = damping <= 1 || LargestPromise(gradient, h, held) <= Math.Max(10 * tolerance, 1e-14 * cost);
                return new LeastSquaresResult(cost, atRest ? LeastSquaresStatus.StepConverged : LeastSquaresStatus.Stalled, evaluations);
            }

            if (evaluations >= options.MaximumEvaluations)
                return new LeastSquaresResult(cost, LeastSquaresStatus.EvaluationCap, evaluations);
            for (int i = 0; i < n; i++)
            {
                // Exactly on the bound, not a rounding error beside it: the next step asks whether the parameter is there.
                trial[i] = held[i] < 0 ? lower[i] : held[i] > 0 ? upper[i] : parameters[i] + step[i];
            }

            double newCost = problem.Evaluate(trial, newGradient, newH);
            evaluations++;
            double decrease = cost - newCost, gain = decrease / promised;
            if (gain > LeastGain)
            {
                trial.CopyTo(parameters);
                newGradient.CopyTo(gradient);
                newH.CopyTo(h);
                (cost, lastDecrease, rescale) = (newCost, decrease, true);

                // Where the residuals' own curvature outweighs J'J the damping stays strong and the way is a slow one: it ends when it has
                // gained next to nothing several times.
                smallDecreases = decrease <= tolerance ? smallDecreases + 1 : 0;
                if (smallDecreases >= 3)
                    return new LeastSquaresResult(cost, LeastSquaresStatus.CostConverged, evaluations);
                double u = (2 * gain) - 1;
                damping = Math.Max(1e-15, damping * Math.Clamp(1 - (u * u * u), 0.1, 2));
                growth = 2;
            }
            else
            {
                // At the end of the way rounding makes the gain a matter of luck.
                if ((damping <= 1e-2 || LargestPromise(gradient, h, held) <= tolerance) && promised <= Math.Max(tolerance, 1e-14 * cost))
                    return new LeastSquaresResult(cost, LeastSquaresStatus.CostConverged, evaluations);
                damping = Math.Max(damping, 1e-6) * growth;
                growth *= 2;
                if (damping > LargestDamping)
                    return new LeastSquaresResult(cost, LeastSquaresStatus.Stalled, evaluations);
            }
        }
    }

    private static void Rescale(ReadOnlySpan<double> h, Span<double> scale)
    {
        int n = scale.Length;
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            // Not the largest ever, as MINPACK has it: a start far out can be a thousand times steeper than the solution.
            scale[i] = Math.Max(h[(i * n) + i], 0.25 * scale[i]);
            largest = Math.Max(largest, scale[i]);
        }

        // A parameter without any effect yet still needs a scale to be held by.
        for (int i = 0; i < n; i++)
        {
            if (scale[i] <= 0)
                scale[i] = largest > 0 ? 1e-20 * largest : 1;
        }
    }

    private static double Promise(ReadOnlySpan<double> gradient, ReadOnlySpan<double> h, ReadOnlySpan<double> step)
    {
        int n = gradient.Length;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double row = 0.5 * h[(i * n) + i] * step[i];
            for (int j = 0; j < i; j++)
                row += h[(i * n) + j] * step[j];
            sum -= 2 * step[i] * (gradient[i] + row);
        }

        return sum;
    }

    /// <summary>The most that moving one of the parameters that are free would lower S by.</summary>
    private static double LargestPromise(ReadOnlySpan<double> gradient, ReadOnlySpan<double> h, ReadOnlySpan<sbyte> held)
    {
        int n = gradient.Length;
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            double diagonal = h[(i * n) + i];
            if (held[i] == 0 && diagonal > 0)
                largest = Math.Max(largest, gradient[i] * gradient[i] / diagonal);
        }

        return largest;
    }

    private static bool IsLevel(ReadOnlySpan<double> step)
    {
        foreach (double s in step)
        {
            if (s != 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether every step is small beside its parameter and beside what changes S by its own size.</summary>
    private static bool IsSmall(ReadOnlySpan<double> parameters, ReadOnlySpan<double> step, ReadOnlySpan<double> scale, double cost, double tolerance)
    {
        for (int i = 0; i < step.Length; i++)
        {
            if (Math.Abs(step[i]) > tolerance * (Math.Abs(parameters[i]) + Math.Sqrt(cost / scale[i])))
                return false;
        }

        return true;
    }

    private static void MarkActive(ReadOnlySpan<double> parameters, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, LeastSquaresWorkspace workspace)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            // A parameter on its bound is held by it unless the gradient leads inside.
            double g = workspace.Gradient[i];
            workspace.Bounds[i] = !lower.IsEmpty && parameters[i] <= lower[i] && g >= 0 ? (sbyte)-1
                : !upper.IsEmpty && parameters[i] >= upper[i] && g <= 0 ? (sbyte)1 : (sbyte)0;
        }
    }
}
