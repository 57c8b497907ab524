namespace Arclet.Sky;

/// <summary>Scales, areas and angles at a pixel.</summary>
public sealed partial class Wcs
{
    /// <summary>Arcsec to the east and north per pixel at a pixel position, with projection and distortion (analytic derivatives).</summary>
    public WcsJacobian JacobianAt(double x, double y)
    {
        (double uu, double uv, double vu, double vv) = _sip?.Jacobian(x + 1 - _crpix1, y + 1 - _crpix2) ?? (1, 0, 0, 1);
        (double l, double m, double n) = Direction(x, y);
        double length = Math.Sqrt((l * l) + (m * m) + (n * n)), across = Math.Sqrt((l * l) + (m * m));

        // At a pole itself, east is that of the meridian of right ascension 0.
        (double cosRa, double sinRa) = across > 0 ? (l / across, m / across) : (1, 0);
        double sinDec = n / length, cosDec = across / length;
        (double eastX, double northX) = Step((_xx * uu) + (_xy * vu), (_yx * uu) + (_yy * vu));
        (double eastY, double northY) = Step((_xx * uv) + (_xy * vv), (_yx * uv) + (_yy * vv));
        return new WcsJacobian(eastX, eastY, northX, northY);

        (double East, double North) Step(double dx, double dy)
        {
            double dl = (_r00 * -dy) + (_r01 * dx), dm = (_r10 * -dy) + (_r11 * dx), dn = (_r20 * -dy) + (_r21 * dx);
            double east = (-sinRa * dl) + (cosRa * dm);
            double north = (-sinDec * ((cosRa * dl) + (sinRa * dm))) + (cosDec * dn);
            return (east / length * 3600, north / length * 3600);
        }
    }

    /// <summary>The solid angle of a pixel in steradian: the Jacobian's determinant.</summary>
    public double PixelAreaSteradian(double x, double y) =>
        JacobianAt(x, y).AreaSquareArcsec / (PhysicalConstants.ArcsecPerRadian * PhysicalConstants.ArcsecPerRadian);

    /// <summary>The side of a square pixel of the same area as the reference pixel, in arcsec.</summary>
    public double PixelScaleArcsec => JacobianAt(ReferenceX, ReferenceY).ScaleArcsec;
}
