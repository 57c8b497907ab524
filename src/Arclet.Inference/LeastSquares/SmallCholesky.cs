using System.Numerics.Tensors;

namespace Arclet.Inference.LeastSquares;

/// <summary>Cholesky factors of small dense matrices in the caller's memory: row after row, no allocation.</summary>
public static class SmallCholesky
{
    // A pivot that lost this much of its diagonal to the columns before it is rounding error: the matrix is singular to double precision.
    private const double SmallestPivot = 1e-14;

    /// <summary>Replaces the lower triangle of the symmetric n x n matrix by L with L L' = matrix. Only the lower triangle is read.</summary>
    /// <returns>False if the matrix is not positive definite to double precision; its contents are then of no use.</returns>
    public static bool Factor(Span<double> matrix, int n)
    {
        for (int j = 0; j < n; j++)
        {
            Span<double> row = matrix.Slice(j * n, j + 1);
            double diagonal = row[j], pivot = diagonal;
            for (int k = 0; k < j; k++)
                pivot -= row[k] * row[k];
            if (!(pivot > SmallestPivot * diagonal) || !double.IsFinite(pivot))
                return false;
            double root = Math.Sqrt(pivot);
            row[j] = root;
            double inverse = 1 / root;
            for (int i = j + 1; i < n; i++)
            {
                Span<double> below = matrix.Slice(i * n, j + 1);
                below[j] = (below[j] - Dot(below[..j], row[..j])) * inverse;
            }
        }

        return true;
    }

    /// <summary>Replaces the right-hand side b by the solution of L L' x = b.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = factor.Slice(i * n, i + 1);
            b[i] = (b[i] - Dot(row[..i], b[..i])) / row[i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double x = b[i] / factor[(i * n) + i];
            b[i] = x;
            ReadOnlySpan<double> row = factor.Slice(i * n, i);
            for (int k = 0; k < i; k++)
                b[k] -= row[k] * x;
        }
    }

    /// <summary>Fills <paramref name="inverse"/> (n x n, both triangles) with the inverse of L L'.</summary>
    public static void Invert(ReadOnlySpan<double> factor, int n, Span<double> inverse)
    {
        // Row j holds the solution for unit vector j, which by symmetry is the inverse's row.
        inverse[..(n * n)].Clear();
        for (int j = 0; j < n; j++)
        {
            inverse[(j * n) + j] = 1;
            Solve(factor, n, inverse.Slice(j * n, n));
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Below two vectors the call costs more than the loop.
        if (a.Length >= 16)
            return TensorPrimitives.Dot(a, b);
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
