namespace Arclet.Inference.Sampling;

/// <summary>Mean and covariance of points that come one by one (Welford 1962).</summary>
internal sealed class RunningMoments(int dimension)
{
    private readonly double[] mean = new double[dimension];
    private readonly double[] products = new double[dimension * dimension];
    private readonly double[] delta = new double[dimension];

    public int Count { get; private set; }

    public void Clear()
    {
        Array.Clear(mean);
        Array.Clear(products);
        Count = 0;
    }

    public void Add(ReadOnlySpan<double> x)
    {
        Count++;
        for (int i = 0; i < dimension; i++)
            delta[i] = x[i] - mean[i];
        double share = (Count - 1.0) / Count;
        for (int i = 0; i < dimension; i++)
        {
            mean[i] += delta[i] / Count;
            for (int j = 0; j <= i; j++)
                products[(i * dimension) + j] += share * delta[i] * delta[j];
        }
    }

    /// <summary>Fills the covariance, both triangles.</summary>
    public void Covariance(Span<double> covariance)
    {
        for (int i = 0; i < dimension; i++)
        {
            for (int j = 0; j <= i; j++)
                covariance[(i * dimension) + j] = covariance[(j * dimension) + i] = products[(i * dimension) + j] / Math.Max(1, Count - 1);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach (double v in mean)
            writer.Write(v);
        foreach (double v in products)
            writer.Write(v);
    }

    public void Restore(BinaryReader reader)
    {
        Count = reader.ReadInt32();
        for (int i = 0; i < mean.Length; i++)
            mean[i] = reader.ReadDouble();
        for (int i = 0; i < products.Length; i++)
            products[i] = reader.ReadDouble();
    }
}
