namespace Arclet.Figures;

/// <summary>A closed polygon in data coordinates.</summary>
public sealed class PolygonMark : Mark
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>A polygon; a corner with NaN is left out.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public PolygonMark(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        _x = Copy(x);
        _y = Copy(y, _x.Length, nameof(y));
    }

    /// <summary>How it looks.</summary>
    public ShapeStyle Style { get; init; } = new();

    internal override void Extend(DataRange x, DataRange y)
    {
        foreach (double v in _x)
            x.Add(v);
        foreach (double v in _y)
            y.Add(v);
    }

    internal override void Draw(PlotArea area, Colour cycle) =>
        area.DrawPolygon([.. _x.Select((x, i) => area.Place(x, _y[i]))], Style.Fill, Style.Stroke);

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) => LegendKey.Patch(canvas, box, Style.Fill, Style.Stroke);

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => Places(area, _x, _y);
}
