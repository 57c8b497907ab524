namespace Arclet.Lensing;

/// <summary>The origin of a model's frame on the sky.</summary>
/// <param name="RightAscensionDegrees">Right ascension in degrees.</param>
/// <param name="DeclinationDegrees">Declination in degrees.</param>
/// <param name="Kind">How the file wrote it.</param>
public readonly record struct LensReference(double RightAscensionDegrees, double DeclinationDegrees, LensReferenceKind Kind = LensReferenceKind.DegreesRelative)
{
    /// <summary>Lenstool's frame of a sky position: x = -(ra - ra0) cos(dec0) 3600, y = (dec - dec0) 3600, in arcsec.</summary>
    public (double X, double Y) ToFrame(double rightAscensionDegrees, double declinationDegrees)
    {
        double difference = Math.IEEERemainder(rightAscensionDegrees - RightAscensionDegrees, 360);
        return (-difference * Math.Cos(DeclinationDegrees * Math.PI / 180) * 3600, (declinationDegrees - DeclinationDegrees) * 3600);
    }

    /// <summary>The sky position in degrees of a point of the frame: the inverse of <see cref="ToFrame"/>; right ascension from 0 to 360.</summary>
    public (double RightAscensionDegrees, double DeclinationDegrees) ToSky(double x, double y)
    {
        double ra = RightAscensionDegrees - (x / 3600 / Math.Cos(DeclinationDegrees * Math.PI / 180));
        ra -= 360 * Math.Floor(ra / 360);
        return (ra, DeclinationDegrees + (y / 3600));
    }
}
