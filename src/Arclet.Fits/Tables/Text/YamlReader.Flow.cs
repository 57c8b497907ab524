namespace Arclet.Fits;

/// <content>Flow collections: mappings in braces and sequences in brackets, over any number of lines.</content>
internal sealed partial class YamlReader
{
    private object? Flow()
    {
        if (++_depth > MaximumDepth)
            throw Error($"at most {MaximumDepth} levels");
        SkipSpace();
        string? anchor = SkipProperties();
        int aliases = _aliasCount;
        object? value = Here switch
        {
            '{' => FlowMapping(),
            '[' => FlowSequence(),
            '\'' or '"' => Quoted(),
            '*' => Alias(),
            '|' or '>' => throw Error("a plain or quoted value"),
            _ => YamlScalar.Typed(FlowPlain()),
        };
        _depth--;
        return Remember(anchor, aliases, value);
    }

    private TableMetadata FlowMapping()
    {
        var map = new TableMetadata();
        _at++;
        for (SkipSpace(); Here != '}'; SkipSpace())
        {
            string key = Key(flow: true);
            SkipSpace();
            if (Here != ':')
                throw Error("a colon");
            _at++;
            SkipSpace();
            map.Put(key, Here is ',' or '}' ? null : Flow());
            EndOfItem('}');
        }

        _at++;
        return map;
    }

    private List<object?> FlowSequence()
    {
        var items = new List<object?>();
        _at++;
        for (SkipSpace(); Here != ']'; SkipSpace())
        {
            items.Add(Flow());
            EndOfItem(']');
        }

        _at++;
        return items;
    }

    private void EndOfItem(char close)
    {
        SkipSpace();
        if (Here == ',')
            _at++;
        else if (Here != close || AtEnd)
            throw Error($"a comma or '{close}'");
    }

    private string FlowPlain()
    {
        int start = _at;
        while (!AtEnd && Here is not (',' or '}' or ']' or '{' or '[') && !(Here == ':' && After is ' ' or '\n' or ',' or '}'))
            _at++;
        string text = string.Join(' ', _text[start.._at].Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? text : throw Error("a value");
    }
}
