namespace Arclet.Figures;

/// <summary>An affine map of canvas coordinates: x' = A x + C y + E, y' = B x + D y + F (the order of SVG and PDF).</summary>
/// <param name="A">x from x.</param>
/// <param name="B">y from x.</param>
/// <param name="C">x from y.</param>
/// <param name="D">y from y.</param>
/// <param name="E">Shift in x.</param>
/// <param name="F">Shift in y.</param>
public readonly record struct CanvasTransform(double A, double B, double C, double D, double E, double F)
{
    /// <summary>A shift.</summary>
    public static CanvasTransform Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>A rotation about the origin, counter-clockwise as seen (y points down).</summary>
    public static CanvasTransform Rotation(double degrees)
    {
        double cos = Math.Cos(degrees * Math.PI / 180), sin = Math.Sin(degrees * Math.PI / 180);
        return new CanvasTransform(cos, -sin, sin, cos, 0, 0);
    }
}
