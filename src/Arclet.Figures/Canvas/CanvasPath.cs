namespace Arclet.Figures;

/// <summary>A path of lines and cubic curves, built step by step.</summary>
public sealed class CanvasPath
{
    /// <summary>The handle length that makes a cubic a quarter circle within 0.03 % of the radius: 4/3 (sqrt 2 - 1).</summary>
    private const double QuarterHandle = 0.5522847498307936;

    private readonly List<PathVerb> _verbs = [];
    private readonly List<CanvasPoint> _points = [];

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PathVerb> Verbs => _verbs;

    /// <summary>The points of all steps, in order.</summary>
    public IReadOnlyList<CanvasPoint> Points => _points;

    /// <summary>Whether nothing has been added.</summary>
    public bool IsEmpty => _verbs.Count == 0;

    /// <summary>An upright rectangle.</summary>
    public static CanvasPath Rectangle(CanvasRectangle r) =>
        Polygon([new(r.X, r.Y), new(r.Right, r.Y), new(r.Right, r.Bottom), new(r.X, r.Bottom)]);

    /// <summary>A closed polygon.</summary>
    public static CanvasPath Polygon(IReadOnlyList<CanvasPoint> corners) => Polyline(corners).Close();

    /// <summary>An open line through the points.</summary>
    public static CanvasPath Polyline(IReadOnlyList<CanvasPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var path = new CanvasPath();
        for (int i = 0; i < points.Count; i++)
            path.Add(i == 0 ? PathVerb.Move : PathVerb.Line, points[i]);
        return path;
    }

    /// <summary>One straight line.</summary>
    public static CanvasPath Segment(double x1, double y1, double x2, double y2) => new CanvasPath().MoveTo(x1, y1).LineTo(x2, y2);

    /// <summary>A circle of four cubics.</summary>
    public static CanvasPath Circle(double x, double y, double radius) => Ellipse(x, y, radius, 0, 0, radius);

    /// <summary>
    /// The ellipse centre + u cos t + v sin t of four cubics; (ux, uy) and (vx, vy) are conjugate half-axes, so that any affine
    /// image of a circle can be given.
    /// </summary>
    public static CanvasPath Ellipse(double x, double y, double ux, double uy, double vx, double vy)
    {
        var path = new CanvasPath();
        path.MoveTo(x + ux, y + uy);
        for (int quarter = 0; quarter < 4; quarter++)
        {
            const double k = QuarterHandle;
            path.CurveTo(x + ux + (k * vx), y + uy + (k * vy), x + vx + (k * ux), y + vy + (k * uy), x + vx, y + vy);
            (ux, uy, vx, vy) = (vx, vy, -ux, -uy);
        }

        return path.Close();
    }

    /// <summary>Starts a new part.</summary>
    public CanvasPath MoveTo(double x, double y) => Add(PathVerb.Move, new CanvasPoint(x, y));

    /// <summary>A straight line to a point.</summary>
    public CanvasPath LineTo(double x, double y) => Add(PathVerb.Line, new CanvasPoint(x, y));

    /// <summary>A cubic curve to (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public CanvasPath CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        _points.Add(new CanvasPoint(x1, y1));
        _points.Add(new CanvasPoint(x2, y2));
        return Add(PathVerb.Curve, new CanvasPoint(x, y));
    }

    /// <summary>Closes the part.</summary>
    public CanvasPath Close()
    {
        _verbs.Add(PathVerb.Close);
        return this;
    }

    private CanvasPath Add(PathVerb verb, CanvasPoint point)
    {
        _verbs.Add(verb);
        _points.Add(point);
        return this;
    }
}
