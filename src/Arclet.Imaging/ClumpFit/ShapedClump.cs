namespace Arclet.Imaging.ClumpFit;

/// <summary>A clump whose shape another filter gave, in the pixels of the image to be fitted.</summary>
/// <param name="Position">Where it is expected, 0-based.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Covariance">The covariance of the shape's three numbers; <see cref="ShapeCovariance.None"/> for a shape without error.</param>
public readonly record struct ShapedClump(ClumpPosition Position, ClumpShape Shape, ShapeCovariance Covariance)
{
    /// <summary>The same clump in the pixels of another image: its place there, and the map (x, y) to (a x + b y, c x + d y) of small offsets.</summary>
    public ShapedClump InPixelsOf(double x, double y, double a, double b, double c, double d) =>
        new(Position with { X = x, Y = y }, Shape.Transformed(a, b, c, d), Covariance.Transformed(a, b, c, d));
}
