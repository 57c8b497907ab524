namespace Arclet.Figures;

/// <summary>A panel's box on the canvas with its scales: turns data into places, and cuts geometry that runs far outside.</summary>
internal sealed class PlotArea(ICanvas canvas, CanvasRectangle box, Scale x, Scale y, FigureStyle style)
{
    /// <summary>
    /// Geometry is cut this far outside the panel: further than any line is wide, near enough that viewers with 16-bit
    /// coordinates are safe.
    /// </summary>
    private const double Guard = 40;

    private readonly CanvasRectangle _guarded = box.Grown(Guard);

    public ICanvas Canvas { get; } = canvas;

    public CanvasRectangle Box { get; } = box;

    public Scale XScale { get; } = x;

    public Scale YScale { get; } = y;

    public FigureStyle Style { get; } = style;

    public double X(double value) => Box.X + (XScale.Project(value) * Box.Width);

    public double Y(double value) => Box.Bottom - (YScale.Project(value) * Box.Height);

    public CanvasPoint Place(double x, double y) => new(X(x), Y(y));

    /// <summary>The place of a point, where the scales can show it and it is near enough to be seen.</summary>
    public bool TryPlace(double x, double y, out CanvasPoint place)
    {
        place = Place(x, y);
        return _guarded.Contains(place);
    }

    /// <summary>
    /// The end of an error bar: beyond the panel, or where a logarithmic scale cannot show it (zero and below), it is at
    /// the guard's edge.
    /// </summary>
    public double BarEndX(double value)
    {
        double place = X(value);
        return double.IsNaN(place) ? (XScale.Min < XScale.Max ? _guarded.X : _guarded.Right) : Math.Clamp(place, _guarded.X, _guarded.Right);
    }

    /// <summary>As <see cref="BarEndX"/>, upwards.</summary>
    public double BarEndY(double value)
    {
        double place = Y(value);
        return double.IsNaN(place) ? (YScale.Min < YScale.Max ? _guarded.Bottom : _guarded.Y) : Math.Clamp(place, _guarded.Y, _guarded.Bottom);
    }

    /// <summary>The place of a value, or the bottom's where a logarithmic scale cannot show it.</summary>
    public double BarEndOrPlaceY(double value)
    {
        double place = Y(value);
        return double.IsFinite(place) ? place : BarEndY(value);
    }

    /// <summary>Draws a line; it breaks where a point is NaN.</summary>
    public void DrawPolyline(IEnumerable<CanvasPoint> points, Stroke stroke)
    {
        var path = new CanvasPath();
        CanvasPoint? previous = null, end = null;
        foreach (CanvasPoint point in points)
        {
            bool isFinite = double.IsFinite(point.X) && double.IsFinite(point.Y);
            if (previous is { } from && isFinite && PolygonClipper.Segment(_guarded, from, point) is { } cut)
            {
                if (end != cut.From)
                    path.MoveTo(cut.From.X, cut.From.Y);
                path.LineTo(cut.To.X, cut.To.Y);
                end = cut.To;
            }

            previous = isFinite ? point : null;
        }

        Canvas.DrawPath(path, null, stroke);
    }

    /// <summary>Draws a closed polygon.</summary>
    public void DrawPolygon(IReadOnlyList<CanvasPoint> corners, Colour? fill, Stroke? stroke)
    {
        IReadOnlyList<CanvasPoint> cut = PolygonClipper.Polygon(_guarded, corners);
        if (cut.Count > 1)
            Canvas.DrawPath(CanvasPath.Polygon(cut), fill, stroke);
    }
}
