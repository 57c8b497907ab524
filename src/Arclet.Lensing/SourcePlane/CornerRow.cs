namespace Arclet.Lensing;

/// <summary>A row of points traced together.</summary>
internal sealed class CornerRow(int count)
{
    private readonly double[] alphaX = new double[count], alphaY = new double[count];

    public double[] ThetaX { get; } = new double[count];

    public double[] ThetaY { get; } = new double[count];

    public void Trace(LensField field, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        x.CopyTo(ThetaX);
        y.CopyTo(ThetaY);
        Trace(field);
    }

    public void Trace(LensField field) => field.Deflections(ThetaX, ThetaY, alphaX, alphaY);

    public TracedPoint At(int i) => new(ThetaX[i], ThetaY[i], ThetaX[i] - alphaX[i], ThetaY[i] - alphaY[i]);
}
