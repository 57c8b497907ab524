namespace Arclet.Sky;

/// <summary>
/// How the sky lies under an image at one pixel: arcseconds to the east and to the north per pixel step. Angles in the image count
/// counter-clockwise from +x (<c>theta_deg</c>); position angles count from north through east.
/// </summary>
/// <param name="EastPerX">Arcsec to the east per pixel along x.</param>
/// <param name="EastPerY">Arcsec to the east per pixel along y.</param>
/// <param name="NorthPerX">Arcsec to the north per pixel along x.</param>
/// <param name="NorthPerY">Arcsec to the north per pixel along y.</param>
public readonly record struct WcsJacobian(double EastPerX, double EastPerY, double NorthPerX, double NorthPerY)
{
    /// <summary>The length of a pixel step along x in arcsec.</summary>
    public double ScaleXArcsec => Math.Sqrt((EastPerX * EastPerX) + (NorthPerX * NorthPerX));

    /// <summary>The length of a pixel step along y in arcsec.</summary>
    public double ScaleYArcsec => Math.Sqrt((EastPerY * EastPerY) + (NorthPerY * NorthPerY));

    /// <summary>The area of a pixel in square arcsec.</summary>
    public double AreaSquareArcsec => Math.Abs(Determinant);

    /// <summary>The side of a square pixel of the same area, in arcsec.</summary>
    public double ScaleArcsec => Math.Sqrt(AreaSquareArcsec);

    /// <summary>-1 where east is counter-clockwise of north in the image, as one sees the sky; +1 where the image is mirrored.</summary>
    public int Parity => Math.Sign(Determinant);

    /// <summary>The angle of north in the image, in degrees counter-clockwise from +x, in [0, 360): 90 with north up.</summary>
    public double NorthThetaDegrees => ThetaDegrees(0);

    private double Determinant => (EastPerX * NorthPerY) - (EastPerY * NorthPerX);

    /// <summary>The position angle (degrees, [0, 360)) of a direction in the image.</summary>
    public double PositionAngleDegrees(double thetaDegrees)
    {
        (double sin, double cos) = Math.SinCos(thetaDegrees / PhysicalConstants.DegreesPerRadian);
        return Turn(Math.Atan2((EastPerX * cos) + (EastPerY * sin), (NorthPerX * cos) + (NorthPerY * sin)));
    }

    /// <summary>The direction in the image (degrees, [0, 360)) of a position angle.</summary>
    public double ThetaDegrees(double positionAngleDegrees)
    {
        (double east, double north) = Math.SinCos(positionAngleDegrees / PhysicalConstants.DegreesPerRadian);
        double determinant = Determinant;
        return Turn(Math.Atan2(((EastPerX * north) - (NorthPerX * east)) / determinant, ((NorthPerY * east) - (EastPerY * north)) / determinant));
    }

    private static double Turn(double radians)
    {
        double degrees = radians * PhysicalConstants.DegreesPerRadian;
        return degrees < 0 ? (degrees + 360 >= 360 ? 0 : degrees + 360) : degrees;
    }
}
