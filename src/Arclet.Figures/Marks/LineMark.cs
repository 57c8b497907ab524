namespace Arclet.Figures;

/// <summary>A line through points; it breaks at NaN, and where a logarithmic axis cannot show a value.</summary>
public sealed class LineMark : Mark
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>A line.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public LineMark(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        _x = Copy(x);
        _y = Copy(y, _x.Length, nameof(y));
    }

    /// <summary>How it looks.</summary>
    public LineStyle Style { get; init; } = new();

    internal override bool TakesCycleColour => Style.Colour is null;

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

    internal override void Draw(PlotArea area, Colour cycle) =>
        area.DrawPolyline(_x.Select((x, i) => area.Place(x, _y[i])), Style.ToStroke(cycle));

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) => LegendKey.Line(canvas, box, Style.ToStroke(cycle));

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => Places(area, _x, _y);
}
