using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>A keyword and its values: one line of a section.</summary>
public sealed class LenstoolEntry
{
    internal LenstoolEntry(string file, int line, string spelling, string keyword, IReadOnlyList<string> values, bool isKnown)
    {
        File = file;
        Line = line;
        Spelling = spelling;
        Keyword = keyword;
        Values = values;
        IsKnown = isKnown;
    }

    /// <summary>The file, for messages.</summary>
    public string File { get; }

    /// <summary>The line in the file, from 1; 0 where the entry was made here.</summary>
    public int Line { get; }

    /// <summary>The keyword as the file spells it, such as <c>ellipticite</c>.</summary>
    public string Spelling { get; }

    /// <summary>The keyword's name in Lenstool 8 (English), such as <c>ellipticity</c>, whatever the file's language.</summary>
    public string Keyword { get; }

    /// <summary>The words behind the keyword, without a comment.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether the section is known to have this keyword.</summary>
    public bool IsKnown { get; }

    /// <summary>A value as a number.</summary>
    /// <exception cref="InputException">There is no such value, or it is no finite number.</exception>
    public double Number(int index = 0) => LensWords.TryNumber(Word(index), out double value) ? value : throw Wrong(index, "a number");

    /// <summary>A value as an integer.</summary>
    /// <exception cref="InputException">There is no such value, or it is no integer.</exception>
    public int Integer(int index = 0) => LensWords.TryInteger(Word(index), out int value) ? value : throw Wrong(index, "an integer");

    /// <summary>A value as it is written.</summary>
    /// <exception cref="InputException">There is no such value.</exception>
    public string Word(int index = 0) => index < Values.Count
        ? Values[index]
        : throw Error($"{Spelling} has {Values.Count} values, expected at least {index + 1}");

    /// <summary>An error at this line.</summary>
    public InputException Error(string problem) => InputException.InFile(File, Line > 0 ? $"line {Line}: {problem}" : problem);

    /// <summary>The line as it would be written: the keyword and its values.</summary>
    public override string ToString() => Values.Count == 0 ? Spelling : $"{Spelling} {string.Join(' ', Values)}";

    internal LensFileWarning Warning(string sentence) => new(File, Line, sentence);

    private InputException Wrong(int index, string expected) => Error($"{Spelling}: value {index + 1} is {LensWords.Quote(Values[index])}, expected {expected}");
}
