using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// A Lenstool parameter file (<c>.par</c>): its sections and keywords, French or English, with every line kept, so that an unchanged document
/// is written byte for byte as it was read.
/// </summary>
/// <remarks>
/// What is read is checked: a section without <c>end</c>, a missing or wrong value of the model and a word that is likely a misspelling are errors;
/// other unknown words, which Lenstool passes over, superfluous values and wrong values of Lenstool's own tasks are <see cref="Warnings"/>.
/// A document is not safe to change from several threads.
/// </remarks>
public sealed partial class LenstoolDocument
{
    /// <summary>The pieces in the file's order: sections and, between them, lines as they stand.</summary>
    private readonly List<object> _pieces = [];

    private readonly List<LensFileWarning> _warnings = [];

    private readonly Encoding _encoding;

    private readonly bool _hasMark;

    private LenstoolDocument(string file, Encoding encoding, bool hasMark)
    {
        File = file;
        _encoding = encoding;
        _hasMark = hasMark;
    }

    /// <summary>The file, or the name that a text was given.</summary>
    public string File { get; }

    /// <summary>The sections in the file's order, unknown ones among them.</summary>
    public IEnumerable<LenstoolSection> Sections => _pieces.OfType<LenstoolSection>();

    /// <summary>What was found strange and is not an error.</summary>
    public IReadOnlyList<LensFileWarning> Warnings => _warnings;

    /// <summary>Comment lines outside the sections (the head of best.par holds chi2 and evidence), with their #.</summary>
    public IEnumerable<string> Comments => _pieces.OfType<string>().Select(CommentOf).Where(c => c.Length > 0);

    /// <summary>Whether the file ends with <c>fini</c> or <c>finish</c>.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>An empty document that is to be written in UTF-8.</summary>
    public static LenstoolDocument Create(string name) => new(name, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), hasMark: false);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, or wrong as the remarks of the type say.</exception>
    public static LenstoolDocument Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(LensText.Read(path));
    }

    /// <summary>Reads a text; the name stands for a file in messages.</summary>
    /// <exception cref="InputException">The text is wrong as the remarks of the type say.</exception>
    public static LenstoolDocument Parse(string text, string name) => Read(LensText.FromString(name, text));

    /// <summary>The first section of a kind, or null.</summary>
    public LenstoolSection? Find(LenstoolSectionKind kind) => Sections.FirstOrDefault(s => s.Kind == kind);

    /// <summary>The sections of a kind in the file's order.</summary>
    public IEnumerable<LenstoolSection> FindAll(LenstoolSectionKind kind) => Sections.Where(s => s.Kind == kind);

    /// <summary>Writes the document to a file, which appears under its name only when it is whole.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Save(string path) => LensFile.Write(path, stream =>
    {
        if (_hasMark)
            stream.Write([0xEF, 0xBB, 0xBF]);
        stream.Write(_encoding.GetBytes(ToString()));
    });

    /// <summary>The whole text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (object piece in _pieces)
        {
            if (piece is LenstoolSection section)
            {
                foreach (string line in section.Lines)
                    text.Append(line);
            }
            else
            {
                text.Append((string)piece);
            }
        }

        return text.ToString();
    }

    /// <summary>Adds a line outside the sections, such as a comment with its #.</summary>
    public void AddLine(string line) => _pieces.Add(line + "\n");

    /// <summary>Adds a section with its keywords; the first word of each line is the keyword.</summary>
    public LenstoolSection AddSection(string name, string id, params IReadOnlyList<string> lines)
    {
        LenstoolSectionKind kind = LenstoolSchema.Section(name) ?? LenstoolSectionKind.Unknown;
        var section = new LenstoolSection(File, 0, kind, name, id.Length > 0 ? [id] : []);
        section.AddLine(id.Length > 0 ? $"{name} {id}\n" : $"{name}\n");
        foreach (string line in lines)
        {
            List<string> words = LensWords.Of(line);
            LenstoolKeyword? keyword = LenstoolSchema.Find(kind, words[0]);
            section.AddLine($"\t{line}\n", new LenstoolEntry(File, 0, words[0], keyword?.Name ?? words[0], words[1..], keyword is not null));
        }

        section.AddLine("\tend\n");
        _pieces.Add(section);
        return section;
    }

    /// <summary>The comment of a line from its # on, without the line's ending; empty where there is none.</summary>
    internal static string CommentOf(string line)
    {
        // A # within a word is no comment: Lenstool's file names may hold one.
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] == '#' && (at == 0 || char.IsWhiteSpace(line[at - 1])))
                return LensText.WithoutEnding(line[at..]);
        }

        return "";
    }

    internal void MarkFinished() => IsFinished = true;

    internal LensFileWarning Warning(int line, string sentence) => new(File, line, sentence);
}
