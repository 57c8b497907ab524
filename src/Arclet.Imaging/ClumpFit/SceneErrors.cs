using Arclet.Inference.LeastSquares;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Errors of a scene at its solution, from the curvature of the full problem: with H the projected curvature of the searched parameters p and X how the
/// linear ones c follow them, Cov(p) = H^-1, Cov(c, p) = -X H^-1, Cov(c) = A^-1 + X H^-1 X'. Parameters that a bound holds are held here too.
/// </summary>
internal sealed class SceneErrors
{
    private double[] covariance = [];
    private double[] factor = [];
    private double[] scaled = [];
    private double[] size = [];
    private double[] linear = [];
    private double[] coupling = [];
    private int[] free = [];
    private int freeCount;
    private int parameterCount;

    /// <summary>Whether the curvature could be inverted.</summary>
    public bool IsRegular { get; private set; }

    public int FreeCount => freeCount;

    /// <summary>Inverts the curvature over the parameters for which <paramref name="isFree"/> holds.</summary>
    public void Invert(ReadOnlySpan<double> curvature, ReadOnlySpan<bool> isFree)
    {
        parameterCount = isFree.Length;
        PixelGrid.Grow(ref covariance, parameterCount * parameterCount);
        PixelGrid.Grow(ref factor, parameterCount * parameterCount);
        PixelGrid.Grow(ref scaled, parameterCount * parameterCount);
        PixelGrid.Grow(ref size, parameterCount);
        if (free.Length < parameterCount)
            free = new int[parameterCount];
        freeCount = 0;
        for (int i = 0; i < parameterCount; i++)
        {
            if (isFree[i])
                free[freeCount++] = i;
        }

        covariance.AsSpan(0, parameterCount * parameterCount).Clear();
        IsRegular = true;
        for (int i = 0; i < freeCount; i++)
        {
            double diagonal = curvature[(free[i] * parameterCount) + free[i]];
            IsRegular &= diagonal > 0;
            size[i] = 1 / Math.Sqrt(diagonal);
        }

        if (!IsRegular)
            return;
        for (int i = 0; i < freeCount; i++)
        {
            for (int j = 0; j <= i; j++)
                factor[(i * freeCount) + j] = curvature[(free[i] * parameterCount) + free[j]] * size[i] * size[j];
        }

        if (freeCount > 0 && !SmallCholesky.Factor(factor, freeCount))
        {
            IsRegular = false;
            return;
        }

        SmallCholesky.Invert(factor, freeCount, scaled);
        for (int i = 0; i < freeCount; i++)
        {
            for (int j = 0; j < freeCount; j++)
                covariance[(free[i] * parameterCount) + free[j]] = scaled[(i * freeCount) + j] * size[i] * size[j];
        }
    }

    /// <summary>Cov(p_i, p_j); 0 for held parameters.</summary>
    public double Covariance(int i, int j) => covariance[(i * parameterCount) + j];

    /// <summary>Prepares the errors of a band's linear parameters.</summary>
    public void AddLinear(SceneBand band)
    {
        int n = band.LinearCount;
        PixelGrid.Grow(ref linear, n * n);
        PixelGrid.Grow(ref coupling, n * Math.Max(1, parameterCount));
        SmallCholesky.Invert(band.Factor, n, linear);
        coupling.AsSpan(0, n * parameterCount).Clear();
        for (int a = 0; a < freeCount; a++)
        {
            ReadOnlySpan<double> follow = band.Follow(free[a]);
            for (int b = 0; b < freeCount; b++)
            {
                double c = Covariance(free[a], free[b]);
                for (int l = 0; l < n; l++)
                    coupling[(free[b] * n) + l] -= follow[l] * c;
            }
        }

        for (int a = 0; a < freeCount; a++)
        {
            ReadOnlySpan<double> follow = band.Follow(free[a]);
            ReadOnlySpan<double> with = coupling.AsSpan(free[a] * n, n);
            for (int l = 0; l < n; l++)
            {
                for (int m = 0; m < n; m++)
                    linear[(l * n) + m] -= follow[l] * with[m];
            }
        }
    }

    /// <summary>Cov(c_l, c_m) of the band last added, of <paramref name="count"/> linear parameters.</summary>
    public double Linear(int l, int m, int count) => linear[(l * count) + m];

    /// <summary>Cov(c_l, p_k) of the band last added, of <paramref name="count"/> linear parameters.</summary>
    public double Coupling(int l, int k, int count) => coupling[(k * count) + l];
}
