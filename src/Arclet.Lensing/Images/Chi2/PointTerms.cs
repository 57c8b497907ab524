namespace Arclet.Lensing;

/// <summary>Deflections and derivatives at many points, array by array; index k belongs to the k-th point asked for.</summary>
internal sealed class PointTerms(int capacity)
{
    public double[] AlphaX { get; } = new double[capacity];

    public double[] AlphaY { get; } = new double[capacity];

    public double[] PsiXx { get; } = new double[capacity];

    public double[] PsiXy { get; } = new double[capacity];

    public double[] PsiYy { get; } = new double[capacity];

    public double[] Rotation { get; } = new double[capacity];

    public Jacobian JacobianAt(int k) => Jacobian.Of(PsiXx[k], PsiXy[k], PsiYy[k], Rotation[k]);
}
