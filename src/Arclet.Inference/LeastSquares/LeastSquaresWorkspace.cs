namespace Arclet.Inference.LeastSquares;

/// <summary>The memory of a search: made once for a thread, used again for every problem of at most its size.</summary>
public sealed class LeastSquaresWorkspace
{
    /// <summary>Memory for problems of up to <paramref name="capacity"/> parameters.</summary>
    public LeastSquaresWorkspace(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
        Vectors = new double[8 * capacity];
        Matrices = new double[4 * capacity * capacity];
        Bounds = new sbyte[capacity];
        Free = new int[capacity];
    }

    /// <summary>The largest number of parameters.</summary>
    public int Capacity { get; }

    /// <summary>The bound that each parameter ended at, held there by the gradient: -1 lower, 1 upper, 0 none. Valid after a search.</summary>
    public ReadOnlySpan<sbyte> ActiveBounds => Bounds.AsSpan(0, Count);

    /// <summary>J'r at the solution.</summary>
    public ReadOnlySpan<double> Gradient => Vector(0);

    /// <summary>J'J at the solution, row after row.</summary>
    public ReadOnlySpan<double> Curvature => Matrix(0);

    internal int Count { get; set; }

    internal double[] Vectors { get; }

    internal double[] Matrices { get; }

    internal sbyte[] Bounds { get; }

    internal int[] Free { get; }

    internal Span<double> Vector(int index) => Vectors.AsSpan(index * Capacity, Count);

    internal Span<double> Matrix(int index) => Matrices.AsSpan(index * Capacity * Capacity, Count * Count);

    /// <summary>
    /// Fills the covariance of the parameters at the solution, scale * (J'J)^-1 over the parameters that are not at a bound. A parameter
    /// at an active bound has no standard error: its row and column are NaN.
    /// </summary>
    /// <param name="covariance">n x n, row after row.</param>
    /// <param name="scale">1 for residuals in units of their errors; S / (data - parameters) where only their relative errors are known.</param>
    /// <returns>False if the curvature is singular; everything is NaN then.</returns>
    public bool Covariance(Span<double> covariance, double scale = 1)
    {
        int n = Count;
        int free = 0;
        for (int i = 0; i < n; i++)
        {
            if (Bounds[i] == 0)
                Free[free++] = i;
        }

        covariance[..(n * n)].Fill(double.NaN);
        if (free == 0)
            return true;

        // Scaled to a unit diagonal, so that the pivots say how singular the matrix is and not how different the units are.
        Span<double> factor = Matrices.AsSpan(2 * Capacity * Capacity, free * free);
        Span<double> inverse = Matrices.AsSpan(3 * Capacity * Capacity, free * free);
        Span<double> size = Vectors.AsSpan(2 * Capacity, free);
        ReadOnlySpan<double> h = Curvature;
        for (int i = 0; i < free; i++)
            size[i] = 1 / Math.Sqrt(h[(Free[i] * n) + Free[i]]);
        for (int i = 0; i < free; i++)
        {
            for (int j = 0; j <= i; j++)
                factor[(i * free) + j] = h[(Free[i] * n) + Free[j]] * size[i] * size[j];
        }

        if (!SmallCholesky.Factor(factor, free))
            return false;
        SmallCholesky.Invert(factor, free, inverse);
        for (int i = 0; i < free; i++)
        {
            for (int j = 0; j < free; j++)
                covariance[(Free[i] * n) + Free[j]] = scale * inverse[(i * free) + j] * size[i] * size[j];
        }

        return true;
    }
}
