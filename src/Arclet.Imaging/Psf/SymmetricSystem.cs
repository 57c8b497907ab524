namespace Arclet.Imaging.Psf;

/// <summary>A small symmetric positive definite system of equations, solved by Cholesky's factorisation after scaling its diagonal to one.</summary>
internal static class SymmetricSystem
{
    /// <summary>Solves A x = b in place: the matrix (n x n) is destroyed, the vector (n) becomes x. False when A is not positive definite.</summary>
    public static bool Solve(Span<double> matrix, Span<double> vector)
    {
        int n = vector.Length;
        var scale = new double[n];
        for (int i = 0; i < n; i++)
        {
            double diagonal = matrix[(i * n) + i];
            if (!(diagonal > 0))
                return false;
            scale[i] = 1 / Math.Sqrt(diagonal);
        }

        for (int i = 0; i < n; i++)
        {
            vector[i] *= scale[i];
            for (int j = 0; j < n; j++)
                matrix[(i * n) + j] *= scale[i] * scale[j];
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                if (i > j)
                {
                    matrix[(i * n) + j] = sum / matrix[(j * n) + j];
                }
                else
                {
                    if (!(sum > 1e-14))
                        return false;
                    matrix[(j * n) + j] = Math.Sqrt(sum);
                }
            }
        }

        for (int i = 0; i < n; i++)
        {
            double sum = vector[i];
            for (int k = 0; k < i; k++)
                sum -= matrix[(i * n) + k] * vector[k];
            vector[i] = sum / matrix[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = vector[i];
            for (int k = i + 1; k < n; k++)
                sum -= matrix[(k * n) + i] * vector[k];
            vector[i] = sum / matrix[(i * n) + i];
        }

        for (int i = 0; i < n; i++)
            vector[i] *= scale[i];
        return true;
    }
}
