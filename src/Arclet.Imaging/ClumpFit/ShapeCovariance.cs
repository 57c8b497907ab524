namespace Arclet.Imaging.ClumpFit;

/// <summary>The covariance of a shape's numbers (XX, XY, YY), px4: symmetric, six of nine elements.</summary>
/// <param name="C00">Variance of XX.</param>
/// <param name="C01">Covariance of XX and XY.</param>
/// <param name="C02">Covariance of XX and YY.</param>
/// <param name="C11">Variance of XY.</param>
/// <param name="C12">Covariance of XY and YY.</param>
/// <param name="C22">Variance of YY.</param>
public readonly record struct ShapeCovariance(double C00, double C01, double C02, double C11, double C12, double C22)
{
    /// <summary>A shape without error.</summary>
    public static ShapeCovariance None => default;

    /// <summary>The covariance that errors of the axes have, taken as independent; errors that are not finite count as none (a bound held them).</summary>
    public static ShapeCovariance FromAxisErrors(ClumpShape shape, double sigmaMinError, double axisRatioError, double thetaErrorDegrees)
    {
        double s = shape.SigmaMinPixels, q = shape.AxisRatio;
        double along = s * s / (q * q), across = s * s;
        (double sin, double cos) = Math.SinCos(shape.ThetaDegrees * (Math.PI / 180));
        ShapeCovariance sum = default;

        // Each error moves the shape along one direction of (XX, XY, YY).
        Add(2 * along / s, 2 * across / s, 0, sigmaMinError);
        Add(-2 * along / q, 0, 0, axisRatioError);
        Add(0, 0, 1, thetaErrorDegrees * (Math.PI / 180));
        return sum;

        void Add(double dAlong, double dAcross, double dTheta, double error)
        {
            if (!double.IsFinite(error) || error <= 0)
                return;
            double turn = (along - across) * dTheta;
            double xx = ((dAlong * cos * cos) + (dAcross * sin * sin) - (2 * turn * sin * cos)) * error;
            double xy = (((dAlong - dAcross) * sin * cos) + (turn * ((cos * cos) - (sin * sin)))) * error;
            double yy = ((dAlong * sin * sin) + (dAcross * cos * cos) + (2 * turn * sin * cos)) * error;
            sum = new(sum.C00 + (xx * xx), sum.C01 + (xx * xy), sum.C02 + (xx * yy), sum.C11 + (xy * xy), sum.C12 + (xy * yy), sum.C22 + (yy * yy));
        }
    }

    /// <summary>The covariance in other coordinates, as <see cref="ClumpShape.Transformed"/>.</summary>
    public ShapeCovariance Transformed(double a, double b, double c, double d)
    {
        (double X, double M, double Y) r0 = (a * a, 2 * a * b, b * b), r1 = (a * c, (a * d) + (b * c), b * d), r2 = (c * c, 2 * c * d, d * d);
        return new(Form(r0, r0), Form(r0, r1), Form(r0, r2), Form(r1, r1), Form(r1, r2), Form(r2, r2));
    }

    /// <summary>u' Cov v for two directions of (XX, XY, YY).</summary>
    internal double Form((double X, double M, double Y) u, (double X, double M, double Y) v) =>
        (u.X * ((C00 * v.X) + (C01 * v.M) + (C02 * v.Y))) + (u.M * ((C01 * v.X) + (C11 * v.M) + (C12 * v.Y))) + (u.Y * ((C02 * v.X) + (C12 * v.M) + (C22 * v.Y)));
}
