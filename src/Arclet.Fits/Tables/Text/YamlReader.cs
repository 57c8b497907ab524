using System.Text;

namespace Arclet.Fits;

/// <summary>
/// Reads the part of YAML that ECSV headers are written in: block and flow mappings and sequences, plain and quoted scalars, anchors
/// and aliases, tags (which are skipped). Mappings become <see cref="TableMetadata"/>, sequences lists, scalars text, numbers, truth
/// values or null.
/// </summary>
/// <remarks>Block scalars and aliases of values that hold aliases themselves (which could make a small header huge) are errors; astropy writes neither.</remarks>
internal sealed partial class YamlReader
{
    /// <summary>Larger arrays in one cell are refused where only a header declares them: a missing one must not cost more than this.</summary>
    internal const int MaximumArrayLength = 1 << 20;

    /// <summary>Deeper nesting is refused, so that no header can exhaust the stack.</summary>
    private const int MaximumDepth = 64;

    private readonly string _text;
    private readonly string _path;
    private readonly int _firstLine;
    private readonly Dictionary<string, object?> _anchors = [];
    private int _aliasCount;
    private int _at;
    private int _depth;

    private YamlReader(string text, string path, int firstLine)
    {
        (_text, _path, _firstLine) = (text, path, firstLine);
    }

    /// <summary>Reads a document; a first line of three dashes is skipped. <paramref name="firstLine"/> is the number of the text's first line in the file.</summary>
    public static object? Read(string text, string path, int firstLine)
    {
        var reader = new YamlReader(text, path, firstLine);
        reader.SkipBlankLines();
        if (reader._text.AsSpan(reader._at).StartsWith("---"))
            reader._at = reader.LineEnd();
        reader.SkipBlankLines();
        object? value = reader.AtEnd ? null : reader.Block(0);
        reader.SkipBlankLines();
        return reader.AtEnd ? value : throw reader.Error("the end of the header");
    }

    private bool AtEnd => _at >= _text.Length;

    private char Here => AtEnd ? '\n' : _text[_at];

    private char After => _at + 1 < _text.Length ? _text[_at + 1] : '\n';

    private int Column => _at - (_text.LastIndexOf('\n', Math.Max(0, _at - 1), Math.Max(0, _at)) + 1);

    private bool AtDash => Here == '-' && After is ' ' or '\n';

    /// <summary>A block value whose first character is here; it takes the lines that are indented to at least <paramref name="indent"/>.</summary>
    private object? Block(int indent)
    {
        if (++_depth > MaximumDepth)
            throw Error($"at most {MaximumDepth} levels");
        int column = Column;
        object? value = column < indent ? null : AtDash ? Sequence(column) : AtKey() ? Mapping(column) : Inline(column);
        _depth--;
        return value;
    }

    private List<object?> Sequence(int column)
    {
        var items = new List<object?>();
        while (!AtEnd && Column == column && AtDash)
        {
            _at++;
            items.Add(ValueAfterMark(column, dashesMayAlign: false));
            SkipBlankLines();
        }

        return items;
    }

    private TableMetadata Mapping(int column)
    {
        var map = new TableMetadata();
        while (!AtEnd && Column == column && !AtDash)
        {
            string key = Key(flow: false);
            SkipBlanks();
            if (Here != ':')
                throw Error("a colon");
            _at++;
            map.Put(key, ValueAfterMark(column, dashesMayAlign: true));
            SkipBlankLines();
        }

        return map;
    }

    /// <summary>The value after a dash or a colon: on the same line, or a block on the next lines.</summary>
    private object? ValueAfterMark(int column, bool dashesMayAlign)
    {
        SkipBlanks();
        string? anchor = SkipProperties();
        int aliases = _aliasCount;
        if (Here is not ('\n' or '#'))
            return Remember(anchor, aliases, dashesMayAlign ? Inline(column) : Block(column + 1));
        SkipBlankLines();
        if (AtEnd)
            return null;
        bool inside = Column > column || (dashesMayAlign && Column == column && AtDash);
        return Remember(anchor, aliases, inside ? Block(Column) : null);
    }

    private object? Remember(string? anchor, int aliasesBefore, object? value)
    {
        if (anchor is not null && _aliasCount == aliasesBefore)
            _anchors[anchor] = value;
        return value;
    }

