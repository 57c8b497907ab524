namespace Arclet.Figures;

/// <summary>Upper or lower limits: a bar at the limit and an arrow towards where the value lies.</summary>
public sealed class LimitsMark : Mark
{
    private const double Head = 2.4;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly LimitDirection _direction;

    /// <summary>Limits; those with NaN are left out.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public LimitsMark(IReadOnlyList<double> x, IReadOnlyList<double> y, LimitDirection direction = LimitDirection.Down)
    {
        _x = Copy(x);
        _y = Copy(y, _x.Length, nameof(y));
        _direction = direction;
    }

    /// <summary>The colour; null takes the next of the figure's cycle.</summary>
    public Colour? Colour { get; init; }

    /// <summary>The arrow's length in points.</summary>
    public double Length { get; init; } = 9;

    /// <summary>The width of its lines in points.</summary>
    public double Width { get; init; } = 0.7;

    /// <summary>Whether a bar stands at the limit; not where a point is drawn there.</summary>
    public bool ShowsBar { get; init; } = true;

    /// <summary>Where the arrow begins, in points from the limit: outside of a point that is drawn there.</summary>
    public double Offset { get; init; }

    internal override bool TakesCycleColour => Colour is null;

    internal override void Extend(DataRange x, DataRange y)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            if (!double.IsFinite(_x[i]) || !double.IsFinite(_y[i]))
                continue;
            x.Add(_x[i]);
            y.Add(_y[i]);
        }
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        bool xFlipped = area.XScale.Min > area.XScale.Max, yFlipped = area.YScale.Min > area.YScale.Max;
        (double dx, double dy) = _direction switch
        {
            LimitDirection.Down => (0, yFlipped ? -1 : 1),
            LimitDirection.Up => (0, yFlipped ? 1 : -1),
            LimitDirection.Lower => (xFlipped ? 1 : -1, 0.0),
            _ => (xFlipped ? -1 : 1, 0.0),
        };
        foreach (CanvasPoint p in Places(area, _x, _y))
            Arrow(area.Canvas, p, dx, dy, Length, Colour ?? cycle);
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle)
    {
        (double dx, double dy) = _direction switch { LimitDirection.Down => (0, 1), LimitDirection.Up => (0, -1), LimitDirection.Lower => (-1, 0), _ => (1.0, 0.0) };
        double length = box.Height + 1;
        var from = new CanvasPoint(box.X + (box.Width / 2) - (dx * length / 2), box.Y + (box.Height / 2) - (dy * length / 2));
        Arrow(canvas, from, dx, dy, length, Colour ?? cycle);
    }

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => Places(area, _x, _y);

    private void Arrow(ICanvas canvas, CanvasPoint p, double dx, double dy, double length, Colour colour)
    {
        CanvasPoint At(double along, double across) => new(p.X + (along * dx) - (across * dy), p.Y + (along * dy) + (across * dx));
        double head = Math.Min(Head, 0.45 * length);
        CanvasPoint bar1 = At(0, -head), bar2 = At(0, head), begin = At(Offset, 0), neck = At(length - head, 0);
        var shaft = new CanvasPath();
        if (ShowsBar)
            shaft.MoveTo(bar1.X, bar1.Y).LineTo(bar2.X, bar2.Y);
        shaft.MoveTo(begin.X, begin.Y).LineTo(neck.X, neck.Y);
        canvas.DrawPath(shaft, null, new Stroke(colour, Width));
        canvas.DrawPath(CanvasPath.Polygon([At(length, 0), At(length - (1.4 * head), head * 0.75), At(length - (1.4 * head), -head * 0.75)]), colour, null);
    }
}
