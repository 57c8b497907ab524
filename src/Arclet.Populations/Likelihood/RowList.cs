namespace Arclet.Populations;

/// <summary>Rows of a <see cref="BlockTable"/> with weights.</summary>
internal sealed class RowList(int capacity)
{
    private readonly int[] rows = new int[capacity + 1];
    private readonly float[] weights = new float[capacity + 1];
    private int count;

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public ReadOnlySpan<float> Weights => weights.AsSpan(0, count);

    public void Clear() => count = 0;

    /// <summary>Adds consecutive rows; those of weight 0 are left out.</summary>
    public void Add(int first, double factor, ReadOnlySpan<double> values)
    {
        if (factor == 0)
            return;
        int at = count;
        for (int i = 0; i < values.Length; i++)
        {
            // Written always and kept only if it counts: no branch to predict.
            rows[at] = first + i;
            weights[at] = (float)(factor * values[i]);
            at += values[i] != 0 ? 1 : 0;
        }

        count = at;
    }

    /// <summary>Adds consecutive rows whose weights are sums; the first values may be fewer.</summary>
    public void Add(int first, double factor, ReadOnlySpan<double> values, double otherFactor, ReadOnlySpan<double> others)
    {
        int at = count;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = (factor * values[i]) + (otherFactor * others[i]);
            rows[at] = first + i;
            weights[at] = (float)weight;
            at += weight != 0 ? 1 : 0;
        }

        count = at;
        Add(first + values.Length, otherFactor, others[values.Length..]);
    }
}
