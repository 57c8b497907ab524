using System.Globalization;
using System.Text;

namespace Arclet.Study;

/// <summary>
/// SVG made small for a page that has thousands: paths with one decimal of a point (35 micrometres of paper), no prolog, the identifiers of clips unique in the page. Texts and their
/// places stay as they are.
/// </summary>
internal static class CompactSvg
{
    private const string PathBegin = " d=\"";

    /// <summary>The document as an element of a page.</summary>
    /// <param name="svg">The document.</param>
    /// <param name="prefix">What makes its identifiers unique.</param>
    /// <param name="label">What it shows, for readers who cannot see it.</param>
    public static string Of(string svg, string prefix, string label)
    {
        int begin = svg.IndexOf("<svg", StringComparison.Ordinal);
        var compact = new StringBuilder(svg.Length);
        compact.Append("<svg role=\"img\" aria-label=\"").Append(HtmlText.Of(label)).Append('"');
        int at = begin + "<svg".Length;
        while (true)
        {
            int path = svg.IndexOf(PathBegin, at, StringComparison.Ordinal);
            if (path < 0)
                break;
            path += PathBegin.Length;
            compact.Append(svg, at, path - at);
            int end = svg.IndexOf('"', path);
            AppendPath(compact, svg.AsSpan(path, end - path));
            at = end;
        }

        compact.Append(svg, at, svg.Length - at);
        return compact.Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "").Replace(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "").Replace(" version=\"1.1\"", "")
            .Replace("id=\"clip", $"id=\"{prefix}-").Replace("url(#clip", $"url(#{prefix}-").Replace(">\n<", "><").ToString();
    }

    private static void AppendPath(StringBuilder to, ReadOnlySpan<char> path)
    {
        for (int i = 0; i < path.Length;)
        {
            if (!(char.IsAsciiDigit(path[i]) || path[i] is '-' or '.'))
            {
                to.Append(path[i++]);
                continue;
            }

            int begin = i;
            while (i < path.Length && (char.IsAsciiDigit(path[i]) || path[i] is '-' or '.'))
                i++;
            double value = Math.Round(double.Parse(path[begin..i], CultureInfo.InvariantCulture), 1, MidpointRounding.AwayFromZero);
            to.Append(CultureInfo.InvariantCulture, $"{(value == 0 ? 0 : value):0.#}");
        }
    }
}
