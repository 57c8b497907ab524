using System.Text;
using System.Xml;

namespace Arclet.Figures;

/// <summary>
/// Draws as an SVG 1.1 document: well-formed, with the viewer's sans-serif, rasters inside it as PNG, and the same bytes for
/// the same drawing.
/// </summary>
public sealed class SvgCanvas : ICanvas
{
    private const string FontFamily = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";

    private const int SharpPixels = 400;

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _definitions = new();
    private readonly double _width;
    private readonly double _height;
    private readonly string? _title;
    private string? _openStyle;
    private int _clips;
    private int _depth;

    /// <summary>An empty drawing.</summary>
    /// <param name="widthPoints">Width in points.</param>
    /// <param name="heightPoints">Height in points.</param>
    /// <param name="title">The document's title, for screen readers and tabs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public SvgCanvas(double widthPoints, double heightPoints, string? title = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPoints);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPoints);
        (_width, _height, _title) = (widthPoints, heightPoints, title);
    }

    /// <inheritdoc/>
    public void DrawPath(CanvasPath path, Colour? fill, Stroke? stroke)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.IsEmpty || (fill is null && stroke is null))
            return;
        OpenStyle(StyleOf(fill, stroke));
        _body.Append("<path d=\"");
        AppendPath(_body, path);
        _body.Append("\"/>\n");
    }

    /// <inheritdoc/>
    public void DrawText(RichText text, double x, double y, double sizePoints, TextAnchor anchor, Colour colour, double rotationDegrees = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IsEmpty)
            return;
        CloseStyle();
        _body.Append("<text x=\"").Append(Number(x)).Append("\" y=\"").Append(Number(y)).Append("\" font-size=\"").Append(Number(sizePoints)).Append('"');
        if (anchor != TextAnchor.Start)
            _body.Append(" text-anchor=\"").Append(anchor == TextAnchor.Middle ? "middle" : "end").Append('"');
        AppendPaint(_body, "fill", colour);
        if (rotationDegrees != 0)
            _body.Append(" transform=\"rotate(").Append(Number(-rotationDegrees)).Append(' ').Append(Number(x)).Append(' ').Append(Number(y)).Append(")\"");
        _body.Append('>');
        AppendRuns(text, sizePoints);
        _body.Append("</text>\n");
    }

    /// <inheritdoc/>
    public void DrawImage(Raster raster, CanvasRectangle destination)
    {
        ArgumentNullException.ThrowIfNull(raster);
        CloseStyle();
        // Browsers keep pixels sharp when asked to, other viewers blur them: a cut-out of few pixels is enlarged for those.
        int times = Math.Max(1, SharpPixels / Math.Max(raster.Width, raster.Height));
        _body.Append("<image x=\"").Append(Number(destination.X)).Append("\" y=\"").Append(Number(destination.Y))
            .Append("\" width=\"").Append(Number(destination.Width)).Append("\" height=\"").Append(Number(destination.Height))
            .Append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,")
            .Append(Convert.ToBase64String(PngImage.Encode(raster.Enlarged(times)))).Append("\"/>\n");
    }

    /// <inheritdoc/>
    public void PushClip(CanvasPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        CloseStyle();
        _clips++;
        _definitions.Append("<clipPath id=\"clip").Append(_clips).Append("\"><path d=\"");
        AppendPath(_definitions, path);
        _definitions.Append("\"/></clipPath>\n");
        _body.Append("<g clip-path=\"url(#clip").Append(_clips).Append(")\">\n");
        _depth++;
    }

    /// <inheritdoc/>
    public void PushTransform(CanvasTransform transform)
    {
        CloseStyle();
        // Six decimals: a rotation of a far point must not move by its own rounding.
        string Fine(double v) => Math.Round(v, 6).ToString("0.######");
        _body.Append("<g transform=\"matrix(").Append(Fine(transform.A)).Append(' ').Append(Fine(transform.B)).Append(' ').Append(Fine(transform.C))
            .Append(' ').Append(Fine(transform.D)).Append(' ').Append(Number(transform.E)).Append(' ').Append(Number(transform.F)).Append(")\">\n");
        _depth++;
    }

    /// <inheritdoc/>
    public void Pop()
    {
        if (_depth == 0)
            throw new InvalidOperationException("There is no clip or transform to end.");
        CloseStyle();
        _depth--;
        _body.Append("</g>\n");
    }

    /// <summary>The document as text.</summary>
    /// <exception cref="InvalidOperationException">A clip or transform has not been ended.</exception>
    public override string ToString()
    {
        if (_depth != 0)
            throw new InvalidOperationException("A clip or transform has not been ended.");
        CloseStyle();
        var document = new StringBuilder();
        document.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"")
            .Append(Number(_width)).Append("pt\" height=\"").Append(Number(_height)).Append("pt\" viewBox=\"0 0 ")
            .Append(Number(_width)).Append(' ').Append(Number(_height)).Append("\" font-family=\"").Append(FontFamily).Append("\">\n");
        if (_title is not null)
            document.Append("<title>").Append(Escape(_title)).Append("</title>\n");
        if (_definitions.Length > 0)
            document.Append("<defs>\n").Append(_definitions).Append("</defs>\n");
        return document.Append(_body).Append("</svg>\n").ToString();
    }

    private static void AppendPath(StringBuilder text, CanvasPath path)
    {
        int at = 0;
        foreach (PathVerb verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Close:
                    text.Append('Z');
                    continue;
                case PathVerb.Curve:
                    text.Append('C');
                    AppendPoint(text, path.Points[at++]);
                    text.Append(' ');
                    AppendPoint(text, path.Points[at++]);
                    text.Append(' ');
                    break;
                default:
                    text.Append(verb == PathVerb.Move ? 'M' : 'L');
                    break;
            }

            AppendPoint(text, path.Points[at++]);
        }
    }

    private static void AppendPoint(StringBuilder text, CanvasPoint p) => text.Append(Number(p.X)).Append(' ').Append(Number(p.Y));

    private static string StyleOf(Colour? fill, Stroke? stroke)
    {
        var style = new StringBuilder();
        if (fill is { } f)
            AppendPaint(style, "fill", f);
        else
            style.Append(" fill=\"none\"");
        if (stroke is { } s)
        {
            AppendPaint(style, "stroke", s.Colour);
            style.Append(" stroke-width=\"").Append(Number(s.Width)).Append('"');
            if (s.Dash != Dash.Solid)
                style.Append(" stroke-dasharray=\"").AppendJoin(' ', s.Pattern().Select(Number)).Append('"');
            if (s.Round)
                style.Append(" stroke-linejoin=\"round\"");
            if (s.RoundEnds)
                style.Append(" stroke-linecap=\"round\"");
        }

        return style.ToString();
    }

    private static void AppendPaint(StringBuilder text, string attribute, Colour colour)
    {
        text.Append(' ').Append(attribute).Append("=\"").Append(colour.ToHex()).Append('"');
        if (colour.A != 255)
            text.Append(' ').Append(attribute).Append("-opacity=\"").Append(Number(colour.Opacity)).Append('"');
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (isPair)
                escaped.Append(c).Append(text[++i]);
            else
            {
                escaped.Append(c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    _ when XmlConvert.IsXmlChar(c) => c.ToString(),
                    // XML 1.0 cannot carry control characters at all: the replacement character shows that one was there.
                    _ => "\uFFFD",
                });
            }
        }

        return escaped.ToString();
    }

    private static string Number(double value) => CanvasNumber.Text(value);

    private void AppendRuns(RichText text, double size)
    {
        double end = 0, rise = 0;
        foreach (TextRun run in text.Runs)
        {
            double dx = (run.X - end) * size, dy = (rise - run.Rise) * size;
            _body.Append("<tspan");
            if (Math.Abs(dx) > 5e-4)
                _body.Append(" dx=\"").Append(Number(dx)).Append('"');
            if (Math.Abs(dy) > 5e-4)
                _body.Append(" dy=\"").Append(Number(dy)).Append('"');
            if (run.Size != 1)
                _body.Append(" font-size=\"").Append(Number(run.Size * size)).Append('"');
            if (run.Italic)
                _body.Append(" font-style=\"italic\"");
            if (run.Bold)
                _body.Append(" font-weight=\"bold\"");
            if (run.Text[0] == ' ' || run.Text[^1] == ' ')
                _body.Append(" xml:space=\"preserve\"");
            _body.Append('>').Append(Escape(run.Text)).Append("</tspan>");
            end = run.X + run.Width;
            rise = run.Rise;
        }
    }

    private void OpenStyle(string style)
    {
        if (style == _openStyle)
            return;
        CloseStyle();
        _body.Append("<g").Append(style).Append(">\n");
        _openStyle = style;
    }

    private void CloseStyle()
    {
        if (_openStyle is null)
            return;
        _body.Append("</g>\n");
        _openStyle = null;
    }
}
