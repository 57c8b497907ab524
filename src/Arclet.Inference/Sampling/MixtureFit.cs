using System.Numerics;
using System.Numerics.Tensors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// Fits a mixture of Student t distributions to weighted points: centres seeded far apart (k-means++, Arthur and Vassilvitskii 2007), then expectation-maximisation
/// for t components (Peel and McLachlan 2000, Stat. Comp. 10, 339). Components that hold fewer effective points than they have directions are dropped.
/// </summary>
internal sealed class MixtureFit
{
    private const int Iterations = 10;

    private readonly int d;
    private readonly int capacity;
    private readonly double[] columns;
    private readonly double[] weights;
    private readonly double[][] responsibility;
    private readonly double[][] distance;
    private readonly double[] total;
    private readonly double[] centred;
    private readonly double[] weighted;
    private readonly double[] nearest;

    public MixtureFit(int dimension, int points, int components)
    {
        d = dimension;
        capacity = (points + (2 * Vector<double>.Count)) / Vector<double>.Count * Vector<double>.Count;
        columns = new double[d * capacity];
        weights = new double[capacity];
        responsibility = [.. Enumerable.Range(0, components).Select(_ => new double[capacity])];
        distance = [.. Enumerable.Range(0, components).Select(_ => new double[capacity])];
        total = new double[capacity];
        nearest = new double[capacity];
        centred = new double[d * capacity];
        weighted = new double[capacity];
        MaximumPoints = points;
        MaximumComponents = components;
    }

    public int MaximumPoints { get; }

    public int MaximumComponents { get; }

    /// <summary>How many points are held.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void AddPoint(ReadOnlySpan<double> x, double weight)
    {
        for (int i = 0; i < d; i++)
            columns[(i * capacity) + Count] = x[i];
        weights[Count++] = weight;
    }

    /// <summary>Fits up to <paramref name="components"/> components to the points that were added; null if they do not span the space.</summary>
    /// <param name="components">How many components to begin with.</param>
    /// <param name="effective">The effective number of points, to judge how well a scale matrix is known.</param>
    /// <param name="random">For the first centres.</param>
    /// <param name="inflation">What every scale matrix is multiplied by in the end.</param>
    public StudentMixture? Fit(int components, double effective, SeededRandom random, double inflation)
    {
        components = Math.Min(components, MaximumComponents);
        double sum = TensorPrimitives.Sum<double>(weights.AsSpan(0, Count));
        for (int p = 0; p < Count; p++)
            weights[p] /= sum;
        var mixture = new StudentMixture(d, components);
        Span<double> mean = stackalloc double[d];
        Span<double> scale = stackalloc double[d * d];
        weights.AsSpan(0, Count).CopyTo(total);
        Moments(total, 1, mean, scale);
        Regularize(scale, 1);
        if (!mixture.Add(1, mean, scale))
            return null;
        if (components > 1)
            Seed(mixture, components, scale, random);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            Expect(mixture);
            if (mixture.Count == 1 && iteration >= 5)
                break;
            Maximize(mixture, effective);
        }

