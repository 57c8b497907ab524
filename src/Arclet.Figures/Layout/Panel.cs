namespace Arclet.Figures;

/// <summary>
/// One plot of a figure: two axes and the marks between them, drawn in the order in which they were added. The methods that
/// add marks return the panel, so that they can be chained.
/// </summary>
public sealed class Panel
{
    private readonly List<Mark> _marks = [];
    private readonly List<PanelNote> _notes = [];

    internal Panel(Axis x, Axis y)
    {
        (X, Y) = (x, y);
    }

    /// <summary>The horizontal axis, common to a column when the figure shares x.</summary>
    public Axis X { get; }

    /// <summary>The vertical axis, common to a row when the figure shares y.</summary>
    public Axis Y { get; }

    /// <summary>What stands above the panel.</summary>
    public RichText? Title { get; set; }

    /// <summary>A second reading of the x axis, on top.</summary>
    public SecondaryAxis? Top { get; set; }

    /// <summary>A second reading of the y axis, on the right.</summary>
    public SecondaryAxis? Right { get; set; }

    /// <summary>The key of a colour scale.</summary>
    public ColourBar? ColourBar { get; set; }

    /// <summary>Where the legend stands; it shows the marks that have a label.</summary>
    public Corner LegendCorner { get; set; }

    /// <summary>Whether the marks that have a label get a legend.</summary>
    public bool ShowLegend { get; set; } = true;

    /// <summary>Whether a unit is as long in x as in y: the panel's box shrinks as needed.</summary>
    public bool HasEqualAspect { get; set; }

    /// <summary>The colour of the frame and the ticks, white on dark images for instance; labels outside stay black.</summary>
    public Colour FrameColour { get; set; } = Colour.Black;

    /// <summary>What fills the panel behind its marks; null for nothing.</summary>
    public Colour? Background { get; set; }

    /// <summary>The marks, in drawing order.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    internal IReadOnlyList<PanelNote> Notes => _notes;

    /// <summary>Adds a mark.</summary>
    public Panel Add(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        _marks.Add(mark);
        return this;
    }

    /// <summary>Adds a line.</summary>
    public Panel Line(IReadOnlyList<double> x, IReadOnlyList<double> y, LineStyle? style = null, RichText? label = null) =>
        Add(new LineMark(x, y) { Style = style ?? new(), Label = label });

    /// <summary>Adds points with optional error bars.</summary>
    public Panel Points(
        IReadOnlyList<double> x, IReadOnlyList<double> y, PointStyle? style = null, RichText? label = null, Errors? xErrors = null, Errors? yErrors = null) =>
        Add(new PointsMark(x, y, xErrors, yErrors) { Style = style ?? new(), Label = label });

    /// <summary>Adds points coloured by a value.</summary>
    public Panel Points(
        IReadOnlyList<double> x,
        IReadOnlyList<double> y,
        IReadOnlyList<double> values,
        ColourScale colours,
        PointStyle? style = null,
        RichText? label = null,
        Errors? xErrors = null,
        Errors? yErrors = null) =>
        Add(new PointsMark(x, y, xErrors, yErrors, values, colours) { Style = style ?? new(), Label = label });

    /// <summary>Adds limits with arrows.</summary>
    public Panel Limits(
        IReadOnlyList<double> x, IReadOnlyList<double> y, LimitDirection direction = LimitDirection.Down, Colour? colour = null, RichText? label = null) =>
        Add(new LimitsMark(x, y, direction) { Colour = colour, Label = label });

    /// <summary>Adds a histogram of counted bins.</summary>
    public Panel Steps(
        IReadOnlyList<double> edges, IReadOnlyList<double> values, LineStyle? style = null, double fillOpacity = 0, RichText? label = null) =>
        Add(new StepMark(edges, values) { Style = style ?? new(), FillOpacity = fillOpacity, Label = label });

    /// <summary>Adds a band between two lines.</summary>
    public Panel Band(
        IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, Colour? colour = null, double opacity = 0.25, RichText? label = null) =>
        Add(new BandMark(x, low, high) { Colour = colour, Opacity = opacity, Label = label });

    /// <summary>Adds ellipses.</summary>
    public Panel Ellipses(IReadOnlyList<EllipseShape> shapes, ShapeStyle? style = null, RichText? label = null) =>
        Add(new EllipsesMark(shapes) { Style = style ?? new(), Label = label });

    /// <summary>Adds an image in pixel coordinates (first pixel's centre at 0, 0) and makes units equally long in x and y.</summary>
    public Panel Image(Raster raster)
    {
        HasEqualAspect = true;
        return Add(new ImageMark(raster));
    }

    /// <summary>Adds text at a place in data coordinates.</summary>
    public Panel Text(RichText text, double x, double y, TextAnchor anchor = TextAnchor.Start, Colour? colour = null) =>
        Add(new TextMark(text, x, y) { Anchor = anchor, Colour = colour ?? Colour.Black });

    /// <summary>Adds a note in a corner; notes in the same corner stand below each other.</summary>
    public Panel Note(RichText text, Corner corner = Corner.TopLeft, Colour? colour = null)
    {
        _notes.Add(new PanelNote(text, corner, colour ?? Colour.Black));
        return this;
    }
}
