namespace Arclet.Imaging.Detection;

/// <summary>
/// One detected object with sep's columns and conventions. Positions are 0-based pixels with the centre of the first pixel at
/// (0, 0); fluxes are in the image's unit. Moments are weighted by the convolved image over the object's pixels.
/// </summary>
public sealed record DetectedObject
{
    /// <summary>Number of the object, from 1, as in the segmentation map.</summary>
    public required int Id { get; init; }

    /// <summary>Barycentre along x, pixels. For a merged object, of the part above its own branch level.</summary>
    public required double X { get; init; }

    /// <summary>Barycentre along y, pixels.</summary>
    public required double Y { get; init; }

    /// <summary>Pixels that belong to the object (sep's <c>npix</c>).</summary>
    public required long PixelCount { get; init; }

    /// <summary>Pixels whose unconvolved value is above the threshold (sep's <c>tnpix</c>).</summary>
    public required long PixelCountAboveThreshold { get; init; }

    /// <summary>First column.</summary>
    public required int XMin { get; init; }

    /// <summary>Last column.</summary>
    public required int XMax { get; init; }

    /// <summary>First row.</summary>
    public required int YMin { get; init; }

    /// <summary>Last row.</summary>
    public required int YMax { get; init; }

    /// <summary>Standard deviation along the major axis, pixels.</summary>
    public required double A { get; init; }

    /// <summary>Standard deviation along the minor axis, pixels.</summary>
    public required double B { get; init; }

    /// <summary>Angle of the major axis, radians counter-clockwise from +x, in [-pi/2, pi/2].</summary>
    public required double ThetaRadians { get; init; }

    /// <summary>Sum of the background-subtracted pixels.</summary>
    public required double Flux { get; init; }

    /// <summary>Highest background-subtracted pixel.</summary>
    public required double Peak { get; init; }

    /// <summary>Sum of the convolved pixels.</summary>
    public required double ConvolvedFlux { get; init; }

    /// <summary>Highest convolved pixel.</summary>
    public required double ConvolvedPeak { get; init; }

    /// <summary>Column of <see cref="Peak"/>.</summary>
    public required int XPeak { get; init; }

    /// <summary>Row of <see cref="Peak"/>.</summary>
    public required int YPeak { get; init; }

    /// <summary>Variance along x, square pixels.</summary>
    public required double X2 { get; init; }

    /// <summary>Variance along y, square pixels.</summary>
    public required double Y2 { get; init; }

    /// <summary>Covariance of x and y, square pixels.</summary>
    public required double XY { get; init; }

    /// <summary>The detection threshold (its mean over the object's isophote), in the image's unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>What to know about it.</summary>
    public required DetectionFlags Flags { get; init; }
}
