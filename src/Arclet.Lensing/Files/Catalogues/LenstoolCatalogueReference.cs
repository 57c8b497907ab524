namespace Arclet.Lensing;

/// <summary>The <c>#REFERENCE</c> of a Lenstool catalogue: what its positions mean.</summary>
/// <param name="Kind">Degrees, or arcsec from a position.</param>
/// <param name="RightAscensionDegrees">The position's right ascension in degrees; NaN where the line has none.</param>
/// <param name="DeclinationDegrees">The position's declination in degrees; NaN where the line has none.</param>
public readonly record struct LenstoolCatalogueReference(LensReferenceKind Kind, double RightAscensionDegrees = double.NaN, double DeclinationDegrees = double.NaN)
{
    /// <summary>Takes a position of the catalogue into the frame of a model.</summary>
    internal (double X, double Y) ToFrame(double first, double second, LensReference frame)
    {
        if (Kind == LensReferenceKind.Absolute)
            return frame.ToFrame(first, second);
        if (double.IsNaN(RightAscensionDegrees) || (RightAscensionDegrees == frame.RightAscensionDegrees && DeclinationDegrees == frame.DeclinationDegrees))
            return (first, second);
        (double ra, double dec) = new LensReference(RightAscensionDegrees, DeclinationDegrees).ToSky(first, second);
        return frame.ToFrame(ra, dec);
    }
}
