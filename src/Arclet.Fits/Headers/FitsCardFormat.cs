using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>
/// Writes cards in the fixed format of the FITS standard (section 4.2): strings from column 11, other values right-justified to
/// column 30, the comment after " / ". A comment that does not fit is cut at the card's end, as other FITS writers do.
/// </summary>
internal static class FitsCardFormat
{
    private const int CommentaryLength = 72;
    private const int ValueColumn = 10;
    private const int ValueEndColumn = 30;

    public static string CheckKeyword(string keyword)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        string trimmed = keyword.Trim();
        if (trimmed.StartsWith("HIERARCH ", StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed[9..].Trim();
        trimmed = trimmed.ToUpperInvariant();
        bool printable = trimmed.All(c => c is >= ' ' and <= '~' and not '=' and not '\'');
        if (!printable || FitsCardParser.IsCommentaryKeyword(trimmed) || trimmed is "END" || trimmed.Length > 60)
            throw new InputException($"the FITS keyword '{keyword}' cannot have a value: expected up to 60 printable ASCII characters without '=' and quote, other than COMMENT, HISTORY, CONTINUE and END");
        return trimmed;
    }

    public static string CheckText(string keyword, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (char c in text)
        {
            if (c is < ' ' or > '~')
                throw new InputException($"the FITS keyword {keyword} cannot hold the text '{text}': expected printable ASCII only, found the character U+{(int)c:X4}");
        }

        return text;
    }

    public static string? CheckComment(string keyword, string? comment) => comment is null ? null : CheckText(keyword, comment);

    public static string RealText(string keyword, double value)
    {
        if (!double.IsFinite(value))
            throw new InputException($"the FITS keyword {keyword} cannot hold {value.ToString(CultureInfo.InvariantCulture)}: expected a finite number");
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('.') && !text.Contains('E'))
            text += ".0";
        else if (!text.Contains('.'))
            text = text.Insert(text.IndexOf('E', StringComparison.Ordinal), ".0");
        return text;
    }

    /// <summary>A card with a value that is not a string.</summary>
    public static FitsCard Value(string keyword, FitsCardKind kind, string valueText, string? comment)
    {
        string start = Start(keyword);
        string text = start + (start.Length == ValueColumn ? valueText.PadLeft(ValueEndColumn - ValueColumn) : valueText);
        if (text.Length > FitsCard.Length)
            throw new InputException($"the FITS keyword {keyword} is too long for its value {valueText}: expected both to fit in {FitsCard.Length} characters");
        return new FitsCard(keyword, kind, valueText, comment, Encode(WithComment(text, comment)));
    }

    /// <summary>A card with a string, continued on CONTINUE cards where one card is too short for it.</summary>
    public static FitsCard String(string keyword, string value, string? comment)
    {
        value = value.TrimEnd(' ');
        string start = Start(keyword);
        string escaped = value.Replace("'", "''", StringComparison.Ordinal);
        // A string that ends in an ampersand would be read as continued where a CONTINUE card happened to follow; none does.
        if (start.Length + escaped.Length + 2 <= FitsCard.Length)
        {
            string quoted = $"'{escaped.PadRight(8)}'";
            if (start.Length + quoted.Length > FitsCard.Length)
                quoted = $"'{escaped}'";
            if (comment is not null)
                quoted = quoted.PadRight(Math.Min(ValueEndColumn - ValueColumn, FitsCard.Length - start.Length));
            return new FitsCard(keyword, FitsCardKind.String, value, comment, Encode(WithComment(start + quoted, comment)));
        }

        return new FitsCard(keyword, FitsCardKind.String, value, comment, Encode(Continued(start, value, comment)));
    }

    public static FitsCard Commentary(string keyword, string text)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        string trimmed = keyword.Trim().ToUpperInvariant();
        if (trimmed is not ("COMMENT" or "HISTORY" or ""))
            throw new InputException($"the FITS keyword '{keyword}' is not one of commentary: expected COMMENT, HISTORY or a blank one");
        CheckText(trimmed, text);
        if (text.Length > CommentaryLength)
            throw new InputException($"a FITS {trimmed} line of {text.Length} characters is too long: expected at most {CommentaryLength}");
        return new FitsCard(trimmed, FitsCardKind.Commentary, text.TrimEnd(), null, Encode(trimmed.PadRight(8) + text));
    }

    /// <summary>Splits a text into lines of commentary at blanks where there are any.</summary>
    public static IEnumerable<string> CommentaryLines(string text)
    {
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string rest = paragraph.TrimEnd();
            while (rest.Length > CommentaryLength)
            {
                int cut = rest.LastIndexOf(' ', CommentaryLength);
                if (cut <= 0)
                    cut = CommentaryLength;
                yield return rest[..cut].TrimEnd();
                rest = rest[cut..].TrimStart();
            }

            yield return rest;
        }
    }

    private static string Start(string keyword)
    {
        bool standard = keyword.Length is > 0 and <= 8 && keyword.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' || c is >= 'a' and <= 'z');
        return standard ? keyword.PadRight(8) + "= " : $"HIERARCH {keyword} = ";
    }

    private static string WithComment(string text, string? comment)
    {
        if (string.IsNullOrEmpty(comment) || text.Length + 3 >= FitsCard.Length)
            return text;
        string whole = text + " / " + comment;
        return whole.Length > FitsCard.Length ? whole[..FitsCard.Length] : whole;
    }

    private static string Continued(string start, string value, string? comment)
    {
        var cards = new StringBuilder();
        string prefix = start;
        int next = 0;
        while (next < value.Length || cards.Length == 0)
        {
            int room = FitsCard.Length - prefix.Length - 3; // two quotes and the ampersand
            var part = new StringBuilder();
            while (next < value.Length)
            {
                int width = value[next] == '\'' ? 2 : 1;
                if (part.Length + width > room)
                    break;
                part.Append(value[next] == '\'' ? "''" : value[next].ToString());
                next++;
            }

            bool last = next >= value.Length;
            string card = prefix + "'" + part + (last ? "'" : "&'");
            cards.Append((last ? WithComment(card, comment) : card).PadRight(FitsCard.Length));
            prefix = "CONTINUE  ";
        }

        return cards.ToString();
    }

    private static byte[] Encode(string text)
    {
        int count = Math.Max(1, (text.Length + FitsCard.Length - 1) / FitsCard.Length);
        return Encoding.Latin1.GetBytes(text.PadRight(count * FitsCard.Length));
    }
}
