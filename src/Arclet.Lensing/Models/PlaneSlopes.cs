namespace Arclet.Lensing;

/// <summary>The derivatives of a plane's deflection at many points: Xy is d alpha_x/dy.</summary>
internal sealed class PlaneSlopes(int count)
{
    public double[] Xx { get; } = new double[count];

    public double[] Xy { get; } = new double[count];

    public double[] Yx { get; } = new double[count];

    public double[] Yy { get; } = new double[count];

    public void Add(PlaneSlopes other)
    {
        for (int k = 0; k < Xx.Length; k++)
        {
            Xx[k] += other.Xx[k];
            Xy[k] += other.Xy[k];
            Yx[k] += other.Yx[k];
            Yy[k] += other.Yy[k];
        }
    }

    /// <summary>From derivatives by the position in the plane to those by theta: times dx_j/dtheta = 1 - sum of ratio_i d alpha_i/d theta.</summary>
    public PlaneSlopes AlongRay(ReadOnlySpan<PlaneSlopes> before, double[] ratios)
    {
        if (before.IsEmpty)
            return this;
        var result = new PlaneSlopes(Xx.Length);
        for (int k = 0; k < Xx.Length; k++)
        {
            double xx = 1, xy = 0, yx = 0, yy = 1;
            for (int i = 0; i < before.Length; i++)
            {
                xx -= ratios[i] * before[i].Xx[k];
                xy -= ratios[i] * before[i].Xy[k];
                yx -= ratios[i] * before[i].Yx[k];
                yy -= ratios[i] * before[i].Yy[k];
            }

            result.Xx[k] = (Xx[k] * xx) + (Xy[k] * yx);
            result.Xy[k] = (Xx[k] * xy) + (Xy[k] * yy);
            result.Yx[k] = (Yx[k] * xx) + (Yy[k] * yx);
            result.Yy[k] = (Yx[k] * xy) + (Yy[k] * yy);
        }

        return result;
    }
}
