using System.Globalization;
using System.Text;

namespace Arclet.Study;

/// <summary>
/// SVG made small for a page that has thousands: paths with one decimal of a point (35 micrometres of paper) and relative to the point before, without points that lie on the line between
/// their neighbours, paths of one style as one; no prolog; the identifiers of clips unique in the page. Texts and their places stay as they are.
/// </summary>
internal static class CompactSvg
{
    private const string PathBegin = " d=\"";

    /// <summary>The document as an element of a page.</summary>
    /// <param name="svg">The document, as the Figures room writes it: paths of M, L, C and Z with absolute coordinates.</param>
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
            new CompactPath(compact).Append(svg.AsSpan(path, end - path));
            at = end;
        }

        compact.Append(svg, at, svg.Length - at);
        return compact.Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "").Replace(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "").Replace(" version=\"1.1\"", "")
            .Replace("id=\"clip", $"id=\"{prefix}-").Replace("url(#clip", $"url(#{prefix}-").Replace(">\n<", "><").Replace("\"/><path d=\"", "").ToString();
    }

    /// <summary>Writes a path.</summary>
    private ref struct CompactPath(StringBuilder to)
    {
        /// <summary>A point this near to the line between its neighbours is left out, in tenths of a point.</summary>
        private const double Straight = 1.01;

        private readonly List<(int X, int Y)> line = [];
        private (int X, int Y) last, first;
        private char command;

        public void Append(ReadOnlySpan<char> path)
        {
            for (int i = 0; i < path.Length;)
            {
                char verb = path[i++];
                switch (verb)
                {
                    case 'M':
                        Flush();
                        (int X, int Y) start = (Number(path, ref i), Number(path, ref i));
                        Verb('M');
                        Number(start.X, isFirst: true);
                        Number(start.Y, isFirst: false);
                        first = last = start;
                        break;
                    case 'L':
                        line.Add((Number(path, ref i), Number(path, ref i)));
                        break;
                    case 'C':
                        Flush();
                        Curve(path, ref i);
                        break;
                    case 'Z':
                        Flush();
                        Verb('z');
                        last = first;
                        break;
                    default:
                        throw new InvalidOperationException($"a path has the command '{verb}', expected M, L, C or Z");
                }
            }

            Flush();
        }

        private void Curve(ReadOnlySpan<char> path, ref int i)
        {
            (int X, int Y) from = last;
            bool isFirst = Verb('c');
            for (int k = 0; k < 3; k++)
            {
                last = (Number(path, ref i), Number(path, ref i));
                Number(last.X - from.X, isFirst && k == 0);
                Number(last.Y - from.Y, isFirst: false);
            }
        }

        /// <summary>Writes the lines that were gathered.</summary>
        private void Flush()
        {
            (int X, int Y) anchor = last;
            for (int k = 0; k < line.Count; k++)
            {
                if (k + 1 < line.Count && IsStraight(anchor, k))
                    continue;
                Line(line[k]);
                anchor = last;
            }

            line.Clear();
        }

        /// <summary>Whether all points since the last one written lie on the line from it to the next.</summary>
        private readonly bool IsStraight((int X, int Y) from, int k)
        {
            (int X, int Y) next = line[k + 1];
            double dx = next.X - from.X, dy = next.Y - from.Y, length = double.Hypot(dx, dy);
            for (int p = k; p >= 0 && line[p] != from; p--)
            {
                double px = line[p].X - from.X, py = line[p].Y - from.Y, along = (px * dx) + (py * dy);
                if (length == 0 || along < 0 || along > length * length || Math.Abs((px * dy) - (py * dx)) > Straight * length)
                    return false;
                if (k - p > MostSkipped)
                    return false;
            }

            return true;
        }

        /// <summary>No more points than these are left out in a row: the check looks back at all of them.</summary>
        private const int MostSkipped = 40;

        private void Line((int X, int Y) point)
        {
            int dx = point.X - last.X, dy = point.Y - last.Y;
            last = point;
            if (dx == 0 && dy == 0)
                return;
            if (dy == 0)
            {
                Number(dx, Verb('h'));
            }
            else if (dx == 0)
            {
                Number(dy, Verb('v'));
            }
            else
            {
                Number(dx, Verb('l'));
                Number(dy, isFirst: false);
            }
        }

        /// <summary>Writes a command; one that goes on needs no letter. Returns whether the letter was written.</summary>
        private bool Verb(char verb)
        {
            if (verb == command && verb is 'l' or 'c' or 'h' or 'v')
                return false;
            to.Append(verb);
            command = verb;
            return true;
        }

        private readonly void Number(int tenths, bool isFirst)
        {
            if (!isFirst && tenths >= 0)
                to.Append(' ');
            if (tenths < 0)
                to.Append('-');
            int size = Math.Abs(tenths);
            if (size >= 10 || size == 0)
                to.Append(size / 10);
            if (size % 10 != 0)
                to.Append('.').Append(size % 10);
        }

        private static int Number(ReadOnlySpan<char> path, ref int i)
        {
            while (path[i] == ' ')
                i++;
            int begin = i;
            while (i < path.Length && (char.IsAsciiDigit(path[i]) || path[i] is '-' or '.'))
                i++;
            return (int)Math.Round(10 * double.Parse(path[begin..i], CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);
        }
    }
}