    /// <summary>The value that an alias here stands for.</summary>
    private object? Alias()
    {
        string name = Name();
        _aliasCount++;
        return _anchors.TryGetValue(name, out object? value) ? value : throw Error($"an anchor &{name} before this place");
    }

    /// <summary>The name of an anchor or alias, whose mark is here.</summary>
    private string Name()
    {
        int start = ++_at;
        while (!AtEnd && Here is not (' ' or '\n' or ',' or '}' or ']'))
            _at++;
        return _text[start.._at];
    }

    /// <summary>A flow collection, a quoted or a plain scalar; a plain one goes on over lines that are indented more than its parent.</summary>
    private object? Inline(int parentColumn)
    {
        switch (Here)
        {
            case '{' or '[':
                return Flow();
            case '\'' or '"':
                return Quoted();
            case '*':
                return Alias();
            case '|' or '>' or '!' or '&':
                throw Error("a plain or quoted value");
        }

        var text = new StringBuilder();
        while (true)
        {
            int end = LineEnd();
            int comment = _text.IndexOf(" #", _at, end - _at, StringComparison.Ordinal);
            text.Append(_text.AsSpan(_at, (comment < 0 ? end : comment) - _at).Trim());
            _at = end;
            int mark = _at;
            SkipBlankLines();
            if (AtEnd || Column <= parentColumn || AtDash || AtKey())
            {
                _at = mark;
                return YamlScalar.Typed(text.ToString());
            }

            text.Append(' ');
        }
    }

    private string Key(bool flow)
    {
        if (Here is '\'' or '"')
            return Quoted() is { Length: > 0 } quoted ? quoted : throw Error("a key");
        if (flow)
            return FlowPlain();
        int end = KeyEnd();
        if (end <= _at)
            throw Error("a key and a colon");
        string key = _text[_at..end].Trim();
        _at = end;
        return key.Length > 0 ? key : throw Error("a key");
    }

    private bool AtKey()
    {
        int start = _at;
        try
        {
            if (Here is '{' or '[')
                return false;
            if (Here is not ('\'' or '"'))
                return KeyEnd() > _at;
            Quoted();
            SkipBlanks();
            return Here == ':' && After is ' ' or '\n';
        }
        finally
        {
            _at = start;
        }
    }

    /// <summary>Where the colon after a plain key stands on this line, or -1.</summary>
    private int KeyEnd()
    {
        int end = LineEnd();
        for (int i = _at; i < end; i++)
        {
            if (_text[i] == ':' && (i + 1 == end || _text[i + 1] == ' '))
                return i;
        }

        return -1;
    }

    private string Quoted()
    {
        string value = YamlScalar.Quoted(_text, _at, out int next);
        if (next < 0)
            throw Error("a closing quote");
        _at = next;
        return value;
    }

    /// <summary>Skips tags and an anchor in front of a value; returns the anchor's name, or null.</summary>
    private string? SkipProperties()
    {
        string? anchor = null;
        while (Here is '!' or '&')
        {
            if (Here == '&')
            {
                anchor = Name();
            }
            else
            {
                while (!AtEnd && Here is not (' ' or '\n'))
                    _at++;
            }

            SkipBlanks();
        }

        return anchor;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && Here is ' ' or '\t')
            _at++;
    }

    private void SkipSpace()
    {
        while (!AtEnd && Here is ' ' or '\t' or '\n')
            _at++;
        if (AtEnd)
            throw Error("a closing bracket");
    }

    /// <summary>To the next character that is neither blank nor within a comment, on this line or a later one.</summary>
    private void SkipBlankLines()
    {
        while (!AtEnd && Here is ' ' or '\t' or '\n' or '#')
        {
            bool comment = Here == '#' && (_at == 0 || _text[_at - 1] is ' ' or '\t' or '\n');
            if (Here == '#' && !comment)
                return;
            _at = comment ? LineEnd() : _at + 1;
        }
    }

    private int LineEnd() => _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;

    private InputException Error(string expected)
    {
        int line = _firstLine + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n');
        return InputException.InFile(_path, $"line {line} of the ECSV header cannot be understood: expected {expected}");
    }
}
