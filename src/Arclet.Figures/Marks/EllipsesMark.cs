namespace Arclet.Figures;

/// <summary>Ellipses and circles in data coordinates, such as apertures or detections on an image.</summary>
public sealed class EllipsesMark : Mark
{
    private readonly EllipseShape[] _shapes;

    /// <summary>Ellipses; those that are not finite are left out.</summary>
    public EllipsesMark(IReadOnlyList<EllipseShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        _shapes = [.. shapes];
    }

    /// <summary>How they look.</summary>
    public ShapeStyle Style { get; init; } = new();

    internal override void Extend(DataRange x, DataRange y)
    {
        foreach (EllipseShape e in _shapes)
        {
            double cos = Math.Cos(e.ThetaDeg * Math.PI / 180), sin = Math.Sin(e.ThetaDeg * Math.PI / 180);
            double halfX = Math.Sqrt(Square(e.A * cos) + Square(e.B * sin)), halfY = Math.Sqrt(Square(e.A * sin) + Square(e.B * cos));
            x.Add(e.X - halfX);
            x.Add(e.X + halfX);
            y.Add(e.Y - halfY);
            y.Add(e.Y + halfY);
        }
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        foreach (EllipseShape e in _shapes)
        {
            // A polygon of 72 corners is right on every kind of axis; its error is 0.1 % of the radius.
            double cos = Math.Cos(e.ThetaDeg * Math.PI / 180), sin = Math.Sin(e.ThetaDeg * Math.PI / 180);
            var corners = new CanvasPoint[72];
            for (int i = 0; i < corners.Length; i++)
            {
                (double s, double c) = Math.SinCos(2 * Math.PI * i / corners.Length);
                corners[i] = area.Place(e.X + (e.A * c * cos) - (e.B * s * sin), e.Y + (e.A * c * sin) + (e.B * s * cos));
            }

            area.DrawPolygon(corners, Style.Fill, Style.Stroke is { } stroke ? stroke with { Round = true } : null);
        }
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) =>
        canvas.DrawPath(
            CanvasPath.Ellipse(box.X + (box.Width / 2), box.Y + (box.Height / 2), 0.35 * box.Width, 0, 0, box.Height / 2),
            Style.Fill,
            Style.Stroke);

    private static double Square(double v) => v * v;
}
