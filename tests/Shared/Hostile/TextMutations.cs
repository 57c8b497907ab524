using System.Text;
using System.Text.RegularExpressions;

namespace Arclet.Hostile;

/// <summary>Damage to texts: tables, VOTables and regions.</summary>
internal static partial class TextMutations
{
    private static readonly string[] Extremes =
    [
        "0", "-1", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999999999", "1e400", "-1e400", "1e-400", "NaN", "inf", "-inf", "nan", "", "--", "null", "True", "0x7F", "1_000", "1,5", "\u0661\u0662",
        "[9999999]", "99999999x99", "2147483647x2147483647", "*",
    ];

    private static readonly string[] Words = ["name", "datatype", "int64", "float64", "string", "subtype", "meta", "unit", "TABLE", "FIELD", "TR", "TD", "#", "# ", "%ECSV", "circle", "polygon", "icrs", "image", "global", "REFERENCE", "--- ", "!!omap", "&a", "*a", "", ":", "{", "[", "null", "\u00e9", "x"];

    public static byte[] ExtremeValues(Random random, byte[] bytes) => Replace(random, bytes, Number(), Extremes);

    public static byte[] RenamedWords(Random random, byte[] bytes) => Replace(random, bytes, Word(), Words);

    /// <summary>Lines lose or gain cells, disappear or come twice.</summary>
    public static byte[] DisagreeingCounts(Random random, byte[] bytes)
    {
        List<string> lines = [.. Encoding.Latin1.GetString(bytes).Split('\n')];
        for (int n = random.Next(1, 4); n > 0 && lines.Count > 0; n--)
        {
            int i = random.Next(lines.Count);
            int separator = lines[i].IndexOfAny([',', ' ', ';', '>']);
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(i);
                    break;
                case 1:
                    lines.Insert(i, lines[i]);
                    break;
                case 2:
                    lines[i] += new[] { ",", " ", ",1", " 1", ";", "<TD>1</TD>", "<TD/>", ")", "," + new string(',', 500) }[random.Next(9)];
                    break;
                case 3 when separator >= 0:
                    lines[i] = lines[i][(separator + 1)..];
                    break;
                case 4 when separator >= 0:
                    lines[i] = lines[i][..separator];
                    break;
                default:
                    (lines[i], lines[0]) = (lines[0], lines[i]);
                    break;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    /// <summary>Invalid UTF-8, marks of UTF-16 and UTF-32 in front of what is neither, NUL bytes, lines that end in CR only.</summary>
    public static byte[] Encodings(Random random, byte[] bytes)
    {
        switch (random.Next(9))
        {
            case 0:
                return ByteMutations.Insert(bytes, 0, [0xFF, 0xFE]);
            case 1:
                return ByteMutations.Insert(bytes, 0, [0xFE, 0xFF]);
            case 2:
                return ByteMutations.Insert(bytes, 0, [0xFF, 0xFE, 0, 0]);
            case 3:
                return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.Latin1.GetString(bytes))];
            case 4:
                return ByteMutations.Insert(bytes, 0, [0xEF, 0xBB, 0xBF]);
            case 5:
                return [.. bytes.Select(b => b == (byte)'\n' ? (byte)'\r' : b)];
            case 6:
                return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal));
            case 7:
                for (int n = random.Next(1, 30); n > 0; n--)
                    bytes[random.Next(bytes.Length)] = 0;
                return bytes;
            default:
                byte[][] wrong = [[0xC3, 0x28], [0xE2, 0x82], [0xF0, 0x90, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xFE], [0xEF, 0xBF, 0xBE]];
                for (int n = random.Next(1, 10); n > 0; n--)
                    bytes = ByteMutations.Insert(bytes, random.Next(bytes.Length), wrong[random.Next(wrong.Length)]);
                return bytes;
        }
    }

    /// <summary>A line of 50 kB to 500 kB: of one character, of cells, of quotes, of brackets, of blanks.</summary>
    public static byte[] LongLines(Random random, byte[] bytes)
    {
        string unit = new[] { "a", "9", " ", ",", "1,", "1 ", "\"", "\"\"", "'", "#", "a=", "a={", "[", "(", "{", "&", "\\", "\t", "<", "a:", "- ", "tag={x} ", "1.5,", ";", "-", ".", "*a ", "\0" }[random.Next(28)];
        byte[] run = Encoding.Latin1.GetBytes(new StringBuilder().Insert(0, unit, random.Next(50_000, 500_000) / unit.Length).ToString());
        // Half of the time behind what a line of the format begins with.
        int at = random.Next(bytes.Length);
        int line = Array.IndexOf(bytes, (byte)'\n', at);
        return ByteMutations.Insert(bytes, random.Next(2) == 0 && line >= 0 ? line : at, run);
    }

    /// <summary>Brackets in brackets, by the thousand.</summary>
    public static byte[] DeepNesting(Random random, byte[] bytes)
    {
        string[] openings = ["[", "{", "{a: ", "(", "- ", "\"[", "# - {a: ["];
        string nested = new StringBuilder().Insert(0, openings[random.Next(openings.Length)], random.Next(50, 60_000)).ToString();
        if (random.Next(3) == 0)
            nested = IndentedMaps(random.Next(20, 400));
        int line = Array.IndexOf(bytes, (byte)'\n', random.Next(bytes.Length));
        return ByteMutations.Insert(bytes, line < 0 ? bytes.Length : line + random.Next(2), Encoding.Latin1.GetBytes(nested));
    }

    private static string IndentedMaps(int depth)
    {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++)
            text.Append("# ").Append(' ', i).Append("a:\n");
        return text.ToString();
    }

    private static byte[] Replace(Random random, byte[] bytes, Regex what, string[] by)
    {
        string text = Encoding.Latin1.GetString(bytes);
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            MatchCollection found = what.Matches(text);
            if (found.Count == 0)
                break;
            Match match = found[random.Next(found.Count)];
            text = text[..match.Index] + by[random.Next(by.Length)] + text[(match.Index + match.Length)..];
        }

        return Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z_]+", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Word();
}
