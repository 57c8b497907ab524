namespace Arclet.Inference.LeastSquares;

/// <summary>
/// The minimum of 2 g's + s'Bs within a box, by an active set: bounds that the step would cross are held, the rest is solved again around
/// them, and a bound whose multiplier has the wrong sign is let go. Clamping the free step instead would leave the other
/// parameters where they fitted the unclamped one.
/// </summary>
internal static class BoxQuadratic
{
    /// <summary>Fills the step and which bounds hold it (-1 lower, 1 upper).</summary>
    /// <param name="b">B, n x n, lower triangle; positive definite.</param>
    /// <param name="gradient">g.</param>
    /// <param name="lower">Lowest steps, at most 0.</param>
    /// <param name="upper">Highest steps, at least 0.</param>
    /// <param name="step">Receives s.</param>
    /// <param name="held">Receives the bounds.</param>
    /// <param name="factor">Memory of n x n.</param>
    /// <param name="right">Memory of n.</param>
    /// <param name="free">Memory of n.</param>
    /// <returns>False if B is not positive definite.</returns>
    public static bool Minimize(
        ReadOnlySpan<double> b, ReadOnlySpan<double> gradient, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<double> step, Span<sbyte> held,
        Span<double> factor, Span<double> right, Span<int> free)
    {
        int n = gradient.Length;
        for (int i = 0; i < n; i++)
        {
            held[i] = lower[i] >= 0 && gradient[i] > 0 ? (sbyte)-1 : upper[i] <= 0 && gradient[i] < 0 ? (sbyte)1 : (sbyte)0;
            step[i] = 0;
        }

        int releases = 0;
        while (true)
        {
            if (!SolveFree(b, gradient, step, held, factor, right, free))
                return false;
            bool crossed = false;
            for (int i = 0; i < n; i++)
            {
                if (held[i] != 0)
                    continue;
                if (step[i] < lower[i])
                    (step[i], held[i], crossed) = (lower[i], -1, true);
                else if (step[i] > upper[i])
                    (step[i], held[i], crossed) = (upper[i], 1, true);
            }

            // Each round holds at least one bound more, and the number of bounds let go is capped: the loop ends.
            if (!crossed && (releases++ >= (4 * n) + 8 || !Release(b, gradient, step, held)))
                return true;
        }
    }

    private static bool SolveFree(ReadOnlySpan<double> b, ReadOnlySpan<double> gradient, Span<double> step, ReadOnlySpan<sbyte> held, Span<double> factor, Span<double> right, Span<int> free)
    {
        int n = gradient.Length, count = 0;
        for (int i = 0; i < n; i++)
        {
            if (held[i] == 0)
                free[count++] = i;
        }

        for (int r = 0; r < count; r++)
        {
            int i = free[r];
            double sum = -gradient[i];
            for (int j = 0; j < n; j++)
            {
                if (held[j] != 0)
                    sum -= Element(b, n, i, j) * step[j];
            }

            right[r] = sum;
            for (int c = 0; c <= r; c++)
                factor[(r * count) + c] = Element(b, n, i, free[c]);
        }

        if (count == 0)
            return true;
        if (!SmallCholesky.Factor(factor, count))
            return false;
        SmallCholesky.Solve(factor, count, right[..count]);
        for (int r = 0; r < count; r++)
            step[free[r]] = right[r];
        return true;
    }

    private static bool Release(ReadOnlySpan<double> b, ReadOnlySpan<double> gradient, ReadOnlySpan<double> step, Span<sbyte> held)
    {
        int n = gradient.Length, worst = -1;
        double most = 0;
        for (int i = 0; i < n; i++)
        {
            if (held[i] == 0)
                continue;
            double slope = gradient[i];
            for (int j = 0; j < n; j++)
                slope += Element(b, n, i, j) * step[j];
            double wrong = slope * held[i] / Math.Sqrt(b[(i * n) + i]);
            if (wrong > most)
                (most, worst) = (wrong, i);
        }

        if (worst < 0)
            return false;
        held[worst] = 0;
        return true;
    }

    private static double Element(ReadOnlySpan<double> b, int n, int i, int j) => i >= j ? b[(i * n) + j] : b[(j * n) + i];
}
