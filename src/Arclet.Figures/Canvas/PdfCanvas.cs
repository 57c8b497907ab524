using System.Text;

namespace Arclet.Figures;

/// <summary>
/// Draws as a PDF 1.4 document of one page: the standard fonts Helvetica and Symbol, Flate streams, opacity by graphics
/// states, and the same bytes for the same drawing (no dates, no random identifiers).
/// </summary>
public sealed class PdfCanvas : ICanvas
{
    private static readonly string[] FontNames = ["Helvetica", "Helvetica-Oblique", "Helvetica-Bold", "Helvetica-BoldOblique", "Symbol"];

    /// <summary>The tangent of 12 degrees, the slant of Helvetica-Oblique, for Symbol, which has no slanted style.</summary>
    private const double Slant = 0.2126;

    private readonly StringBuilder _content = new();
    private readonly PdfDocument _document = new();
    private readonly Dictionary<Raster, string> _images = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _imageObjects = [];
    private readonly Dictionary<(byte Fill, byte Stroke), string> _opacities = [];
    private readonly Stack<State> _saved = new();
    private readonly double _width;
    private readonly double _height;
    private readonly string? _title;
    private State _state = State.Initial;

    /// <summary>An empty page.</summary>
    /// <param name="widthPoints">Width in points.</param>
    /// <param name="heightPoints">Height in points.</param>
    /// <param name="title">The document's title.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public PdfCanvas(double widthPoints, double heightPoints, string? title = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPoints);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPoints);
        (_width, _height, _title) = (widthPoints, heightPoints, title);
        // PDF counts y upwards from the bottom: one flip here, and every coordinate below is ours.
        _content.Append("1 0 0 -1 0 ").Append(Number(heightPoints)).Append(" cm\n");
    }

    /// <inheritdoc/>
    public void DrawPath(CanvasPath path, Colour? fill, Stroke? stroke)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.IsEmpty || (fill is null && stroke is null))
            return;
        SetPaint(fill, stroke);
        AppendPath(path);
        _content.Append((fill, stroke) switch { (null, _) => "S\n", (_, null) => "f\n", _ => "B\n" });
    }

    /// <inheritdoc/>
    public void DrawText(RichText text, double x, double y, double sizePoints, TextAnchor anchor, Colour colour, double rotationDegrees = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IsEmpty)
            return;
        double shift = anchor switch { TextAnchor.Middle => -0.5, TextAnchor.End => -1, _ => 0 } * text.Width * sizePoints;
        if (rotationDegrees != 0)
        {
            CanvasTransform rotation = CanvasTransform.Rotation(rotationDegrees);
            PushTransform(rotation with { E = x, F = y });
            (x, y) = (0, 0);
        }

        foreach (TextRun run in text.Runs)
            DrawRun(run, x + shift + (run.X * sizePoints), y - (run.Rise * sizePoints), run.Size * sizePoints, colour);
        if (rotationDegrees != 0)
            Pop();
    }

    /// <inheritdoc/>
    public void DrawImage(Raster raster, CanvasRectangle destination)
    {
        ArgumentNullException.ThrowIfNull(raster);
        if (!_images.TryGetValue(raster, out string? name))
        {
            name = "Im" + (_images.Count + 1);
            _images.Add(raster, name);
            _imageObjects.Add(_document.AddImage(raster));
        }

        SetOpacity(255, 255);
        _content.Append("q ").Append(Number(destination.Width)).Append(" 0 0 ").Append(Number(-destination.Height)).Append(' ')
            .Append(Number(destination.X)).Append(' ').Append(Number(destination.Bottom)).Append(" cm /").Append(name).Append(" Do Q\n");
    }

    /// <inheritdoc/>
    public void PushClip(CanvasPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Save();
        AppendPath(path);
        _content.Append("W n\n");
    }

    /// <inheritdoc/>
    public void PushTransform(CanvasTransform transform)
    {
        Save();
        string Fine(double v) => Math.Round(v, 6).ToString("0.######");
        _content.Append(Fine(transform.A)).Append(' ').Append(Fine(transform.B)).Append(' ').Append(Fine(transform.C)).Append(' ').Append(Fine(transform.D))
            .Append(' ').Append(Number(transform.E)).Append(' ').Append(Number(transform.F)).Append(" cm\n");
    }

    /// <inheritdoc/>
    public void Pop()
    {
        if (_saved.Count == 0)
            throw new InvalidOperationException("There is no clip or transform to end.");
        _state = _saved.Pop();
        _content.Append("Q\n");
    }

    /// <summary>Writes the document.</summary>
    /// <exception cref="InvalidOperationException">A clip or transform has not been ended.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (_saved.Count != 0)
            throw new InvalidOperationException("A clip or transform has not been ended.");
        var page = new PdfDocument.Page(_width, _height, _content.ToString(), FontNames, _imageObjects, [.. _opacities.Keys], _title);
        _document.Write(stream, page);
    }

    private static string Number(double value) => CanvasNumber.Text(value);

    private static string Channels(Colour c) => $"{Number(c.R / 255.0)} {Number(c.G / 255.0)} {Number(c.B / 255.0)}";

    /// <summary>Draws a run piece by piece, a piece being what comes from one font.</summary>
    private void DrawRun(TextRun run, double x, double y, double size, Colour colour)
    {
        int helvetica = (run.Italic ? 1 : 0) + (run.Bold ? 2 : 0);
        int at = 0;
        while (at < run.Text.Length)
        {
            FontKind kind = StandardFonts.Glyph(run.Text[at], run.Bold).Font;
            double width = 0;
            int end = at;
            var codes = new StringBuilder();
            while (end < run.Text.Length && StandardFonts.Glyph(run.Text[end], run.Bold) is var glyph && glyph.Font == kind)
            {
                if (kind == FontKind.Drawn)
                    DrawnGlyphs.Draw(this, run.Text[end], x + (width * size), y, size, colour);
                else
                    AppendCode(codes, glyph.Code);
                width += glyph.Width;
                end++;
            }

            if (kind != FontKind.Drawn)
            {
                SetPaint(colour, null);
                bool slanted = kind == FontKind.Symbol && run.Italic;
                // Text space points y up, ours down: the matrix flips it back.
                _content.Append("BT /F").Append((kind == FontKind.Symbol ? 4 : helvetica) + 1).Append(' ').Append(Number(size)).Append(" Tf 1 0 ")
                    .Append(slanted ? Number(Slant) : "0").Append(" -1 ").Append(Number(x)).Append(' ').Append(Number(y)).Append(" Tm (")
                    .Append(codes).Append(") Tj ET\n");
            }

            x += width * size;
            at = end;
        }
    }

    private static void AppendCode(StringBuilder codes, byte code)
    {
        if (code is (byte)'(' or (byte)')' or (byte)'\\')
            codes.Append('\\').Append((char)code);
        else if (code is >= 32 and < 127)
            codes.Append((char)code);
        else
            codes.Append('\\').Append(Convert.ToString(code, 8).PadLeft(3, '0'));
    }

    private void AppendPath(CanvasPath path)
    {
        int at = 0;
        foreach (PathVerb verb in path.Verbs)
        {
            int points = verb switch { PathVerb.Close => 0, PathVerb.Curve => 3, _ => 1 };
            for (int i = 0; i < points; i++)
            {
                CanvasPoint p = path.Points[at++];
                _content.Append(Number(p.X)).Append(' ').Append(Number(p.Y)).Append(' ');
            }

            _content.Append(verb switch { PathVerb.Move => "m\n", PathVerb.Line => "l\n", PathVerb.Curve => "c\n", _ => "h\n" });
        }
    }

    /// <summary>Writes what differs from the state that is already set.</summary>
    private void SetPaint(Colour? fill, Stroke? stroke)
    {
        SetOpacity(fill?.A ?? _state.FillOpacity, stroke?.Colour.A ?? _state.StrokeOpacity);
        if (fill is { } f && _state.Fill != f with { A = 255 })
        {
            _content.Append(Channels(f)).Append(" rg\n");
            _state = _state with { Fill = f with { A = 255 } };
        }

        if (stroke is not { } s)
            return;
        Stroke opaque = s with { Colour = s.Colour with { A = 255 } };
        if (_state.Stroke.Colour != opaque.Colour)
            _content.Append(Channels(opaque.Colour)).Append(" RG\n");
        if (_state.Stroke.Width != opaque.Width)
            _content.Append(Number(opaque.Width)).Append(" w\n");
        if (_state.Stroke.Dash != opaque.Dash || (opaque.Dash != Dash.Solid && _state.Stroke.Width != opaque.Width))
            _content.Append('[').AppendJoin(' ', opaque.Pattern().Select(Number)).Append("] 0 d\n");
        if (_state.Stroke.Round != opaque.Round)
            _content.Append(opaque.Round ? "1 j\n" : "0 j\n");
        if (_state.Stroke.RoundEnds != opaque.RoundEnds)
            _content.Append(opaque.RoundEnds ? "1 J\n" : "0 J\n");
        _state = _state with { Stroke = opaque };
    }

    private void SetOpacity(byte fill, byte stroke)
    {
        if ((fill, stroke) == (_state.FillOpacity, _state.StrokeOpacity))
            return;
        if (!_opacities.TryGetValue((fill, stroke), out string? name))
        {
            name = "G" + (_opacities.Count + 1);
            _opacities.Add((fill, stroke), name);
        }

        _content.Append('/').Append(name).Append(" gs\n");
        _state = _state with { FillOpacity = fill, StrokeOpacity = stroke };
    }

    private void Save()
    {
        _saved.Push(_state);
        _content.Append("q\n");
    }

    /// <summary>What the page's graphics state holds; PDF begins with black, width 1 and solid lines.</summary>
    private readonly record struct State(Colour Fill, Stroke Stroke, byte FillOpacity, byte StrokeOpacity)
    {
        public static State Initial => new(Colour.Black, new Stroke(Colour.Black, 1), 255, 255);
    }
}
