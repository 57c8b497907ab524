namespace Arclet.Figures;

/// <summary>Points, with error bars where given, in one colour or each in the colour of a value, of one size or each of its own.</summary>
public sealed class PointsMark : Mark
{
    /// <summary>So many plain circles are written as dots of a stroke, a tenth of the bytes; those of one colour then do not darken where they overlap.</summary>
    private const int ManyPoints = 100;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly Errors? _xErrors;
    private readonly Errors? _yErrors;
    private readonly double[]? _values;
    private readonly ColourScale? _colours;
    private readonly double[]? _sizes;

    /// <summary>Points; those with NaN are left out.</summary>
    /// <param name="x">x values.</param>
    /// <param name="y">y values.</param>
    /// <param name="xErrors">Horizontal error bars.</param>
    /// <param name="yErrors">Vertical error bars.</param>
    /// <param name="values">What gives each point its colour; needs <paramref name="colours"/>.</param>
    /// <param name="colours">The colours of the values.</param>
    /// <param name="sizes">Each point's own diameter in points.</param>
    /// <exception cref="ArgumentException">The numbers of values differ, or values come without colours.</exception>
    public PointsMark(
        IReadOnlyList<double> x,
        IReadOnlyList<double> y,
        Errors? xErrors = null,
        Errors? yErrors = null,
        IReadOnlyList<double>? values = null,
        ColourScale? colours = null,
        IReadOnlyList<double>? sizes = null)
    {
        _x = Copy(x);
        _y = Copy(y, _x.Length, nameof(y));
        xErrors?.CheckCount(_x.Length);
        yErrors?.CheckCount(_x.Length);
        (_xErrors, _yErrors) = (xErrors, yErrors);
        if (values is null != colours is null)
            throw new ArgumentException("Values to colour by and their colour scale belong together.", nameof(colours));
        _values = values is null ? null : Copy(values, _x.Length, nameof(values));
        _colours = colours;
        _sizes = sizes is null ? null : Copy(sizes, _x.Length, nameof(sizes));
    }

    /// <summary>How they look.</summary>
    public PointStyle Style { get; init; } = new();

    internal override bool TakesCycleColour => Style.Colour is null && _values is null;

    internal override void Extend(DataRange x, DataRange y)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            if (!double.IsFinite(_x[i]) || !double.IsFinite(_y[i]))
                continue;
            x.Add(_x[i]);
            y.Add(_y[i]);
            AddBar(x, _x[i], _xErrors, i);
            AddBar(y, _y[i], _yErrors, i);
        }
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        // Bars first, so that no bar crosses a neighbour's marker.
        for (int i = 0; i < _x.Length; i++)
            DrawBars(area, i, ColourOf(i, cycle));
        if (_x.Length >= ManyPoints && _sizes is null && Style is { Shape: MarkerShape.Circle, IsFilled: true, Edge: null, Size: > 0 })
        {
            DrawDots(area, cycle);
            return;
        }

        for (int i = 0; i < _x.Length; i++)
        {
            if (area.TryPlace(_x[i], _y[i], out CanvasPoint p))
                Style.Draw(area.Canvas, p.X, p.Y, _sizes?[i] ?? Style.Size, ColourOf(i, cycle));
        }
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle)
    {
        double x = box.X + (box.Width / 2), y = box.Y + (box.Height / 2);
        Colour colour = Style.Colour ?? (_colours is null ? cycle : Colour.Grey(0.35));
        if (_yErrors is not null)
            canvas.DrawPath(CanvasPath.Segment(x, box.Y - 1, x, box.Bottom + 1), null, new Stroke(colour, Style.BarWidth));
        Style.Draw(canvas, x, y, Style.Size, colour);
    }

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => Places(area, _x, _y);

    private void DrawDots(PlotArea area, Colour cycle)
    {
        var dots = new CanvasPath();
        for (int i = 0; i < _x.Length; i++)
        {
            if (area.TryPlace(_x[i], _y[i], out CanvasPoint p))
                dots.MoveTo(p.X, p.Y).LineTo(p.X, p.Y);
            if ((_values is not null || i == _x.Length - 1) && !dots.IsEmpty)
            {
                area.Canvas.DrawPath(dots, null, new Stroke(ColourOf(i, cycle), Style.Size) { RoundEnds = true });
                dots = new CanvasPath();
            }
        }
    }

    private static void AddBar(DataRange range, double value, Errors? errors, int i)
    {
        if (errors is null)
            return;
        range.Add(value - errors.Low[i]);
        range.Add(value + errors.High[i]);
    }

    private Colour ColourOf(int i, Colour cycle) =>
        _values is null ? Style.Colour ?? cycle
        : Style.Colour is { } fixedColour ? _colours!.At(_values[i]) with { A = fixedColour.A }
        : _colours!.At(_values[i]);

    private void DrawBars(PlotArea area, int i, Colour colour)
    {
        double x = area.X(_x[i]), y = area.Y(_y[i]);
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return;
        var path = new CanvasPath();
        double cap = Style.CapSize;
        CanvasRectangle box = area.Box.Grown(10);
        if (_xErrors is { } h && h.Low[i] + h.High[i] > 0 && y >= box.Y && y <= box.Bottom)
        {
            double from = area.BarEndX(_x[i] - h.Low[i]), to = area.BarEndX(_x[i] + h.High[i]);
            path.MoveTo(from, y).LineTo(to, y);
            if (cap > 0)
                path.MoveTo(from, y - cap).LineTo(from, y + cap).MoveTo(to, y - cap).LineTo(to, y + cap);
        }

        if (_yErrors is { } v && v.Low[i] + v.High[i] > 0 && x >= box.X && x <= box.Right)
        {
            double from = area.BarEndY(_y[i] - v.Low[i]), to = area.BarEndY(_y[i] + v.High[i]);
            path.MoveTo(x, from).LineTo(x, to);
            if (cap > 0)
                path.MoveTo(x - cap, from).LineTo(x + cap, from).MoveTo(x - cap, to).LineTo(x + cap, to);
        }

        area.Canvas.DrawPath(path, null, new Stroke(colour, Style.BarWidth));
    }
}