        for (int k = 0; k < mixture.Count; k++)
            Finish(mixture, k, effective, inflation, mean, scale);
        mixture.Normalize();
        return mixture;
    }

    private void Seed(StudentMixture mixture, int components, Span<double> scale, SeededRandom random)
    {
        // Distances are measured in the scale of all points together; each further centre is drawn by its squared distance from the ones there are.
        Span<double> x = stackalloc double[d];
        mixture.Component(0, columns, capacity, Count, nearest, total);
        nearest.AsSpan(0, Count).Fill(double.PositiveInfinity);
        double shrink = Math.Pow(components, -2.0 / d);
        for (int i = 0; i < scale.Length; i++)
            scale[i] *= shrink;
        mixture.Clear();
        for (int k = 0; k < components; k++)
        {
            double sum = 0;
            for (int p = 0; p < Count; p++)
                sum += weights[p] * (k == 0 ? 1 : nearest[p]);
            double pick = random.NextDouble() * sum;
            int chosen = 0;
            for (; chosen < Count - 1; chosen++)
            {
                pick -= weights[chosen] * (k == 0 ? 1 : nearest[chosen]);
                if (pick < 0)
                    break;
            }

            for (int i = 0; i < d; i++)
                x[i] = columns[(i * capacity) + chosen];
            mixture.Add(1.0 / components, x, scale);
            mixture.Component(k, columns, capacity, Count, distance[0], total);
            for (int p = 0; p < Count; p++)
                nearest[p] = Math.Min(nearest[p], distance[0][p]);
        }
    }

    private void Expect(StudentMixture mixture)
    {
        total.AsSpan(0, Count).Clear();
        for (int k = 0; k < mixture.Count; k++)
        {
            mixture.Component(k, columns, capacity, Count, distance[k], responsibility[k]);
            TensorPrimitives.Add(total.AsSpan(0, Count), responsibility[k].AsSpan(0, Count), total.AsSpan(0, Count));
        }

        for (int p = 0; p < Count; p++)
            total[p] = total[p] > 0 ? weights[p] / total[p] : 0;
        for (int k = 0; k < mixture.Count; k++)
            TensorPrimitives.Multiply(responsibility[k].AsSpan(0, Count), total.AsSpan(0, Count), responsibility[k].AsSpan(0, Count));
    }

    private void Maximize(StudentMixture mixture, double effective)
    {
        Span<double> mean = stackalloc double[d];
        Span<double> scale = stackalloc double[d * d];
        int nu = mixture.DegreesOfFreedom;
        for (int k = mixture.Count - 1; k >= 0; k--)
        {
            Span<double> r = responsibility[k].AsSpan(0, Count);
            double share = TensorPrimitives.Sum<double>(r);
            if (mixture.Count > 1 && share * effective < d + 3)
            {
                mixture.Remove(k);
                (responsibility[k], responsibility[mixture.Count]) = (responsibility[mixture.Count], responsibility[k]);
                (distance[k], distance[mixture.Count]) = (distance[mixture.Count], distance[k]);
                continue;
            }

            for (int p = 0; p < Count; p++)
                total[p] = r[p] * (nu + d) / (nu + distance[k][p]);
            Moments(total, share, mean, scale);
            Regularize(scale, 1 + (d / (share * effective)));
            mixture.Set(k, mean, scale);
            mixture.SetWeight(k, share);
        }

        mixture.Normalize();
    }

    private void Finish(StudentMixture mixture, int k, double effective, double inflation, Span<double> mean, Span<double> scale)
    {
        Span<double> r = responsibility[k].AsSpan(0, Count);
        double share = TensorPrimitives.Sum<double>(r);
        int nu = mixture.DegreesOfFreedom;
        for (int p = 0; p < Count; p++)
            total[p] = r[p] * (nu + d) / (nu + distance[k][p]);
        if (!(share > 0))
            return;
        Moments(total, share, mean, scale);
        Regularize(scale, (1 + (d / Math.Max(1, share * effective))) * inflation);
        if (mixture.Set(k, mean, scale))
            mixture.SetWeight(k, share);
    }

    /// <summary>The weighted mean, and sum of v (x - mean)(x - mean)' / norm.</summary>
    private void Moments(ReadOnlySpan<double> v, double norm, Span<double> mean, Span<double> scale)
    {
        v = v[..Count];
        double sum = TensorPrimitives.Sum(v);
        for (int i = 0; i < d; i++)
        {
            ReadOnlySpan<double> column = columns.AsSpan(i * capacity, Count);
            mean[i] = TensorPrimitives.Dot(v, column) / sum;
            TensorPrimitives.Subtract(column, mean[i], centred.AsSpan(i * capacity, Count));
        }

        Span<double> buffer = weighted.AsSpan(0, Count);
        for (int i = 0; i < d; i++)
        {
            TensorPrimitives.Multiply(v, centred.AsSpan(i * capacity, Count), buffer);
            for (int j = 0; j <= i; j++)
                scale[(i * d) + j] = scale[(j * d) + i] = TensorPrimitives.Dot<double>(buffer, centred.AsSpan(j * capacity, Count)) / norm;
        }
    }

    private void Regularize(Span<double> scale, double factor)
    {
        for (int i = 0; i < d * d; i++)
            scale[i] *= factor;

        // A hundred-thousandth of each variance, and of the cube, keeps the matrix positive definite where points share a coordinate.
        for (int i = 0; i < d; i++)
            scale[(i * d) + i] = (scale[(i * d) + i] * (1 + 1e-6)) + 1e-14;
    }
}
