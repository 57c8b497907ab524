namespace Arclet.Imaging.ClumpFit;

/// <summary>The background and its slopes at one place.</summary>
internal static class BackgroundAtPlace
{
    /// <summary>The background's functions and their slopes at a place of the grid.</summary>
    public static void Fill(PixelGrid grid, BackgroundBasis basis, double x, double y, Span<double> values)
    {
        int b = basis.Count;
        double u = (x - grid.CentreX) / grid.HalfSide, v = (y - grid.CentreY) / grid.HalfSide;

        // Central differences: exact for planes and parabolas, and the step is small beside any spline's cell.
        const double step = 1.0 / 1024;
        Span<double> after = stackalloc double[b], before = stackalloc double[b];
        basis.Values(u, v, values);
        basis.Values(u + step, v, after);
        basis.Values(u - step, v, before);
        for (int i = 0; i < b; i++)
            values[b + i] = (after[i] - before[i]) / (2 * step * grid.HalfSide);
        basis.Values(u, v + step, after);
        basis.Values(u, v - step, before);
        for (int i = 0; i < b; i++)
            values[(2 * b) + i] = (after[i] - before[i]) / (2 * step * grid.HalfSide);
    }

    /// <summary>The value of terms times coefficients.</summary>
    public static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Its variance.</summary>
    public static double Variance(ReadOnlySpan<double> a, SceneErrors errors, int count)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a.Length; j++)
                sum += a[i] * a[j] * errors.Linear(i, j, count);
        }

        return sum;
    }
}
