namespace Arclet.Sky;

/// <summary>
/// A celestial world coordinate system: the gnomonic projection (TAN) with an optional SIP distortion, after Calabretta and Greisen
/// 2002 (A and A 395, 1077). Pixels are 0-based, the centre of the first one at (0, 0); right ascension and declination are in degrees.
/// </summary>
/// <remarks>
/// With the reference point at the native pole, a direction in the tangent plane is the vector (-y, x, 1) in native coordinates (x, y:
/// intermediate world coordinates in radians), and one rotation matrix takes it to the sky. So there is no trigonometry apart from the
/// last arc tangents, and nothing is lost near the poles or at right ascension 0. Immutable, so safe to share between threads.
/// </remarks>
public sealed partial class Wcs
{
    private readonly double _crpix1;
    private readonly double _crpix2;
    private readonly double _crvalRa;
    private readonly double _crvalDec;
    private readonly double _lonpole;
    private readonly bool _swapped;
    private readonly SipDistortion? _sip;

    // Degrees per pixel: rows are the right-ascension-like and the declination-like intermediate coordinate, columns the pixel axes.
    private readonly double _xx;
    private readonly double _xy;
    private readonly double _yx;
    private readonly double _yy;

    // Native to celestial: sky = R * (l, m, n).
    private readonly double _r00, _r01, _r02, _r10, _r11, _r12, _r20, _r21, _r22;

    private Wcs(double crpix1, double crpix2, SkyPosition reference, double lonpole, (double Xx, double Xy, double Yx, double Yy) matrix, bool swapped, SipDistortion? sip, SkyFrame frame, IReadOnlyList<string> warnings)
    {
        (_crpix1, _crpix2, _lonpole, _swapped, _sip) = (crpix1, crpix2, lonpole, swapped, sip);
        (_crvalRa, _crvalDec) = (reference.RaDegrees, reference.DecDegrees);
        (_xx, _xy, _yx, _yy) = matrix;
        (Frame, Warnings) = (frame, warnings);
        (double sinA, double cosA) = Math.SinCos(_crvalRa / PhysicalConstants.DegreesPerRadian);
        (double sinD, double cosD) = Math.SinCos(_crvalDec / PhysicalConstants.DegreesPerRadian);
        (double sinP, double cosP) = Math.SinCos(lonpole / PhysicalConstants.DegreesPerRadian);

        // Calabretta and Greisen, equation 2, as a product of rotations; a = l cosP + m sinP, b = m cosP - l sinP.
        (_r00, _r01, _r02) = ((-sinD * cosP * cosA) - (sinP * sinA), (-sinD * sinP * cosA) + (cosP * sinA), cosD * cosA);
        (_r10, _r11, _r12) = ((-sinD * cosP * sinA) + (sinP * cosA), (-sinD * sinP * sinA) - (cosP * cosA), cosD * sinA);
        (_r20, _r21, _r22) = (cosD * cosP, cosD * sinP, sinD);
    }

    /// <summary>The reference pixel's x, 0-based (CRPIX1 - 1).</summary>
    public double ReferenceX => _crpix1 - 1;

    /// <summary>The reference pixel's y, 0-based (CRPIX2 - 1).</summary>
    public double ReferenceY => _crpix2 - 1;

    /// <summary>The direction of the reference pixel (CRVAL).</summary>
    public SkyPosition Reference => new(_crvalRa, _crvalDec);

    /// <summary>The frame of the coordinates.</summary>
    public SkyFrame Frame { get; }

    /// <summary>Whether there is a SIP distortion.</summary>
    public bool IsDistorted => _sip is not null;

    /// <summary>What was unusual in the header, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The direction of a pixel position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite.</exception>
    public SkyPosition PixelToSky(double x, double y)
    {
        (double ra, double dec) = Degrees(x, y);
        return new SkyPosition(ra, dec);
    }

