namespace Arclet.Figures;

/// <summary>
/// The distribution of a sample as a violin: its density (Gaussian kernels, Silverman's width) mirrored about a place on the x axis, between the smallest and the
/// largest value, with a bar from the first to the third quartile and a dot at the median. A sample of fewer than <see cref="FewestForDensity"/> values is drawn as its
/// points and its median: a density would say more than is known. On a logarithmic y axis the density is that of the logarithms.
/// </summary>
public sealed class ViolinMark : Mark
{
    private const int Steps = 80;

    private readonly double _at;
    private readonly double[] _values;

    /// <summary>A violin; values that are not finite are left out.</summary>
    /// <param name="at">Where it stands on the x axis.</param>
    /// <param name="values">The sample, along the y axis.</param>
    public ViolinMark(double at, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _at = at;
        _values = [.. values.Where(double.IsFinite)];
    }

    /// <summary>Samples with fewer values are drawn as points.</summary>
    public int FewestForDensity { get; init; } = 8;

    /// <summary>Which half is drawn.</summary>
    public ViolinSide Side { get; init; }

    /// <summary>The half width at the highest density, in units of the x axis.</summary>
    public double HalfWidth { get; init; } = 0.4;

    /// <summary>The colour; null takes the next of the figure's cycle.</summary>
    public Colour? Colour { get; init; }

    /// <summary>The opacity of the filling.</summary>
    public double Opacity { get; init; } = 0.35;

    internal override bool TakesCycleColour => Colour is null;

    internal override void Extend(DataRange x, DataRange y)
    {
        x.Add(_at - HalfWidth);
        x.Add(_at + HalfWidth);
        foreach (double v in _values)
            y.Add(v);
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        Colour colour = Colour ?? cycle;
        bool isLog = area.YScale is LogScale;
        var density = new KernelDensity(isLog ? _values.Where(v => v > 0).Select(Math.Log10) : _values);
        if (density.Count == 0)
            return;
        double Y(double v) => area.Y(isLog ? Math.Pow(10, v) : v);
        double shift = Side switch { ViolinSide.Left => -1, ViolinSide.Right => 1, _ => 0.0 };
        double middle = area.X(_at), reach = Math.Abs(area.X(_at + HalfWidth) - middle);

        // What marks the quartiles stands inside of the half that is drawn.
        double axis = middle + (shift * 2.2);
        if (density.Count < FewestForDensity || !(density.Width > 0))
        {
            foreach (double v in density.Sorted)
                area.Canvas.DrawPath(CanvasPath.Circle(axis, Y(v), 1.3), colour.WithOpacity(0.7), null);
        }
        else
        {
            double[] at = [.. Enumerable.Range(0, Steps + 1).Select(i => density.Smallest + ((density.Largest - density.Smallest) * i / Steps))];
            double[] widths = [.. at.Select(density.At)];
            double unit = reach / widths.Max();
            IEnumerable<CanvasPoint> Edge(double side) => at.Select((v, i) => new CanvasPoint(middle + (side * unit * widths[i]), Y(v)));
            CanvasPoint[] outline =
            [
                .. Side == ViolinSide.Left ? [new(middle, Y(at[0])), new(middle, Y(at[^1]))] : Edge(1),
                .. Side == ViolinSide.Right ? [new(middle, Y(at[^1])), new(middle, Y(at[0]))] : Edge(-1).Reverse(),
            ];
            area.DrawPolygon(outline, colour.WithOpacity(Opacity), new Stroke(colour, 0.7) { Round = true });
            area.Canvas.DrawPath(CanvasPath.Segment(axis, Y(density.Quantile(0.25)), axis, Y(density.Quantile(0.75))), null, new Stroke(colour, 1.8));
        }

        area.Canvas.DrawPath(CanvasPath.Circle(axis, Y(density.Quantile(0.5)), 1.7), Figures.Colour.White, new Stroke(Figures.Colour.Black, 0.7));
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) =>
        LegendKey.Patch(canvas, box, (Colour ?? cycle).WithOpacity(Opacity), new Stroke(Colour ?? cycle, 0.7));

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => _values.Select(v => area.Place(_at, v)).Where(p => double.IsFinite(p.Y));
}
