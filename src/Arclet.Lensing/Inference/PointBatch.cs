namespace Arclet.Lensing.Fitting;

/// <summary>Points, the field at them for D_LS/D_S = 1, and weights that go back; arrays are filled up to whole vectors.</summary>
internal sealed class PointBatch
{
    public PointBatch(int capacity)
    {
        int length = (capacity + 7) / 8 * 8;
        (X, Y, AlphaX, AlphaY) = (new double[length], new double[length], new double[length], new double[length]);
        (Xx, Xy, Yy) = (new double[length], new double[length], new double[length]);
        (WeightX, WeightY) = (new double[length], new double[length]);
        (WeightXx, WeightXy, WeightYy) = (new double[length], new double[length], new double[length]);
    }

    /// <summary>The number of points; those up to the next multiple of eight are copies of the last with weight 0.</summary>
    public int Count { get; private set; }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] AlphaX { get; }

    public double[] AlphaY { get; }

    public double[] Xx { get; }

    public double[] Xy { get; }

    public double[] Yy { get; }

    /// <summary>d ln L by the deflection.</summary>
    public double[] WeightX { get; }

    public double[] WeightY { get; }

    /// <summary>d ln L by the Hessian; the weight of psi_xy stands for both of its places.</summary>
    public double[] WeightXx { get; }

    public double[] WeightXy { get; }

    public double[] WeightYy { get; }

    public void Clear() => Count = 0;

    public void Add(double x, double y)
    {
        X[Count] = x;
        Y[Count] = y;
        Count++;
    }

    /// <summary>Fills the last vector up.</summary>
    public void Close()
    {
        for (int k = Count; k % 8 != 0; k++)
        {
            X[k] = X[Count - 1];
            Y[k] = Y[Count - 1];
            WeightX[k] = WeightY[k] = WeightXx[k] = WeightXy[k] = WeightYy[k] = 0;
        }
    }
}
