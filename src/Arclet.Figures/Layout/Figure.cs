using System.Text;

namespace Arclet.Figures;

/// <summary>
/// A figure: panels in a grid, drawn as SVG or PDF. Its size is the printed size, so that fonts keep theirs.
/// </summary>
public sealed class Figure
{
    /// <summary>The width of a journal's column in millimetres.</summary>
    public const double ColumnMm = 88;

    /// <summary>The width of a journal's page in millimetres.</summary>
    public const double PageMm = 180;

    private const double PointsPerMm = 72 / 25.4;

    private readonly Panel?[,] _panels;
    private readonly Axis[] _columnAxes;
    private readonly Axis[] _rowAxes;

    /// <summary>An empty figure.</summary>
    /// <param name="widthMm">Width in millimetres.</param>
    /// <param name="heightMm">Height in millimetres.</param>
    /// <param name="rows">Rows of panels.</param>
    /// <param name="columns">Columns of panels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or number is not positive.</exception>
    public Figure(double widthMm, double heightMm, int rows = 1, int columns = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthMm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightMm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        (WidthPoints, HeightPoints, Rows, Columns) = (widthMm * PointsPerMm, heightMm * PointsPerMm, rows, columns);
        _panels = new Panel?[rows, columns];
        _columnAxes = [.. Enumerable.Range(0, columns).Select(_ => new Axis())];
        _rowAxes = [.. Enumerable.Range(0, rows).Select(_ => new Axis())];
    }

    /// <summary>Width in points.</summary>
    public double WidthPoints { get; }

    /// <summary>Height in points.</summary>
    public double HeightPoints { get; }

    /// <summary>Rows of panels.</summary>
    public int Rows { get; }

    /// <summary>Columns of panels.</summary>
    public int Columns { get; }

    /// <summary>Whether the panels of a column have one x axis, labelled at the bottom only.</summary>
    public bool ShareX { get; init; }

    /// <summary>Whether the panels of a row have one y axis, labelled on the left only.</summary>
    public bool ShareY { get; init; }

    /// <summary>The columns' widths relative to each other; null for equal.</summary>
    public IReadOnlyList<double>? ColumnWeights { get; init; }

    /// <summary>The rows' heights relative to each other; null for equal.</summary>
    public IReadOnlyList<double>? RowWeights { get; init; }

    /// <summary>Fonts, widths and colours.</summary>
    public FigureStyle Style { get; init; } = new();

    /// <summary>What stands above all panels.</summary>
    public RichText? Title { get; set; }

    /// <summary>The key of a colour scale that all panels share, at the right of all.</summary>
    public ColourBar? ColourBar { get; set; }

    /// <summary>The document's title, for viewers and screen readers; null for none.</summary>
    public string? DocumentTitle { get; set; }

    /// <summary>The panel at a place in the grid, from the top left. A place never asked for stays empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Panel this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
            return _panels[row, column] ??= new Panel(ShareX ? _columnAxes[column] : new Axis(), ShareY ? _rowAxes[row] : new Axis());
        }
    }

    /// <summary>The first panel, for figures that have only one.</summary>
    public Panel Panel => this[0, 0];

    /// <summary>The figure as an SVG document.</summary>
    public string ToSvg()
    {
        var canvas = new SvgCanvas(WidthPoints, HeightPoints, DocumentTitle);
        Render(canvas);
        return canvas.ToString();
    }

    /// <summary>The figure as a PDF file.</summary>
    public byte[] ToPdf()
    {
        var canvas = new PdfCanvas(WidthPoints, HeightPoints, DocumentTitle);
        Render(canvas);
        using var buffer = new MemoryStream();
        canvas.Save(buffer);
        return buffer.ToArray();
    }

    /// <summary>Writes the figure in the format of the file's ending, <c>.svg</c> or <c>.pdf</c>; it appears when it is whole.</summary>
    /// <exception cref="ArgumentException">The ending is another one.</exception>
    public void Save(string file)
    {
        switch (Path.GetExtension(file).ToUpperInvariant())
        {
            case ".SVG":
                WholeFile.Write(file, Encoding.UTF8.GetBytes(ToSvg()));
                break;
            case ".PDF":
                WholeFile.Write(file, ToPdf());
                break;
            default:
                throw new ArgumentException($"'{file}' is neither .svg nor .pdf.", nameof(file));
        }
    }

    /// <summary>Draws the figure on a canvas of its size.</summary>
    /// <exception cref="ArgumentException">The limits of an axis are impossible, weights do not fit, or there is no room for the panels.</exception>
    public void Render(ICanvas canvas)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        if (Style.Background is { } paper)
            canvas.DrawPath(CanvasPath.Rectangle(new CanvasRectangle(0, 0, WidthPoints, HeightPoints)), paper, null);
        new FigureLayout(this, _panels).Render(canvas);
    }
}
