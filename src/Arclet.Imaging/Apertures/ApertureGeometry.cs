using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Apertures;

/// <summary>
/// An aperture ready for pixels: the quadratic form cxx dx^2 + cyy dy^2 + cxy dx dy, and the limits between which a pixel may be on
/// the border. The order of the operations is sep's, so that a subpixel exactly on the border falls on the same side.
/// </summary>
internal readonly struct ApertureGeometry
{
    // A little more than half of a pixel's diagonal.
    private const double HalfDiagonal = 0.7072;

    private readonly Aperture aperture;
    private readonly double cxx;
    private readonly double cyy;
    private readonly double cxy;
    private readonly double outerSquared;
    private readonly double innerSquared;
    private readonly double candidateBelow;
    private readonly double candidateAbove;
    private readonly double borderAbove;
    private readonly double borderBelow;

    public ApertureGeometry(in Aperture aperture)
    {
        this.aperture = aperture;
        (cxx, cyy, cxy) = aperture.IsCircular
            ? (1, 1, 0)
            : Coefficients(aperture.SemiMajorPixels, aperture.SemiMinorPixels, aperture.ThetaRadians);
        double margin = HalfDiagonal / Math.Min(aperture.SemiMajorPixels, aperture.SemiMinorPixels);
        outerSquared = aperture.OuterRadius * aperture.OuterRadius;
        (borderAbove, candidateBelow) = (Below(aperture.OuterRadius, margin), Above(aperture.OuterRadius, margin));
        // A full aperture has no inner edge: no distance is below -1.
        (candidateAbove, borderBelow, innerSquared) = aperture.IsRing
            ? (Below(aperture.InnerRadius, margin), Above(aperture.InnerRadius, margin), aperture.InnerRadius * aperture.InnerRadius)
            : (-1, -1, -1);
    }

    /// <summary>The quadratic form of an ellipse.</summary>
    public static (double Cxx, double Cyy, double Cxy) Coefficients(double a, double b, double theta)
    {
        (double sin, double cos) = Math.SinCos(theta);
        return ((cos * cos / (a * a)) + (sin * sin / (b * b)), (sin * sin / (a * a)) + (cos * cos / (b * b)), 2 * cos * sin * ((1 / (a * a)) - (1 / (b * b))));
    }

    public PixelBounds Bounds(int imageWidth, int imageHeight, out MeasurementFlags flags)
    {
        double r = aperture.OuterRadius, rx = r, ry = r;
        if (!aperture.IsCircular)
        {
            double x2 = cxx - (cxy * cxy / (4 * cyy)), y2 = cyy - (cxy * cxy / (4 * cxx));
            rx = x2 > 0 ? r / Math.Sqrt(x2) : 0;
            ry = y2 > 0 ? r / Math.Sqrt(y2) : 0;
        }

        return PixelBounds.Around(aperture.X, aperture.Y, rx, ry, imageWidth, imageHeight, out flags);
    }

    /// <summary>The squared distances, in units of the ellipse, of pixels at offsets from the centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> SquaredDistance(Vector512<double> dx, Vector512<double> dy) =>
        (cxx * dx * dx) + (cyy * dy * dy) + (cxy * dx * dy);

    /// <summary>Which pixels may have a part inside, and which of them also one outside, as bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Classify(Vector512<double> squaredDistance, out uint candidates, out uint border)
    {
        Vector512<double> inside = Vector512.LessThan(squaredDistance, Vector512.Create(candidateBelow))
            & Vector512.GreaterThan(squaredDistance, Vector512.Create(candidateAbove));
        Vector512<double> edge = Vector512.GreaterThan(squaredDistance, Vector512.Create(borderAbove))
            | Vector512.LessThan(squaredDistance, Vector512.Create(borderBelow));
        candidates = (uint)inside.ExtractMostSignificantBits();
        border = candidates & (uint)edge.ExtractMostSignificantBits();
    }

    /// <summary>The parts of eight pixels that are inside, by counting subpixel centres, or exactly for 0 subpixels.</summary>
    public Vector512<double> Overlap(Vector512<double> dx, Vector512<double> dy, int subpixels) =>
        subpixels > 0 ? SampledOverlap(dx, dy, subpixels) : ExactOverlap(dx, dy);

    private static double Below(double radius, double margin) => radius > margin ? (radius - margin) * (radius - margin) : 0;

    private static double Above(double radius, double margin) => (radius + margin) * (radius + margin);

    private Vector512<double> SampledOverlap(Vector512<double> dx, Vector512<double> dy, int subpixels)
    {
        double scale = 1.0 / subpixels;
        Vector512<double> step = Vector512.Create(scale), share = Vector512.Create(scale * scale), offset = Vector512.Create(0.5 * (scale - 1));
        Vector512<double> outer = Vector512.Create(outerSquared), inner = Vector512.Create(innerSquared);
        Vector512<double> overlap = default, x0 = dx + offset, y = dy + offset;
        bool isCircle = aperture.IsCircular, isRing = aperture.IsRing;
        for (int sy = 0; sy < subpixels; sy++, y += step)
        {
            Vector512<double> yy = y * y, cyyy = cyy * yy, x = x0;
            for (int sx = 0; sx < subpixels; sx++, x += step)
            {
                Vector512<double> distance = isCircle ? (x * x) + yy : (cxx * x * x) + cyyy + (cxy * x * y);
                Vector512<double> inside = Vector512.LessThan(distance, outer);
                if (isRing)
                    inside &= Vector512.GreaterThan(distance, inner);
                overlap += share & inside;
            }
        }

        return overlap;
    }

    private Vector512<double> ExactOverlap(Vector512<double> dx, Vector512<double> dy)
    {
        var outer = new EllipseOverlap(aperture.OuterRadius * aperture.SemiMajorPixels, aperture.OuterRadius * aperture.SemiMinorPixels, aperture.ThetaRadians);
        var inner = new EllipseOverlap(aperture.InnerRadius * aperture.SemiMajorPixels, aperture.InnerRadius * aperture.SemiMinorPixels, aperture.ThetaRadians);
        EightDoubles areas = default, x = default, y = default;
        dx.CopyTo(x);
        dy.CopyTo(y);
        for (int i = 0; i < Vector512<double>.Count; i++)
            areas[i] = outer.WithUnitPixel(x[i], y[i]) - (aperture.IsRing ? inner.WithUnitPixel(x[i], y[i]) : 0);
        return Vector512.Create<double>(areas);
    }
}
