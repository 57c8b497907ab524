using Arclet.Inference.LeastSquares;
using Arclet.Inference.Statistics;

namespace Arclet.Inference.Sampling;

/// <summary>An ellipsoid around points, (x - c)' A^-1 (x - c) at most 1, with A = L L'.</summary>
internal sealed class Ellipsoid
{
    private readonly int d;
    private readonly double[] centre;
    private readonly double[] factor;

    private Ellipsoid(int dimension)
    {
        d = dimension;
        centre = new double[d];
        factor = new double[d * d];
    }

    public double LogVolume { get; private set; }

    /// <summary>The ellipsoid of the points' covariance that holds all of them, then enlarged; null if they span no volume.</summary>
    /// <param name="dimension">d.</param>
    /// <param name="points">Rows of d.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="logEnlargement">ln of the factor on the volume.</param>
    public static Ellipsoid? Around(int dimension, double[] points, ReadOnlySpan<int> index, double logEnlargement)
    {
        var result = new Ellipsoid(dimension);
        foreach (int p in index)
        {
            for (int i = 0; i < dimension; i++)
                result.centre[i] += points[(p * dimension) + i] / index.Length;
        }

        foreach (int p in index)
        {
            for (int i = 0; i < dimension; i++)
            {
                for (int j = 0; j <= i; j++)
                    result.factor[(i * dimension) + j] += (points[(p * dimension) + i] - result.centre[i]) * (points[(p * dimension) + j] - result.centre[j]) / index.Length;
            }
        }

        for (int i = 0; i < dimension; i++)
            result.factor[(i * dimension) + i] = (result.factor[(i * dimension) + i] * (1 + 1e-10)) + 1e-26;
        if (!SmallCholesky.Factor(result.factor, dimension))
            return null;
        double largest = 0;
        foreach (int p in index)
            largest = Math.Max(largest, result.Distance(points.AsSpan(p * dimension, dimension)));
        double scale = Math.Sqrt(largest) * Math.Exp(logEnlargement / dimension);
        for (int i = 0; i < dimension; i++)
        {
            for (int j = 0; j < dimension; j++)
                result.factor[(i * dimension) + j] = j <= i ? result.factor[(i * dimension) + j] * scale : 0;
            result.LogVolume += Math.Log(result.factor[(i * dimension) + i]);
        }

        result.LogVolume += (0.5 * dimension * Math.Log(Math.PI)) - GammaFunction.Log((0.5 * dimension) + 1);
        return result;
    }

    /// <summary>Makes the volume larger, if it is below the given one.</summary>
    public void EnlargeTo(double logVolume)
    {
        if (logVolume <= LogVolume)
            return;
        double scale = Math.Exp((logVolume - LogVolume) / d);
        for (int i = 0; i < factor.Length; i++)
            factor[i] *= scale;
        LogVolume = logVolume;
    }

    /// <summary>(x - c)' A^-1 (x - c).</summary>
    public double Distance(ReadOnlySpan<double> x)
    {
        Span<double> offset = stackalloc double[d];
        for (int i = 0; i < d; i++)
            offset[i] = x[i] - centre[i];
        return Length(offset);
    }

    /// <summary>v' A^-1 v.</summary>
    public double Length(ReadOnlySpan<double> v)
    {
        Span<double> y = stackalloc double[d];
        double total = 0;
        for (int i = 0; i < d; i++)
        {
            double sum = v[i];
            for (int j = 0; j < i; j++)
                sum -= factor[(i * d) + j] * y[j];
            y[i] = sum / factor[(i * d) + i];
            total += y[i] * y[i];
        }

        return total;
    }

    /// <summary>A point uniform within.</summary>
    public void Draw(SeededRandom random, Span<double> x)
    {
        Direction(random, x);
        double radius = Math.Pow(random.NextDouble(), 1.0 / d);
        for (int i = 0; i < d; i++)
            x[i] = centre[i] + (radius * x[i]);
    }

    /// <summary>L times a unit vector of random direction: as long as the ellipsoid is that way.</summary>
    public void Direction(SeededRandom random, Span<double> v)
    {
        Span<double> z = stackalloc double[d];
        double norm = 0;
        for (int i = 0; i < d; i++)
        {
            z[i] = random.Gaussian();
            norm += z[i] * z[i];
        }

        norm = 1 / Math.Sqrt(norm);
        for (int i = d - 1; i >= 0; i--)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
                sum += factor[(i * d) + j] * z[j];
            v[i] = sum * norm;
        }
    }
}
