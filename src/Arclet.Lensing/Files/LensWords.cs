using System.Globalization;

namespace Arclet.Lensing;

/// <summary>The words of a line of Lenstool's files and the numbers in them.</summary>
internal static class LensWords
{
    /// <summary>The longest piece of a file that a message repeats.</summary>
    private const int LongestQuote = 60;

    /// <summary>The words between blanks, up to one that begins with #; a # line has none.</summary>
    public static List<string> Of(string line)
    {
        var words = new List<string>();
        for (int at = 0; at < line.Length;)
        {
            if (IsBlank(line[at]))
            {
                at++;
                continue;
            }

            if (line[at] == '#')
                break;
            int end = at;
            while (end < line.Length && !IsBlank(line[end]))
                end++;
            words.Add(line[at..end]);
            at = end;
        }

        return words;
    }

    /// <summary>The first word of a line; empty where the line has none.</summary>
    public static string First(string line)
    {
        int start = 0;
        while (start < line.Length && IsBlank(line[start]))
            start++;
        int end = start;
        while (end < line.Length && !IsBlank(line[end]))
            end++;
        return end > start && line[start] != '#' ? line[start..end] : "";
    }

    /// <summary>A finite decimal number as C reads it, but the whole word; no hexadecimal numbers, no infinities.</summary>
    public static bool TryNumber(ReadOnlySpan<char> word, out double value) =>
        double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A whole number; 3. and 3.0 are ones.</summary>
    public static bool TryInteger(ReadOnlySpan<char> word, out int value)
    {
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            return true;
        if (TryNumber(word, out double number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
        {
            value = (int)number;
            return true;
        }

        return false;
    }

    /// <summary>Half a unit of the last decimal that a number is written with: what rounding may have taken.</summary>
    public static double HalfUnit(string word)
    {
        int exponentAt = word.AsSpan().IndexOfAny('e', 'E');
        string mantissa = exponentAt < 0 ? word : word[..exponentAt];
        int exponent = exponentAt >= 0 && int.TryParse(word.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int e) ? e : 0;
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        return 0.5 * Math.Pow(10, Math.Clamp(exponent - decimals, -300, 300));
    }

    /// <summary>A piece of a file as messages show it.</summary>
    public static string Quote(string text) => text.Length <= LongestQuote ? $"'{text}'" : $"'{text.AsSpan(0, LongestQuote)}...'";

    /// <summary>
    /// How many letters are wrong: the edit distance with swapped neighbours as one change (Damerau), without regard to case; stops counting above 3.
    /// </summary>
    public static int Distance(string a, string b)
    {
        const int Far = 4;
        if (Math.Abs(a.Length - b.Length) >= Far || a.Length > 40 || b.Length > 40)
            return Far;
        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                bool same = Lower(a[i - 1]) == Lower(b[j - 1]);
                int best = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Lower(a[i - 1]) == Lower(b[j - 2]) && Lower(a[i - 2]) == Lower(b[j - 1]))
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static char Lower(char c) => char.ToLowerInvariant(c);

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\v' or '\f';
}
