namespace Arclet.Figures;

/// <summary>The area between two lines over the same x, such as a confidence band. It breaks at NaN.</summary>
public sealed class BandMark : Mark
{
    private readonly double[] _x;
    private readonly double[] _low;
    private readonly double[] _high;

    /// <summary>A band.</summary>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    public BandMark(IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        _x = Copy(x);
        _low = Copy(low, _x.Length, nameof(low));
        _high = Copy(high, _x.Length, nameof(high));
    }

    /// <summary>The colour; null takes the next of the figure's cycle.</summary>
    public Colour? Colour { get; init; }

    /// <summary>The opacity.</summary>
    public double Opacity { get; init; } = 0.25;

    internal override bool TakesCycleColour => Colour is null;

    internal override void Extend(DataRange x, DataRange y)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            if (double.IsNaN(_low[i]) || double.IsNaN(_high[i]))
                continue;
            x.Add(_x[i]);
            y.Add(_low[i]);
            y.Add(_high[i]);
        }
    }

    internal override void Draw(PlotArea area, Colour cycle)
    {
        Colour colour = (Colour ?? cycle).WithOpacity(Opacity);
        for (int begin = 0; begin < _x.Length; begin++)
        {
            int end = begin;
            while (end < _x.Length && !double.IsNaN(area.X(_x[end])) && !double.IsNaN(_low[end]) && !double.IsNaN(_high[end]))
                end++;
            if (end - begin >= 2)
            {
                IEnumerable<CanvasPoint> upper = Enumerable.Range(begin, end - begin).Select(i => new CanvasPoint(area.X(_x[i]), area.BarEndOrPlaceY(_high[i])));
                IEnumerable<CanvasPoint> lower = Enumerable.Range(begin, end - begin).Select(i => new CanvasPoint(area.X(_x[i]), area.BarEndOrPlaceY(_low[i])));
                area.DrawPolygon([.. upper, .. lower.Reverse()], colour, null);
            }

            begin = Math.Max(begin, end);
        }
    }

    internal override void DrawKey(ICanvas canvas, CanvasRectangle box, Colour cycle) =>
        LegendKey.Patch(canvas, box, (Colour ?? cycle).WithOpacity(Opacity), null);

    internal override IEnumerable<CanvasPoint> Obstacles(PlotArea area) => Places(area, _x, _low).Concat(Places(area, _x, _high));
}
