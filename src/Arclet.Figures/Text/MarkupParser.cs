using System.Text;

namespace Arclet.Figures;

/// <summary>
/// Reads the markup of <see cref="RichText"/>: plain text, and between dollar signs a small part of TeX's mathematics, where
/// letters are italic, <c>_</c> and <c>^</c> set scripts and <c>\name</c> is a symbol, a function or a style.
/// </summary>
internal sealed class MarkupParser(string markup)
{
    /// <summary>Widths of the spaces around relations and operators, in units of the font size (TeX: 5/18 and 4/18 em).</summary>
    private const double RelationSpace = 0.24, OperatorSpace = 0.18;

    private int _at;

    public List<TextNode> Parse()
    {
        var nodes = new List<TextNode>();
        var plain = new StringBuilder();
        while (_at < markup.Length)
        {
            char c = markup[_at];
            if (c == '\\' && _at + 1 < markup.Length && markup[_at + 1] is '$' or '\\')
            {
                plain.Append(markup[_at + 1]);
                _at += 2;
            }
            else if (c == '$')
            {
                Flush(nodes, plain, italic: false, bold: false);
                _at++;
                nodes.AddRange(Mathematics('$', new Style(Italic: true, Bold: false, IsScript: false)));
            }
            else
            {
                plain.Append(c);
                _at++;
            }
        }

        Flush(nodes, plain, italic: false, bold: false);
        return nodes;
    }

    /// <summary>Reads up to and over the closing character.</summary>
    private List<TextNode> Mathematics(char end, Style style)
    {
        int start = _at;
        var nodes = new List<TextNode>();
        bool afterOperand = false;
        while (true)
        {
            if (_at >= markup.Length)
                throw Bad($"the '{(end == '$' ? '$' : '{')}' before place {start} has no partner");
            char c = markup[_at];
            if (c == end)
            {
                _at++;
                return nodes;
            }

            switch (c)
            {
                case ' ':
                    _at++;
                    if (style.KeepsSpaces)
                        nodes.Add(new TextNode.Characters(" ", style.Italic, style.Bold));
                    break;
                case '{':
                    _at++;
                    nodes.AddRange(Mathematics('}', style));
                    afterOperand = true;
                    break;
                case '}' or '$':
                    throw Bad($"the '{c}' at place {_at} has no partner");
                case '_' or '^':
                    nodes.Add(Scripts(style));
                    afterOperand = true;
                    break;
                case '\\':
                    afterOperand = Command(nodes, style, afterOperand);
                    break;
                default:
                    int length = char.IsSurrogatePair(markup, _at) ? 2 : 1;
                    string character = markup.Substring(_at, length);
                    _at += length;
                    afterOperand = Symbol(nodes, character, style, afterOperand);
                    break;
            }
        }
    }

    private TextNode.Scripts Scripts(Style style)
    {
        List<TextNode>? above = null, below = null;
        while (_at < markup.Length && markup[_at] is '_' or '^')
        {
            bool isAbove = markup[_at] == '^';
            if ((isAbove ? above : below) is not null)
                throw Bad($"a second '{markup[_at]}' at place {_at} on the same character");
            _at++;
            List<TextNode> argument = Argument(style with { IsScript = true });
            if (isAbove)
                above = argument;
            else
                below = argument;
        }

        return new TextNode.Scripts(above, below);
    }

    /// <summary>A group in braces, a command, or one character.</summary>
    private List<TextNode> Argument(Style style)
    {
        if (_at >= markup.Length || markup[_at] is '$' or '}')
            throw Bad($"something is expected at place {_at}");
        var nodes = new List<TextNode>();
        if (markup[_at] == '{')
        {
            _at++;
            return Mathematics('}', style);
        }

        if (markup[_at] == '\\')
            Command(nodes, style, afterOperand: false);
        else
            Symbol(nodes, markup[_at++].ToString(), style, afterOperand: false);
        return nodes;
    }

    private bool Command(List<TextNode> nodes, Style style, bool afterOperand)
    {
        int start = ++_at;
        while (_at < markup.Length && char.IsAsciiLetter(markup[_at]))
            _at++;
        if (_at == start && _at < markup.Length)
            _at++;
        string name = markup[start.._at];
        switch (name)
        {
            case "," or ":" or ";" or " " or "quad":
                nodes.Add(new TextNode.Space(name switch { "," => 0.167, ":" => 0.222, ";" => 0.278, " " => 0.278, _ => 1 }));
                return afterOperand;
            case "$" or "%" or "_" or "{" or "}" or "#" or "&":
                nodes.Add(new TextNode.Characters(name, Italic: false, style.Bold));
                return true;
            case "mathrm" or "text" or "rm":
                nodes.AddRange(Argument(style with { Italic = false, KeepsSpaces = name == "text" }));
                return true;
            case "mathbf" or "bf":
                nodes.AddRange(Argument(style with { Italic = false, Bold = true }));
                return true;
            case "mathit" or "it":
                nodes.AddRange(Argument(style with { Italic = true }));
                return true;
            case "log" or "ln" or "exp" or "sin" or "cos" or "tan" or "max" or "min" or "arcsinh" or "det":
                if (afterOperand)
                    nodes.Add(new TextNode.Space(0.167));
                nodes.Add(new TextNode.Characters(name, Italic: false, style.Bold));
                if (_at < markup.Length && markup[_at] is not ('_' or '^' or '(' or '[' or '$' or '}'))
                    nodes.Add(new TextNode.Space(0.167));
                return true;
        }

        if (!MarkupSymbols.ByName.TryGetValue(name, out string? symbol))
            throw Bad($"the command '\\{name}' is unknown");
        return Symbol(nodes, symbol, style, afterOperand);
    }

    /// <summary>Adds a character, with room around relations and binary operators; returns whether an operator may follow it.</summary>
    private static bool Symbol(List<TextNode> nodes, string character, Style style, bool afterOperand)
    {
        if (character == "-" && !style.KeepsSpaces)
            character = "−";
        char c = character[0];
        bool isRelation = MarkupSymbols.Relations.Contains(c), isOperator = MarkupSymbols.Operators.Contains(c);
        bool spaced = !style.IsScript && !style.KeepsSpaces && (isRelation || isOperator) && afterOperand;
        double space = isRelation ? RelationSpace : OperatorSpace;
        if (spaced)
            nodes.Add(new TextNode.Space(space));
        bool italic = style.Italic && (char.IsAsciiLetter(c) || MarkupSymbols.IsLowerGreek(c));
        if (!spaced && nodes.Count > 0 && nodes[^1] is TextNode.Characters last && last.Italic == italic && last.Bold == style.Bold)
            nodes[^1] = last with { Text = last.Text + character };
        else
            nodes.Add(new TextNode.Characters(character, italic, style.Bold));
        if (spaced)
            nodes.Add(new TextNode.Space(space));
        return !isRelation && !isOperator && c is not ('(' or '[' or '/' or ',');
    }

    private static void Flush(List<TextNode> nodes, StringBuilder plain, bool italic, bool bold)
    {
        if (plain.Length > 0)
            nodes.Add(new TextNode.Characters(plain.ToString(), italic, bold));
        plain.Clear();
    }

    private ArgumentException Bad(string what) => new($"In the text '{markup}': {what}.");

    private readonly record struct Style(bool Italic, bool Bold, bool IsScript)
    {
        public bool KeepsSpaces { get; init; }
    }
}
