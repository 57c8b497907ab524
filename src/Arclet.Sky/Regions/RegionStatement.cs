namespace Arclet.Sky;

/// <summary>
/// The parts of one statement of a region file, such as <c>-circle(10,20,3) # text={a} tag={b}</c>. Taken apart by hand in one pass: regular
/// expressions that allow blanks everywhere take quadratic time on a long run of them.
/// </summary>
internal readonly record struct RegionStatement(bool IsExcluded, string Name, string Arguments, string Comment)
{
    /// <summary>The parts, or null where this is no statement.</summary>
    public static RegionStatement? Parse(string text)
    {
        int at = text is ['+' or '-', ..] ? Blanks(text, 1) : 0;
        int name = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        if (at == name)
            return null;
        int nameEnd = at;
        at = Blanks(text, at);
        int from = at, to;
        if (at < text.Length && text[at] == '(')
        {
            from++;
            to = text.IndexOf(')', from);
            if (to < 0)
                return null;
            at = Blanks(text, to + 1);
        }
        else
        {
            int end = text.AsSpan(at).IndexOfAny('#', '(');
            to = at = end < 0 ? text.Length : at + end;
        }

        if (at < text.Length && text[at] != '#')
            return null;
        return new RegionStatement(text[0] == '-', text[name..nameEnd], text[from..to], at < text.Length ? text[(at + 1)..] : "");
    }

    /// <summary>The values of an attribute in the comment: name={text}, name="text", name='text' or name=word.</summary>
    public IEnumerable<string> Attributes(string name)
    {
        string text = Comment, neverClosed = "";
        for (int at = 0, equals; (equals = text.IndexOf('=', at)) >= 0;)
        {
            int end = equals;
            while (end > at && char.IsWhiteSpace(text[end - 1]))
                end--;
            int start = end, value = Blanks(text, equals + 1);
            while (start > at && char.IsAsciiLetter(text[start - 1]))
                start--;
            if (start == end || value == text.Length)
            {
                at = equals + 1;
                continue;
            }

            int from = value, to = -1;
            // A mark without its counterpart is part of a word; that there is none is found out only once.
            if (text[value] is '{' or '"' or '\'' && !neverClosed.Contains(text[value], StringComparison.Ordinal))
            {
                to = text.IndexOf(text[value] == '{' ? '}' : text[value], ++from);
                at = to + 1;
                if (to < 0)
                    neverClosed += text[value];
            }

            if (to < 0)
            {
                from = to = value;
                while (to < text.Length && !char.IsWhiteSpace(text[to]))
                    to++;
                at = to;
            }

            if (text.AsSpan(start, end - start).Equals(name, StringComparison.OrdinalIgnoreCase))
                yield return text[from..to];
        }
    }

    private static int Blanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
