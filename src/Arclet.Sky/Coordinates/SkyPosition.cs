namespace Arclet.Sky;

/// <summary>A direction in the sky, in degrees.</summary>
public readonly partial record struct SkyPosition
{
    /// <summary>A direction.</summary>
    /// <param name="raDegrees">The right ascension in degrees, any finite number; it is brought into [0, 360).</param>
    /// <param name="decDegrees">The declination in degrees, from -90 to 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">The declination is outside, or one of them is not finite.</exception>
    public SkyPosition(double raDegrees, double decDegrees)
    {
        if (!double.IsFinite(raDegrees))
            throw new ArgumentOutOfRangeException(nameof(raDegrees), raDegrees, "a right ascension is a finite number of degrees");
        if (!(Math.Abs(decDegrees) <= 90))
            throw new ArgumentOutOfRangeException(nameof(decDegrees), decDegrees, "a declination is from -90 to 90 degrees");
        RaDegrees = Normalized(raDegrees);
        DecDegrees = decDegrees;
    }

    /// <summary>The right ascension in degrees, in [0, 360).</summary>
    public double RaDegrees { get; }

    /// <summary>The declination in degrees, from -90 to 90.</summary>
    public double DecDegrees { get; }

    /// <summary>
    /// The angle to another direction in arcsec, by Vincenty's formula for the sphere, which keeps its digits at all separations.
    /// </summary>
    public double SeparationArcsec(SkyPosition other)
    {
        (double sin1, double cos1) = SinCosDegrees(DecDegrees);
        (double sin2, double cos2) = SinCosDegrees(other.DecDegrees);
        (double sinRa, double cosRa) = SinCosDegrees(other.RaDegrees - RaDegrees);

        // cos1 sin2 - sin1 cos2 cosRa, without cancelling for small differences of declination.
        double sinHalf = Math.Sin((other.RaDegrees - RaDegrees) / 2 / PhysicalConstants.DegreesPerRadian);
        double along = Math.Sin((other.DecDegrees - DecDegrees) / PhysicalConstants.DegreesPerRadian) + (2 * sin1 * cos2 * sinHalf * sinHalf);
        double across = cos2 * sinRa;
        return Math.Atan2(Math.Sqrt((across * across) + (along * along)), (sin1 * sin2) + (cos1 * cos2 * cosRa)) * PhysicalConstants.ArcsecPerRadian;
    }

    /// <summary>The position angle at this direction of another one, in degrees east of north, in [0, 360).</summary>
    public double PositionAngleDegrees(SkyPosition other)
    {
        (double sin1, double cos1) = SinCosDegrees(DecDegrees);
        (double sin2, double cos2) = SinCosDegrees(other.DecDegrees);
        (double sinRa, double cosRa) = SinCosDegrees(other.RaDegrees - RaDegrees);
        return Normalized(Math.Atan2(cos2 * sinRa, (cos1 * sin2) - (sin1 * cos2 * cosRa)) * PhysicalConstants.DegreesPerRadian);
    }

    /// <summary>The direction at a position angle (degrees east of north) and a separation (arcsec) from this one.</summary>
    public SkyPosition Offset(double positionAngleDegrees, double separationArcsec)
    {
        (double sin1, double cos1) = SinCosDegrees(DecDegrees);
        (double sinPa, double cosPa) = SinCosDegrees(positionAngleDegrees);
        (double sinSep, double cosSep) = Math.SinCos(separationArcsec / PhysicalConstants.ArcsecPerRadian);
        double east = sinSep * sinPa, out1 = (cosSep * cos1) - (sinSep * sin1 * cosPa), up = (cosSep * sin1) + (sinSep * cos1 * cosPa);
        double dec = Math.Atan2(up, Math.Sqrt((east * east) + (out1 * out1)));
        return new SkyPosition(RaDegrees + (Math.Atan2(east, out1) * PhysicalConstants.DegreesPerRadian), dec * PhysicalConstants.DegreesPerRadian);
    }

    /// <summary>An angle in degrees brought into [0, 360).</summary>
    internal static double Normalized(double degrees)
    {
        double turned = degrees - (360 * Math.Floor(degrees / 360));

        // A tiny negative angle rounds up to a full turn.
        return turned >= 360 ? 0 : turned;
    }

    private static (double Sin, double Cos) SinCosDegrees(double degrees) => Math.SinCos(degrees / PhysicalConstants.DegreesPerRadian);
}
