using System.Globalization;
using System.Text;

namespace Arclet.Study;

/// <summary>Pictures with marks as elements of a page: the picture inside an SVG of the image's own pixels, marks over it as links.</summary>
internal static class StampHtml
{
    /// <summary>Names beside marks are this part of the picture's longer side.</summary>
    private const double LabelPart = 0.03;

    private const double LabelReach = 0.8;

    /// <summary>A picture.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="png">The picture.</param>
    /// <param name="width">Columns of the image that it shows.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="label">What it shows, for readers who cannot see it.</param>
    /// <param name="marks">Marks over it.</param>
    public static void Append(StringBuilder html, byte[] png, int width, int height, string label, IReadOnlyList<StampMark> marks)
    {
        html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"{(marks.Count > 0 ? "group" : "img")}\" aria-label=\"{HtmlText.Of(label)}\" style=\"--label:{LabelPart * Math.Max(width, height):0.#}px\">")
            .Append(CultureInfo.InvariantCulture, $"<image width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");
        if (marks.Count > 0)
        {
            html.Append("<g class=\"overlay\">");
            foreach (StampMark mark in marks)
                Append(html, mark, height);
            html.Append("</g>");
        }

        html.Append("</svg>");
    }

    private static void Append(StringBuilder html, StampMark mark, int height)
    {
        if (!double.IsFinite(mark.X + mark.Y + mark.A + mark.B + mark.ThetaDegrees))
            return;
        string style = mark.Class.Length > 0 ? $" class=\"{mark.Class}\"" : "";
        string ellipse = string.Create(CultureInfo.InvariantCulture, $"<ellipse{style} rx=\"{mark.A:0.#}\" ry=\"{mark.B:0.#}\" transform=\"translate({mark.X + 0.5:0.#} {height - mark.Y - 0.5:0.#}) rotate({-mark.ThetaDegrees:0.#})\"><title>{HtmlText.Of(mark.Words)}</title></ellipse>");
        if (mark.Clump.Length == 0)
        {
            html.Append(ellipse);
            return;
        }

        // At the corner of the ellipse's box, a little inside: the box of a tilted ellipse has empty corners.
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(mark.ThetaDegrees));
        double right = LabelReach * double.Hypot(mark.A * cos, mark.B * sin), up = LabelReach * double.Hypot(mark.A * sin, mark.B * cos);
        string serial = mark.Clump[(mark.Clump.LastIndexOf('-') + 1)..];
        html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{Uri.EscapeDataString(mark.Clump)}\" aria-label=\"clump {HtmlText.Of(mark.Clump)}\">{ellipse}<text class=\"label\" x=\"{mark.X + 0.5 + right:0.#}\" y=\"{height - mark.Y - 0.5 - up:0.#}\">{HtmlText.Of(serial)}</text></a>");
    }
}
