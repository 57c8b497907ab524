using System.Text;

namespace Arclet.Figures;

/// <summary>
/// One line of text with scripts, italics and symbols, written in the part of TeX's notation that labels need:
/// <c>log $M_\star$ [M$_\odot$ yr$^{-1}$]</c>. See docs/figures.md for all of it.
/// </summary>
/// <remarks>
/// It is set with the widths of Helvetica and Symbol, so its <see cref="Width"/> is exact in PDF and right in SVG wherever
/// the viewer's sans-serif is Helvetica or one of its metric twins (Arial, Liberation Sans, Nimbus Sans).
/// </remarks>
public sealed class RichText
{
    /// <summary>Font size of scripts on the scale of what they are set on.</summary>
    private const double ScriptSize = 0.7;

    private readonly List<TextRun> _runs = [];

    private RichText(IReadOnlyList<TextNode> nodes)
    {
        Width = Place(nodes, 0, 0, 1);
    }

    /// <summary>The runs of the line, left to right.</summary>
    public IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>The advance width in units of the font size.</summary>
    public double Width { get; }

    /// <summary>Whether nothing would be drawn.</summary>
    public bool IsEmpty => _runs.Count == 0;

    /// <summary>Reads markup.</summary>
    /// <exception cref="ArgumentException">A dollar sign or brace without its partner, or an unknown command.</exception>
    public static implicit operator RichText(string markup) => Parse(markup);

    /// <summary>Reads markup.</summary>
    /// <exception cref="ArgumentException">A dollar sign or brace without its partner, or an unknown command.</exception>
    public static RichText Parse(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return new RichText(new MarkupParser(markup).Parse());
    }

    /// <summary>Text taken as it is: for names and other people's strings, in which a dollar sign is only that.</summary>
    public static RichText Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RichText([new TextNode.Characters(text, Italic: false, Bold: false)]);
    }

    /// <summary>The characters alone, without their places and styles.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (TextRun run in _runs)
            text.Append(run.Text);
        return text.ToString();
    }

    private double Place(IReadOnlyList<TextNode> nodes, double x, double rise, double size)
    {
        foreach (TextNode node in nodes)
        {
            switch (node)
            {
                case TextNode.Characters { Text.Length: > 0 } c:
                    double width = StandardFonts.Width(c.Text, c.Bold) * size;
                    _runs.Add(new TextRun(c.Text, c.Italic, c.Bold, x, rise, size, width));
                    x += width;
                    break;
                case TextNode.Space s:
                    x += s.Em * size;
                    break;
                case TextNode.Scripts s:
                    // A hair of room keeps a superscript off an italic capital.
                    double start = x + (0.03 * size);
                    double end = start;
                    if (s.Superscript is { } above)
                        end = Place(above, start, rise + (0.38 * size), size * ScriptSize);
                    if (s.Subscript is { } below)
                        end = Math.Max(end, Place(below, start, rise - (0.2 * size), size * ScriptSize));
                    x = end + (0.03 * size);
                    break;
            }
        }

        return x;
    }
}
