namespace Arclet.Imaging.ClumpFit;

/// <summary>From the covariance of a shape's numbers to the errors of its axes, ratio, direction and size.</summary>
internal static class ShapeErrors
{
    // That of a direction of which nothing is known, 180 / sqrt(12).
    private const double UnknownDirectionDegrees = 51.961524227066319;

    /// <summary>A result with the errors that the covariance gives its shape.</summary>
    public static ClumpFitResult WithAxes(ClumpFitResult result, ShapeCovariance covariance)
    {
        ClumpShape shape = result.Shape;
        double along = shape.LargerEigenvalue, across = shape.SmallerEigenvalue;
        (double sin, double cos) = Math.SinCos(0.5 * Math.Atan2(2 * shape.XY, shape.XX - shape.YY));
        (double, double, double) dAlong = (cos * cos, 2 * sin * cos, sin * sin), dAcross = (sin * sin, -2 * sin * cos, cos * cos);
        double turn = 1 / (along - across);
        (double, double, double) dTheta = (-sin * cos * turn, ((cos * cos) - (sin * sin)) * turn, sin * cos * turn);
        double q = shape.AxisRatio;
        double relative = (covariance.Form(dAcross, dAcross) / (across * across)) + (covariance.Form(dAlong, dAlong) / (along * along)) - (2 * covariance.Form(dAlong, dAcross) / (along * across));
        double theta = Root(covariance.Form(dTheta, dTheta), true) * (180 / Math.PI);
        (double, double, double) dRadius = RadiusSlope(shape);
        return result with
        {
            SigmaMinError = Root(covariance.Form(dAcross, dAcross), true) / (2 * shape.SigmaMinPixels),
            AxisRatioError = 0.5 * q * Root(relative, true),
            ThetaErrorDegrees = theta < UnknownDirectionDegrees ? theta : UnknownDirectionDegrees,
            RadiusError = Root(covariance.Form(dRadius, dRadius), true),
        };
    }

    /// <summary>dR/d(xx, xy, yy) of R = det(C)^(1/4).</summary>
    public static (double XX, double XY, double YY) RadiusSlope(ClumpShape shape)
    {
        double determinant = shape.SmallerEigenvalue * shape.LargerEigenvalue;
        double factor = 0.25 * Math.Pow(determinant, -0.75);
        return (factor * shape.YY, -2 * factor * shape.XY, factor * shape.XX);
    }

    /// <summary>The shape and its errors in the pixels of a further band.</summary>
    public static ClumpFitResult InBand(ClumpFitResult result, BandPlacement at)
    {
        ShapeCovariance covariance = result.ShapeCovariance.Transformed(at.A, at.B, at.C, at.D);
        double scale = Math.Sqrt(Math.Abs((at.A * at.D) - (at.B * at.C)));
        ClumpFitResult moved = WithAxes(result with { Shape = result.Shape.Transformed(at.A, at.B, at.C, at.D), ShapeCovariance = covariance }, covariance);
        return moved with
        {
            SigmaMinError = double.IsNaN(result.SigmaMinError) ? double.NaN : moved.SigmaMinError,
            AxisRatioError = double.IsNaN(result.AxisRatioError) ? double.NaN : moved.AxisRatioError,
            ThetaErrorDegrees = double.IsNaN(result.ThetaErrorDegrees) ? double.NaN : moved.ThetaErrorDegrees,
            RadiusError = double.IsNaN(result.RadiusError) ? double.NaN : moved.RadiusError,
            FluxRadiusCovariance = result.FluxRadiusCovariance * scale,
        };
    }

    /// <summary>The error of a variance; NaN where there is none.</summary>
    public static double Root(double variance, bool exists) => exists ? Math.Sqrt(Math.Max(0, variance)) : double.NaN;
}