    /// <summary>The pixel position of a direction; not a number where the direction is 90 degrees or more from the reference, or where the distortion has no inverse.</summary>
    public (double X, double Y) SkyToPixel(SkyPosition position) => SkyToPixel(position.RaDegrees, position.DecDegrees);

    /// <summary>The directions of many pixel positions, in degrees, right ascensions in [0, 360); not a number for a position that is not a number. All spans have the same length; outputs may be the inputs.</summary>
    public void PixelToSky(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> raDegrees, Span<double> decDegrees)
    {
        CheckLengths(x.Length, y.Length, raDegrees.Length, decDegrees.Length);
        for (int i = 0; i < x.Length; i++)
            (raDegrees[i], decDegrees[i]) = Degrees(x[i], y[i]);
    }

    /// <summary>The pixel positions of many directions; not a number where there is none. All spans have the same length; outputs may be the inputs.</summary>
    public void SkyToPixel(ReadOnlySpan<double> raDegrees, ReadOnlySpan<double> decDegrees, Span<double> x, Span<double> y)
    {
        CheckLengths(raDegrees.Length, decDegrees.Length, x.Length, y.Length);
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i]) = SkyToPixel(raDegrees[i], decDegrees[i]);
    }

    private (double X, double Y) SkyToPixel(double raDegrees, double decDegrees)
    {
        (double sinRa, double cosRa) = Math.SinCos(raDegrees / PhysicalConstants.DegreesPerRadian);
        (double sinDec, double cosDec) = Math.SinCos(decDegrees / PhysicalConstants.DegreesPerRadian);
        double vx = cosDec * cosRa, vy = cosDec * sinRa, vz = sinDec;
        double l = (_r00 * vx) + (_r10 * vy) + (_r20 * vz);
        double m = (_r01 * vx) + (_r11 * vy) + (_r21 * vz);
        double n = (_r02 * vx) + (_r12 * vy) + (_r22 * vz);
        if (!(n > 0))
            return (double.NaN, double.NaN);
        double x = m / n * PhysicalConstants.DegreesPerRadian, y = -l / n * PhysicalConstants.DegreesPerRadian;
        double determinant = (_xx * _yy) - (_xy * _yx);
        double u = ((_yy * x) - (_xy * y)) / determinant, v = ((_xx * y) - (_yx * x)) / determinant;
        if (_sip is not null)
            (u, v) = _sip.Invert(u, v);
        return (u + _crpix1 - 1, v + _crpix2 - 1);
    }

    private (double Ra, double Dec) Degrees(double x, double y)
    {
        (double l, double m, double n) = Direction(x, y);
        double ra = Math.Atan2(m, l) * PhysicalConstants.DegreesPerRadian;
        double dec = Math.Atan2(n, Math.Sqrt((l * l) + (m * m))) * PhysicalConstants.DegreesPerRadian;
        return (SkyPosition.Normalized(ra), dec);
    }

    /// <summary>The vector of a pixel position in the sky's frame, not of unit length: n of the native frame is 1.</summary>
    private (double L, double M, double N) Direction(double x, double y)
    {
        (double px, double py) = Intermediate(x, y);
        double l = -py, m = px;
        return ((_r00 * l) + (_r01 * m) + _r02, (_r10 * l) + (_r11 * m) + _r12, (_r20 * l) + (_r21 * m) + _r22);
    }

    /// <summary>Intermediate world coordinates in radians.</summary>
    private (double X, double Y) Intermediate(double x, double y)
    {
        double u = x + 1 - _crpix1, v = y + 1 - _crpix2;
        if (_sip is not null)
            (u, v) = _sip.Apply(u, v);
        return (((_xx * u) + (_xy * v)) / PhysicalConstants.DegreesPerRadian, ((_yx * u) + (_yy * v)) / PhysicalConstants.DegreesPerRadian);
    }

    private static void CheckLengths(int a, int b, int c, int d)
    {
        if (a != b || a != c || a != d)
            throw new ArgumentException($"coordinates come in spans of one length, not {a}, {b}, {c} and {d}");
    }
}
