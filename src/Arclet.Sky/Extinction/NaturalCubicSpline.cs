namespace Arclet.Sky;

/// <summary>The interpolating cubic spline whose second derivative is zero at both ends.</summary>
internal sealed class NaturalCubicSpline
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _curvature;

    public NaturalCubicSpline(double[] x, double[] y)
    {
        (_x, _y, _curvature) = (x, y, new double[x.Length]);

        // Thomas algorithm for the tridiagonal system of the second derivatives at the inner nodes.
        var upper = new double[x.Length];
        for (int i = 1; i < x.Length - 1; i++)
        {
            double left = x[i] - x[i - 1], right = x[i + 1] - x[i];
            double jump = 6 * (((y[i + 1] - y[i]) / right) - ((y[i] - y[i - 1]) / left));
            double pivot = (2 * (left + right)) - (left * upper[i - 1]);
            upper[i] = right / pivot;
            _curvature[i] = (jump - (left * _curvature[i - 1])) / pivot;
        }

        for (int i = x.Length - 2; i > 0; i--)
            _curvature[i] -= upper[i] * _curvature[i + 1];
    }

    /// <summary>The value at a point between the first and the last node.</summary>
    public double At(double x)
    {
        int i = 0;
        while (i < _x.Length - 2 && x > _x[i + 1])
            i++;
        double h = _x[i + 1] - _x[i], a = (_x[i + 1] - x) / h, b = (x - _x[i]) / h;
        return (a * _y[i]) + (b * _y[i + 1])
            + ((((a * a * a) - a) * _curvature[i]) + (((b * b * b) - b) * _curvature[i + 1])) * h * h / 6;
    }
}
