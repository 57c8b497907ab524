namespace Arclet.Imaging.Apertures;

/// <summary>
/// A circle, an ellipse, or a ring of one of them, in 0-based pixels of the image. Distances are in units of the ellipse: a pixel is
/// inside where <c>InnerRadius &lt; r &lt; OuterRadius</c> with r = 1 on the ellipse of the semi-axes.
/// </summary>
public readonly record struct Aperture
{
    private Aperture(double x, double y, double semiMajor, double semiMinor, double theta, double innerRadius, double outerRadius, bool isCircular, bool isRing)
    {
        (X, Y, SemiMajorPixels, SemiMinorPixels, ThetaRadians) = (x, y, semiMajor, semiMinor, theta);
        (InnerRadius, OuterRadius, IsCircular, IsRing) = (innerRadius, outerRadius, isCircular, isRing);
    }

    /// <summary>Column of the centre, in pixels; the first pixel's centre is 0.</summary>
    public double X { get; }

    /// <summary>Row of the centre, in pixels.</summary>
    public double Y { get; }

    /// <summary>Semi-major axis of the ellipse in pixels; 1 for circles, whose radii are then in pixels.</summary>
    public double SemiMajorPixels { get; }

    /// <summary>Semi-minor axis of the ellipse in pixels; 1 for circles.</summary>
    public double SemiMinorPixels { get; }

    /// <summary>Angle from +x to the major axis, counter-clockwise, in radians; any value (sep wants -pi/2 to pi/2).</summary>
    public double ThetaRadians { get; }

    /// <summary>Inner edge, in units of the ellipse; 0 for a full aperture.</summary>
    public double InnerRadius { get; }

    /// <summary>Outer edge, in units of the ellipse.</summary>
    public double OuterRadius { get; }

    /// <summary>Whether it is a circle or a circular ring.</summary>
    public bool IsCircular { get; }

    /// <summary>Whether it is a ring.</summary>
    public bool IsRing { get; }

    /// <summary>Whether it can be measured: finite, radii in order and not negative, axes positive.</summary>
    public bool IsDefined =>
        double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(ThetaRadians)
        && SemiMinorPixels > 0 && SemiMajorPixels > 0 && double.IsFinite(SemiMajorPixels) && double.IsFinite(SemiMinorPixels)
        && InnerRadius >= 0 && OuterRadius >= InnerRadius && double.IsFinite(OuterRadius);

    /// <summary>A circle.</summary>
    public static Aperture Circle(double x, double y, double radiusPixels) => new(x, y, 1, 1, 0, 0, radiusPixels, true, false);

    /// <summary>An ellipse whose semi-axes are <paramref name="scale"/> times those given.</summary>
    public static Aperture Ellipse(double x, double y, double semiMajorPixels, double semiMinorPixels, double thetaRadians, double scale = 1) =>
        new(x, y, semiMajorPixels, semiMinorPixels, thetaRadians, 0, scale, false, false);

    /// <summary>A circular ring.</summary>
    public static Aperture CircularAnnulus(double x, double y, double innerRadiusPixels, double outerRadiusPixels) =>
        new(x, y, 1, 1, 0, innerRadiusPixels, outerRadiusPixels, true, true);

    /// <summary>An elliptical ring, from <paramref name="innerScale"/> to <paramref name="outerScale"/> times the ellipse.</summary>
    public static Aperture EllipticalAnnulus(
        double x, double y, double semiMajorPixels, double semiMinorPixels, double thetaRadians, double innerScale, double outerScale) =>
        new(x, y, semiMajorPixels, semiMinorPixels, thetaRadians, innerScale, outerScale, false, true);

    /// <summary>The pixels of an image of the given size that its measurement reads; empty where it is not defined.</summary>
    public PixelBounds Bounds(int imageWidth, int imageHeight) =>
        IsDefined ? new ApertureGeometry(this).Bounds(imageWidth, imageHeight, out _) : default;
}
