namespace Arclet.Figures;

/// <summary>An ellipse in data or pixel coordinates.</summary>
/// <param name="X">Centre.</param>
/// <param name="Y">Centre.</param>
/// <param name="A">Half-axis along the angle.</param>
/// <param name="B">Half-axis across it.</param>
/// <param name="ThetaDeg">Angle of A, counter-clockwise from +x, in degrees.</param>
public readonly record struct EllipseShape(double X, double Y, double A, double B, double ThetaDeg)
{
    /// <summary>A circle.</summary>
    public static EllipseShape Circle(double x, double y, double radius) => new(x, y, radius, radius, 0);
}
