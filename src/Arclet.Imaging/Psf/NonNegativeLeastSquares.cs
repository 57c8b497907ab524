namespace Arclet.Imaging.Psf;

/// <summary>
/// min |A x - b|2 with x >= 0 by the active-set method of Lawson and Hanson (1974, chapter 23), on the normal equations
/// G = A'A, h = A'b: here for tens of unknowns.
/// </summary>
internal static class NonNegativeLeastSquares
{
    /// <summary>The solution for the Gram matrix (n x n, row after row) and right-hand side (n).</summary>
    public static double[] Solve(ReadOnlySpan<double> gram, ReadOnlySpan<double> right)
    {
        int n = right.Length;
        var x = new double[n];
        var passive = new List<int>();
        double scale = 0;
        for (int i = 0; i < n; i++)
            scale = Math.Max(scale, Math.Abs(right[i]));
        for (int round = 0; round < 10 * n; round++)
        {
            int entering = -1;
            double steepest = 1e-12 * scale;
            for (int i = 0; i < n; i++)
            {
                double gradient = right[i];
                for (int j = 0; j < n; j++)
                    gradient -= gram[(i * n) + j] * x[j];
                if (x[i] == 0 && !passive.Contains(i) && gradient > steepest)
                {
                    steepest = gradient;
                    entering = i;
                }
            }

            if (entering < 0)
                break;
            passive.Add(entering);
            if (!Descend(gram, right, x, passive))
                passive.Remove(entering);
        }

        return x;
    }

    /// <summary>Moves to the free minimum of the passive set, and drops what would become negative on the way there; false when nothing moves.</summary>
    private static bool Descend(ReadOnlySpan<double> gram, ReadOnlySpan<double> right, double[] x, List<int> passive)
    {
        int n = right.Length;
        bool moved = false;
        while (passive.Count > 0)
        {
            int m = passive.Count;
            var matrix = new double[m * m];
            var vector = new double[m];
            for (int i = 0; i < m; i++)
            {
                vector[i] = right[passive[i]];
                for (int j = 0; j < m; j++)
                    matrix[(i * m) + j] = gram[(passive[i] * n) + passive[j]];
            }

            if (!SymmetricSystem.Solve(matrix, vector))
                return false;
            double step = 1;
            for (int i = 0; i < m; i++)
            {
                double now = x[passive[i]];
                if (vector[i] <= 0 && now - vector[i] > 0)
                    step = Math.Min(step, now / (now - vector[i]));
            }

            if (step <= 0 && vector[m - 1] <= 0)
                return moved;
            for (int i = 0; i < m; i++)
                x[passive[i]] += step * (vector[i] - x[passive[i]]);
            moved = true;
            if (step == 1)
                return true;
            for (int i = m - 1; i >= 0; i--)
            {
                if (vector[i] <= 0 && x[passive[i]] <= 1e-15)
                {
                    x[passive[i]] = 0;
                    passive.RemoveAt(i);
                }
            }
        }

        return moved;
    }
}
