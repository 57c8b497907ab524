using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>A section of a Lenstool parameter file: from its name to its <c>end</c>.</summary>
public sealed class LenstoolSection
{
    /// <summary>The lines with their endings; the entry stands beside its line, null beside the name, comments, empty lines and end.</summary>
    private readonly List<(string Text, LenstoolEntry? Entry)> _lines = [];

    private readonly string _file;

    internal LenstoolSection(string file, int line, LenstoolSectionKind kind, string name, IReadOnlyList<string> arguments)
    {
        _file = file;
        Line = line;
        Kind = kind;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>Which section it is.</summary>
    public LenstoolSectionKind Kind { get; }

    /// <summary>The name as the file spells it, such as <c>potentiel</c> or <c>potfile0</c>.</summary>
    public string Name { get; }

    /// <summary>The words behind the name.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The first word behind the name, such as the O1 of <c>potentiel O1</c>; empty where there is none.</summary>
    public string Id => Arguments.Count > 0 ? Arguments[0] : "";

    /// <summary>The line of the name in the file, from 1; 0 where the section was made here.</summary>
    public int Line { get; }

    /// <summary>The keywords in the file's order.</summary>
    public IEnumerable<LenstoolEntry> Entries => _lines.Select(l => l.Entry).OfType<LenstoolEntry>();

    /// <summary>The comments within the section, in order, with their #: whole lines and those behind values.</summary>
    public IEnumerable<string> Comments => _lines.Select(l => LenstoolDocument.CommentOf(l.Text)).Where(c => c.Length > 0);

    internal IEnumerable<string> Lines => _lines.Select(l => l.Text);

    /// <summary>
    /// The entry of a keyword by its name in Lenstool 8 or any other spelling; the last one where it stands there several times, as the last one counts.
    /// Null where there is none.
    /// </summary>
    public LenstoolEntry? Find(string keyword)
    {
        string name = LenstoolSchema.Find(Kind, keyword)?.Name ?? keyword;
        LenstoolEntry? found = null;
        foreach ((_, LenstoolEntry? entry) in _lines)
        {
            if (entry is not null && entry.Keyword == name)
                found = entry;
        }

        return found;
    }

    /// <summary>All entries of a keyword.</summary>
    public IEnumerable<LenstoolEntry> FindAll(string keyword)
    {
        string name = LenstoolSchema.Find(Kind, keyword)?.Name ?? keyword;
        return Entries.Where(e => e.Keyword == name);
    }

    /// <summary>A keyword's first value as a number, or null where the keyword is absent.</summary>
    /// <exception cref="InputException">The value is no number.</exception>
    public double? Number(string keyword) => Find(keyword)?.Number();

    /// <summary>A keyword's first value as an integer, or null where the keyword is absent.</summary>
    /// <exception cref="InputException">The value is no integer.</exception>
    public int? Integer(string keyword) => Find(keyword)?.Integer();

    /// <summary>Gives a keyword other values; its line is written anew and its comment kept. A keyword that is absent is put in front of the end.</summary>
    public void Set(string keyword, params IReadOnlyList<string> values)
    {
        LenstoolEntry? old = Find(keyword);
        int at = _lines.FindIndex(l => ReferenceEquals(l.Entry, old) && old is not null);
        string ending = _lines.Count > 0 && _lines[0].Text.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        LenstoolKeyword? known = LenstoolSchema.Find(Kind, keyword);
        var entry = new LenstoolEntry(_file, old?.Line ?? 0, old?.Spelling ?? keyword, known?.Name ?? keyword, [.. values], known is not null);
        if (at < 0)
        {
            _lines.Insert(Math.Max(0, _lines.Count - 1), ($"\t{entry}{ending}", entry));
            return;
        }

        string text = _lines[at].Text, comment = LenstoolDocument.CommentOf(text);
        string indent = text[..(text.Length - text.TrimStart(' ', '\t').Length)];
        _lines[at] = ($"{indent}{entry}{(comment.Length > 0 ? "  " + comment : "")}{ending}", entry);
    }

    /// <summary>The section as messages show it: its name and id.</summary>
    public override string ToString() => Id.Length > 0 ? $"{Name} {Id}" : Name;

    internal void AddLine(string text, LenstoolEntry? entry = null) => _lines.Add((text, entry));

    internal InputException Error(string problem) => InputException.InFile(_file, Line > 0 ? $"line {Line}: {problem}" : problem);

    internal LensFileWarning Warning(string sentence) => new(_file, Line, sentence);
}
