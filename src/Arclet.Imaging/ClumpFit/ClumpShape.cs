namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The covariance of an elliptical Gaussian in square pixels, and its axes. The half-light radius of the circularised Gaussian is
/// sqrt(2 ln 2) R, R = sqrt(sigma_min sigma_maj) (science of the paper, section 3.5).
/// </summary>
/// <param name="XX">Variance along x, px2.</param>
/// <param name="XY">Covariance, px2.</param>
/// <param name="YY">Variance along y, px2.</param>
public readonly record struct ClumpShape(double XX, double XY, double YY)
{
    /// <summary>Standard deviation along the minor axis, px.</summary>
    public double SigmaMinPixels => Math.Sqrt(Math.Max(0, SmallerEigenvalue));

    /// <summary>Standard deviation along the major axis, px.</summary>
    public double SigmaMajPixels => Math.Sqrt(Math.Max(0, LargerEigenvalue));

    /// <summary>Minor over major axis, in (0, 1].</summary>
    public double AxisRatio => SigmaMajPixels > 0 ? SigmaMinPixels / SigmaMajPixels : 1;

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x, in [0, 180).</summary>
    public double ThetaDegrees
    {
        get
        {
            double degrees = 0.5 * Math.Atan2(2 * XY, XX - YY) * (180 / Math.PI);
            return degrees < 0 ? degrees + 180 : degrees;
        }
    }

    /// <summary>R = sqrt(sigma_min sigma_maj), px.</summary>
    public double RadiusPixels => Math.Sqrt(SigmaMinPixels * SigmaMajPixels);

    internal double Mean => 0.5 * (XX + YY);

    internal double HalfDifference => Math.Sqrt((0.25 * (XX - YY) * (XX - YY)) + (XY * XY));

    internal double SmallerEigenvalue => Mean - HalfDifference;

    internal double LargerEigenvalue => Mean + HalfDifference;

    /// <summary>The shape of given axes.</summary>
    /// <param name="sigmaMinPixels">Standard deviation along the minor axis, px, at least 0.</param>
    /// <param name="axisRatio">Minor over major axis, in (0, 1].</param>
    /// <param name="thetaDegrees">Direction of the major axis, degrees counter-clockwise from +x.</param>
    public static ClumpShape FromAxes(double sigmaMinPixels, double axisRatio, double thetaDegrees)
    {
        double minor = sigmaMinPixels * sigmaMinPixels;
        return FromEigenvalues(minor / (axisRatio * axisRatio), minor, thetaDegrees * (Math.PI / 180));
    }

    /// <summary>The same shape seen in other coordinates: M C M' for the map (x, y) to (a x + b y, c x + d y).</summary>
    public ClumpShape Transformed(double a, double b, double c, double d) => new(
        (a * a * XX) + (2 * a * b * XY) + (b * b * YY),
        (a * c * XX) + (((a * d) + (b * c)) * XY) + (b * d * YY),
        (c * c * XX) + (2 * c * d * XY) + (d * d * YY));

    internal static ClumpShape FromEigenvalues(double along, double across, double theta)
    {
        (double sin, double cos) = Math.SinCos(theta);
        return new((along * cos * cos) + (across * sin * sin), (along - across) * sin * cos, (along * sin * sin) + (across * cos * cos));
    }
}
