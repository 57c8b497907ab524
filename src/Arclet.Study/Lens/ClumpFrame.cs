using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>A measured clump in a lens model's frame.</summary>
public static class ClumpFrame
{
    /// <summary>
    /// The clump as the lens sees it. The frame has x to the west and y to the north, so that a position angle (from north through east) is 90 degrees
    /// less than the angle from +x. An axis below <paramref name="smallestSigmaArcsec"/> is taken as that: what is not resolved has no shape.
    /// </summary>
    /// <param name="photometry">The clump.</param>
    /// <param name="reference">The frame's origin.</param>
    /// <param name="smallestSigmaArcsec">The smallest standard deviation that is resolved.</param>
    public static ClumpShape ShapeOf(ClumpPhotometry photometry, LensReference reference, double smallestSigmaArcsec)
    {
        ArgumentNullException.ThrowIfNull(photometry);
        (double x, double y) = reference.ToFrame(photometry.RaDegrees, photometry.DecDegrees);
        double minor = photometry.SigmaMinorPixels * photometry.ReferencePixelScaleArcsec, major = minor / photometry.AxisRatio;
        return new(x, y, Math.Max(major, smallestSigmaArcsec), Math.Max(minor, smallestSigmaArcsec), photometry.PositionAngleDegrees + 90);
    }
}
