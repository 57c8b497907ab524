using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Reading: sections, keywords and their checks.</summary>
public sealed partial class LenstoolDocument
{
    /// <summary>Beyond this many warnings of a file only their number is told: a file of another kind has one for every line.</summary>
    private const int MostWarnings = 1000;

    private int _noEndBefore;

    private static LenstoolDocument Read(LensText text)
    {
        var document = new LenstoolDocument(text.Path, text.Encoding, text.HasMark);
        document.ReadLines(text.Lines);
        return document;
    }

    private void ReadLines(List<string> lines)
    {
        int unheard = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            List<string> words = LensWords.Of(lines[i]);
            if (words.Count == 0)
            {
                _pieces.Add(lines[i]);
                continue;
            }

            if (LenstoolSchema.IsFileEnd(words[0]))
            {
                IsFinished = true;
                ReadBehindTheEnd(lines, i);
                break;
            }

            if (words[0] == "end")
            {
                _pieces.Add(lines[i]);
                Warn(i, "this end belongs to no section", ref unheard);
                continue;
            }

            i = LenstoolSchema.Section(words[0]) is { } kind
                ? ReadSection(lines, i, kind, words, ref unheard)
                : ReadUnknown(lines, i, words, ref unheard);
        }

        if (!Sections.Any(s => s.Kind != LenstoolSectionKind.Unknown))
            throw InputException.InFile(File, $"line {Math.Max(1, lines.Count)}: the file has none of Lenstool's sections, expected a parameter file with runmode, potentiel (or potential), ...");
        if (!IsFinished)
            _warnings.Add(Warning(lines.Count, "the file ends without fini (or finish): it may be cut off"));
        if (unheard > 0)
            _warnings.Add(Warning(lines.Count, $"{unheard} more warnings are not listed"));
    }

    /// <summary>The lines from fini on; Lenstool reads none of them.</summary>
    private void ReadBehindTheEnd(List<string> lines, int end)
    {
        for (int i = end; i < lines.Count; i++)
        {
            _pieces.Add(lines[i]);
            if (i > end && LensWords.Of(lines[i]).Count > 0 && !_warnings.Exists(w => w.Line > end + 1))
                _warnings.Add(Warning(i + 1, $"what stands behind the {LensWords.Of(lines[end])[0]} of line {end + 1} is not read"));
        }
    }

    /// <summary>Reads the section that begins at a line and answers the line of its end.</summary>
    private int ReadSection(List<string> lines, int start, LenstoolSectionKind kind, List<string> words, ref int unheard)
    {
        var section = new LenstoolSection(File, start + 1, kind, words[0], words[1..]);
        section.AddLine(lines[start]);
        _pieces.Add(section);
        var seen = new Dictionary<string, LenstoolEntry>();
        for (int i = start + 1; i < lines.Count; i++)
        {
            List<string> entry = LensWords.Of(lines[i]);
            if (entry.Count == 0)
            {
                section.AddLine(lines[i]);
                continue;
            }

            string word = entry[0];
            if (word == "end")
            {
                section.AddLine(lines[i]);
                return i;
            }

            LenstoolKeyword? keyword = LenstoolSchema.Find(kind, word);
            if (keyword is null && (LenstoolSchema.IsFileEnd(word) || LenstoolSchema.Section(word) is not null))
                throw InputException.InFile(File, $"line {i + 1}: {LensWords.Quote(word)} stands within the section {LensWords.Quote(section.ToString())} of line {start + 1}, expected its end before");
            var read = new LenstoolEntry(File, i + 1, word, keyword?.Name ?? word, entry[1..], keyword is not null);
            section.AddLine(lines[i], read);
            if (keyword is null)
                CheckUnknown(section, read, ref unheard);
            else
                Check(section, read, keyword, seen, ref unheard);
        }

        throw InputException.InFile(File, $"line {lines.Count}: the file ends within the section {LensWords.Quote(section.ToString())} of line {start + 1}, expected its end");
    }

    private void CheckUnknown(LenstoolSection section, LenstoolEntry entry, ref int unheard)
    {
        if (LenstoolSchema.KeywordMeant(section.Kind, entry.Spelling) is { } meant)
            throw entry.Error($"{LensWords.Quote(entry.Spelling)} is no keyword of {section.Name}, which Lenstool would pass over: expected {meant}?");
        Warn(entry.Line - 1, $"{LensWords.Quote(entry.Spelling)} is no keyword of {section.Name} that is known here: it is kept and not used", ref unheard);
    }

    /// <summary>Checks number and kind of an entry's values; the values of Lenstool's own tasks are no errors.</summary>
    private void Check(LenstoolSection section, LenstoolEntry entry, LenstoolKeyword keyword, Dictionary<string, LenstoolEntry> seen, ref int unheard)
    {
        string? problem = Problem(entry, keyword);
        if (problem is not null && keyword.Role == LenstoolKeywordRole.Model)
            throw entry.Error(problem);
        if (problem is not null)
            Warn(entry.Line - 1, problem + "; it is kept and not used", ref unheard);
        else if (keyword.Values[^1] is not ('x' or '+') && entry.Values.Count > keyword.Values.Length)
            Warn(entry.Line - 1, $"{entry.Spelling} has {entry.Values.Count} values, expected at most {keyword.Values.Length}: {LensWords.Quote(string.Join(' ', entry.Values.Skip(keyword.Values.Length)))} is not used", ref unheard);
        else if (keyword.Role == LenstoolKeywordRole.NotUsed)
            Warn(entry.Line - 1, $"{entry.Spelling} of {section.Name} is kept and not used: this constraint is none that is known here", ref unheard);

        bool isList = keyword.Name is "z_m_limit" or "critic" || (section.Kind == LenstoolSectionKind.RunMode && keyword.Role == LenstoolKeywordRole.Task);
        if (!isList && seen.TryGetValue(keyword.Name, out LenstoolEntry? earlier) && !earlier.Values.SequenceEqual(entry.Values))
            Warn(entry.Line - 1, $"{entry.Spelling} {LensWords.Quote(string.Join(' ', entry.Values))} replaces {LensWords.Quote(string.Join(' ', earlier.Values))} of line {earlier.Line} in the same section", ref unheard);
        seen[keyword.Name] = entry;
    }

    private static string? Problem(LenstoolEntry entry, LenstoolKeyword keyword)
    {
        int required = keyword.Values.Count(char.IsAsciiLetterLower);
        if (entry.Values.Count < required)
            return $"{entry.Spelling} has {entry.Values.Count} values, expected {keyword.Expected}";
        for (int i = 0; i < entry.Values.Count; i++)
        {
            char kind = i < keyword.Values.Length ? keyword.Values[i] : keyword.Values[^1];
            if (kind == '+')
                kind = keyword.Values[^2];
            bool isRight = char.ToLowerInvariant(kind) switch
            {
                'i' when i < keyword.Values.Length => LensWords.TryInteger(entry.Values[i], out _),
                'n' when i < keyword.Values.Length => LensWords.TryNumber(entry.Values[i], out _),
                _ => true,
            };
            if (!isRight)
                return $"{entry.Spelling}: value {i + 1} is {LensWords.Quote(entry.Values[i])}, expected {keyword.Expected}";
        }

        return null;
    }

    /// <summary>A word that is no section: up to its end, where one comes before the next section, or this line alone. Answers its last line.</summary>
    private int ReadUnknown(List<string> lines, int start, List<string> words, ref int unheard)
    {
        if (LenstoolSchema.SectionMeant(words[0]) is { } meant)
            throw InputException.InFile(File, $"line {start + 1}: {LensWords.Quote(words[0])} is no section of Lenstool, which would pass over it: expected {meant}?");
        int end = start;
        // Once no end was found up to a line, there is none for the lines in between: the search stays linear.
        for (int i = start + 1; i < lines.Count && start >= _noEndBefore; i++)
        {
            string next = LensWords.First(lines[i]);
            if (next == "end")
            {
                end = i;
                break;
            }

            if (i == lines.Count - 1 || (next.Length > 0 && (LenstoolSchema.IsFileEnd(next) || LenstoolSchema.Section(next) is not null)))
            {
                _noEndBefore = i;
                break;
            }
        }

        var section = new LenstoolSection(File, start + 1, LenstoolSectionKind.Unknown, words[0], words[1..]);
        section.AddLine(lines[start]);
        for (int i = start + 1; i <= end; i++)
        {
            List<string> entry = LensWords.Of(lines[i]);
            section.AddLine(lines[i], entry.Count == 0 || i == end ? null : new LenstoolEntry(File, i + 1, entry[0], entry[0], entry[1..], isKnown: false));
        }

        _pieces.Add(section);
        Warn(start, end > start
            ? $"{LensWords.Quote(words[0])} is no section that is known here: it is kept up to its end in line {end + 1} and not used"
            : $"{LensWords.Quote(words[0])} is no section that is known here: the line is kept and not used", ref unheard);
        return end;
    }

    private void Warn(int index, string sentence, ref int unheard)
    {
        if (_warnings.Count < MostWarnings)
            _warnings.Add(Warning(index + 1, sentence));
        else
            unheard++;
    }
}
