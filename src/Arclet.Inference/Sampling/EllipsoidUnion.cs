namespace Arclet.Inference.Sampling;

/// <summary>Ellipsoids that together hold all live points: split in two again and again while that halves their volume (Feroz, Hobson and Bridges 2009, MNRAS 398, 1601).</summary>
internal sealed class EllipsoidUnion(int dimension)
{
    private readonly int d = dimension;
    private readonly List<Ellipsoid> parts = [];
    private double[] cumulative = [];

    public int Count => parts.Count;

    public double LogVolume { get; private set; }

    /// <summary>Encloses the points (rows of d), whose region has about the prior volume exp(logPriorVolume).</summary>
    public void Enclose(double[] points, int count, double logPriorVolume, SeededRandom random)
    {
        parts.Clear();
        int[] index = new int[count];
        for (int i = 0; i < count; i++)
            index[i] = i;
        if (Ellipsoid.Around(d, points, index, Enlargement(index)) is { } whole)
            Split(points, index, whole, logPriorVolume, count, random, 0);
        cumulative = new double[parts.Count];
        double largest = parts.Count == 0 ? 0 : parts.Max(p => p.LogVolume), sum = 0;
        for (int i = 0; i < parts.Count; i++)
            cumulative[i] = sum += Math.Exp(parts[i].LogVolume - largest);
        LogVolume = Math.Log(sum) + largest;
    }

    /// <summary>A point uniform in the union, which may be outside the cube; false if this draw is thinned out where ellipsoids overlap.</summary>
    public bool Draw(SeededRandom random, Span<double> x)
    {
        double pick = random.NextDouble() * cumulative[^1];
        int chosen = 0;
        while (chosen < cumulative.Length - 1 && pick >= cumulative[chosen])
            chosen++;
        parts[chosen].Draw(random, x);
        int holders = 1;
        for (int i = 0; i < parts.Count; i++)
        {
            if (i != chosen && parts[i].Distance(x) <= 1)
                holders++;
        }

        return holders == 1 || random.NextDouble() * holders < 1;
    }

    /// <summary>A direction as long as the region is around the point.</summary>
    public void Direction(ReadOnlySpan<double> around, SeededRandom random, Span<double> v)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < parts.Count; i++)
        {
            double distance = parts[i].Distance(around);
            if (distance < least)
                (least, nearest) = (distance, i);
        }

        parts[nearest].Direction(random, v);
    }

    /// <summary>ln of the factor on an ellipsoid's volume: points do not reach the edge of the region they fill, the less the fewer they are.</summary>
    private double Enlargement(int[] index) => Math.Log(1.6 + (4.0 * d / index.Length));

    private void Split(double[] points, int[] index, Ellipsoid whole, double logPriorVolume, int total, SeededRandom random, int depth)
    {
        // An ellipsoid smaller than its points' share of the prior volume is too small.
        double expected = logPriorVolume + Math.Log((double)index.Length / total);
        whole.EnlargeTo(expected);
        if (index.Length >= 8 * (d + 1) && depth < 8 && TwoMeans(points, index, whole, random, out int[] left, out int[] right)
            && Ellipsoid.Around(d, points, left, Enlargement(left)) is { } a && Ellipsoid.Around(d, points, right, Enlargement(right)) is { } b)
        {
            a.EnlargeTo(logPriorVolume + Math.Log((double)left.Length / total));
            b.EnlargeTo(logPriorVolume + Math.Log((double)right.Length / total));
            double larger = Math.Max(a.LogVolume, b.LogVolume), together = larger + Math.Log(Math.Exp(a.LogVolume - larger) + Math.Exp(b.LogVolume - larger));
            if (together < whole.LogVolume + Math.Log(0.7))
            {
                Split(points, left, a, logPriorVolume, total, random, depth + 1);
                Split(points, right, b, logPriorVolume, total, random, depth + 1);
                return;
            }
        }

        parts.Add(whole);
    }

    /// <summary>Two clusters in the metric of the ellipsoid; false if one has too few points to span the space well.</summary>
    private bool TwoMeans(double[] points, int[] index, Ellipsoid metric, SeededRandom random, out int[] left, out int[] right)
    {
        double[] a = points.AsSpan(index[(int)(random.NextDouble() * index.Length)] * d, d).ToArray(), b = Farthest(points, index, a);
        a = Farthest(points, index, b);
        bool[] second = new bool[index.Length];
        int inSecond = 0;
        Span<double> x = stackalloc double[d];
        for (int iteration = 0; iteration < 15; iteration++)
        {
            bool changed = false;
            inSecond = 0;
            for (int k = 0; k < index.Length; k++)
            {
                bool nearer = From(points.AsSpan(index[k] * d, d), b, x) < From(points.AsSpan(index[k] * d, d), a, x);
                changed |= nearer != second[k];
                second[k] = nearer;
                inSecond += nearer ? 1 : 0;
            }

            if (!changed || inSecond == 0 || inSecond == index.Length)
                break;
            Array.Clear(a);
            Array.Clear(b);
            for (int k = 0; k < index.Length; k++)
            {
                double[] mean = second[k] ? b : a;
                double share = 1.0 / (second[k] ? inSecond : index.Length - inSecond);
                for (int i = 0; i < d; i++)
                    mean[i] += share * points[(index[k] * d) + i];
            }
        }

        left = new int[index.Length - inSecond];
        right = new int[inSecond];
        int l = 0, r = 0;
        for (int k = 0; k < index.Length; k++)
        {
            if (second[k])
                right[r++] = index[k];
            else
                left[l++] = index[k];
        }

        return left.Length >= 4 * (d + 1) && right.Length >= 4 * (d + 1);

        double From(ReadOnlySpan<double> point, double[] centre, Span<double> offset)
        {
            for (int i = 0; i < d; i++)
                offset[i] = point[i] - centre[i];
            return metric.Length(offset);
        }
    }

    private double[] Farthest(double[] points, int[] index, double[] from)
    {
        int far = index[0];
        double most = -1;
        foreach (int p in index)
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
                sum += (points[(p * d) + i] - from[i]) * (points[(p * d) + i] - from[i]);
            if (sum > most)
                (most, far) = (sum, p);
        }

        return points.AsSpan(far * d, d).ToArray();
    }
}
