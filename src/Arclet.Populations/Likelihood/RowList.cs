namespace Arclet.Populations;

/// <summary>Rows of a <see cref="BlockTable"/> with weights.</summary>
internal sealed class RowList(int capacity)
{
    private readonly int[] rows = new int[capacity];
    private readonly float[] weights = new float[capacity];
    private int count;

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    public ReadOnlySpan<float> Weights => weights.AsSpan(0, count);

    public void Clear() => count = 0;

    public void Add(int row, double weight)
    {
        if (weight == 0)
            return;
        rows[count] = row;
        weights[count++] = (float)weight;
    }
}
