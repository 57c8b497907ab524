namespace Arclet.Lensing;

/// <summary>A clump as it is seen: an elliptical Gaussian in the model's frame.</summary>
/// <param name="X">x of the centre in arcsec.</param>
/// <param name="Y">y of the centre in arcsec.</param>
/// <param name="SigmaMajorArcsec">The standard deviation along the major axis.</param>
/// <param name="SigmaMinorArcsec">The standard deviation along the minor axis.</param>
/// <param name="AngleDegrees">The major axis' angle counter-clockwise from +x.</param>
public readonly record struct ClumpShape(double X, double Y, double SigmaMajorArcsec, double SigmaMinorArcsec, double AngleDegrees)
{
    /// <summary>A clump by its second moments in the frame, in arcsec^2.</summary>
    public static ClumpShape FromMoments(double x, double y, double xx, double xy, double yy)
    {
        (double major, double minor, double angle) = new Covariance(xx, xy, yy).Axes();
        return new(x, y, major, minor, angle);
    }

    internal Covariance Covariance => Covariance.OfEllipse(SigmaMajorArcsec, SigmaMinorArcsec, AngleDegrees);
}
