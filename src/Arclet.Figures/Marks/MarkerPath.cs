namespace Arclet.Figures;

/// <summary>The outlines of markers, about equal in area at equal size.</summary>
internal static class MarkerPath
{
    public static bool IsLinesOnly(MarkerShape shape) => shape is MarkerShape.Plus or MarkerShape.Cross;

    /// <summary>The outline of one marker, to be filled or stroked.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre, y downwards.</param>
    /// <param name="size">The diameter of the circle; the others follow it.</param>
    public static CanvasPath Create(MarkerShape shape, double x, double y, double size)
    {
        double r = size / 2;
        return shape switch
        {
            MarkerShape.Circle => CanvasPath.Circle(x, y, r),
            MarkerShape.Square => CanvasPath.Rectangle(new CanvasRectangle(x - (0.89 * r), y - (0.89 * r), 1.78 * r, 1.78 * r)),
            MarkerShape.Triangle => Regular(x, y, 1.3 * r, 3, 90),
            MarkerShape.TriangleDown => Regular(x, y, 1.3 * r, 3, -90),
            MarkerShape.Diamond => Regular(x, y, 1.25 * r, 4, 90),
            MarkerShape.Hexagon => Regular(x, y, 1.1 * r, 6, 90),
            MarkerShape.Star => Star(x, y, 1.35 * r),
            MarkerShape.Plus => new CanvasPath().MoveTo(x - (1.1 * r), y).LineTo(x + (1.1 * r), y).MoveTo(x, y - (1.1 * r)).LineTo(x, y + (1.1 * r)),
            MarkerShape.Cross => new CanvasPath().MoveTo(x - (0.85 * r), y - (0.85 * r)).LineTo(x + (0.85 * r), y + (0.85 * r))
                .MoveTo(x - (0.85 * r), y + (0.85 * r)).LineTo(x + (0.85 * r), y - (0.85 * r)),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "an unknown marker"),
        };
    }

    private static CanvasPath Regular(double x, double y, double radius, int corners, double firstDegrees)
    {
        var points = new CanvasPoint[corners];
        for (int i = 0; i < corners; i++)
            points[i] = OnCircle(x, y, radius, firstDegrees + (360.0 * i / corners));
        return CanvasPath.Polygon(points);
    }

    /// <summary>The inner corners of a pentagram lie at (3 - sqrt 5)/2 of the outer ones; a little more reads better when small.</summary>
    private static CanvasPath Star(double x, double y, double radius)
    {
        var points = new CanvasPoint[10];
        for (int i = 0; i < points.Length; i++)
            points[i] = OnCircle(x, y, i % 2 == 0 ? radius : 0.42 * radius, 90 + (36.0 * i));
        return CanvasPath.Polygon(points);
    }

    private static CanvasPoint OnCircle(double x, double y, double radius, double degrees) =>
        new(x + (radius * Math.Cos(degrees * Math.PI / 180)), y - (radius * Math.Sin(degrees * Math.PI / 180)));
}
