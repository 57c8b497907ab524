namespace Arclet.Figures;

/// <summary>A histogram: n values between n + 1 edges, as an outline from the baseline, filled where asked.</summary>
public sealed class StepMark : Mark
{
    private readonly double[] _edges;
    private readonly double[] _values;

    /// <summary>A histogram from counted bins (<see cref="Histogram"/> counts).</summary>
    /// <exception cref="ArgumentException">There is not one edge more than values, or the edges do not rise.</exception>
    public StepMark(IReadOnlyList<double> edges, IReadOnlyList<double> values)
    {
        _values = Copy(values);
        _edges = Copy(edges, _values.Length + 1, nameof(edges));
        Histogram.CheckEdges(_edges);
    }

    /// <summary>The outline.</summary>
    public LineStyle Style { get; init; } = new();

    /// <summary>The opacity of the filling, 0 for none.</summary>
    public double FillOpacity { get; init; }

    /// <summary>Where the columns stand; on a logarithmic axis they reach the bottom anyway.</summary>
    public double Baseline { get; init; }

    internal override bool TakesCycleColour => Style.Colour is null;

    internal override void Extend(DataRange x, DataRange y)
    {
        x.Add(_edges[0]);
        x.Add(_edges[^1]);
        y.AddSticky(Baseline);
        foreach (double value in _values)
            y.Add(value);
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        var outline = new List<CanvasPoint> { new(area.X(_edges[0]), area.BarEndY(Baseline)) };
        for (int i = 0; i < _values.Length; i++)
        {
            double top = area.BarEndY(double.IsNaN(_values[i]) ? Baseline : _values[i]);
            outline.Add(new CanvasPoint(area.X(_edges[i]), top));
            outline.Add(new CanvasPoint(area.X(_edges[i + 1]), top));
        }

        outline.Add(new CanvasPoint(area.X(_edges[^1]), area.BarEndY(Baseline)));
        Stroke stroke = Style.ToStroke(cycle) with { Round = false };
        if (FillOpacity > 0)
            area.DrawPolygon(outline, stroke.Colour.WithOpacity(FillOpacity), null);
        area.DrawPolyline(outline, stroke);
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle)
    {
        Stroke stroke = Style.ToStroke(cycle) with { Round = false };
        LegendKey.Patch(canvas, box, FillOpacity > 0 ? stroke.Colour.WithOpacity(FillOpacity) : null, stroke);
    }

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            double top = area.BarEndY(_values[i]), x = area.X(0.5 * (_edges[i] + _edges[i + 1]));
            for (double y = top; y <= area.Box.Bottom; y += 6)
                yield return new CanvasPoint(x, y);
        }
    }
}
