namespace Arclet.Figures;

/// <summary>
/// A line across the whole panel that does not take part in automatic ranges: at one x, at one y, or y = intercept + slope x
/// in the quantities on the axes (their logarithms on logarithmic axes).
/// </summary>
public sealed class ReferenceLineMark : Mark
{
    private readonly double? _x;
    private readonly double _intercept;
    private readonly double _slope;

    private ReferenceLineMark(double? x, double intercept, double slope, LineStyle? style)
    {
        (_x, _intercept, _slope) = (x, intercept, slope);
        Style = style ?? new LineStyle { Colour = Colour.Grey(0.45), Width = 0.7, Dash = Dash.Dashed };
    }

    /// <summary>How it looks.</summary>
    public LineStyle Style { get; }

    internal override bool TakesCycleColour => Style.Colour is null;

    /// <summary>A vertical line.</summary>
    public static ReferenceLineMark AtX(double x, LineStyle? style = null, RichText? label = null) => new(x, 0, 0, style) { Label = label };

    /// <summary>A horizontal line.</summary>
    public static ReferenceLineMark AtY(double y, LineStyle? style = null, RichText? label = null) => new(null, y, 0, style) { Label = label, IsHorizontal = true };

    /// <summary>A sloped line; on logarithmic axes log10 y = intercept + slope log10 x, and likewise with one of them.</summary>
    public static ReferenceLineMark Sloped(double intercept, double slope, LineStyle? style = null, RichText? label = null) =>
        new(null, intercept, slope, style) { Label = label };

    private bool IsHorizontal { get; init; }

    internal override void Extend(DataRange x, DataRange y)
    {
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        CanvasRectangle box = area.Box.Grown(5);
        Stroke stroke = Style.ToStroke(cycle);
        if (_x is { } at)
        {
            double x = area.X(at);
            area.DrawPolyline([new(x, box.Y), new(x, box.Bottom)], stroke);
        }
        else if (IsHorizontal)
        {
            double y = area.Y(_intercept);
            area.DrawPolyline([new(box.X, y), new(box.Right, y)], stroke);
        }
        else
        {
            // Asinh axes bend the line, hence a point every 1 % of the width.
            bool logX = area.XScale is LogScale, logY = area.YScale is LogScale;
            area.DrawPolyline(
                Enumerable.Range(0, 101).Select(i =>
                {
                    double x = area.XScale.Invert(i / 100.0);
                    double y = _intercept + (_slope * (logX ? Math.Log10(x) : x));
                    return area.Place(x, logY ? Math.Pow(10, y) : y);
                }),
                stroke);
        }
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) => LegendKey.Line(canvas, box, Style.ToStroke(cycle));
}
