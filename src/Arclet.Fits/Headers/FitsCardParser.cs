using System.Text;

namespace Arclet.Fits;

/// <summary>Reads cards from their 80-byte images (FITS standard 4.0, section 4.1 and 4.2; ESO's HIERARCH; CONTINUE of section 4.2.1.2).</summary>
/// <remarks>Never fails: what cannot be understood becomes <see cref="FitsCardKind.Malformed"/> or commentary and keeps its bytes.</remarks>
internal static class FitsCardParser
{
    private const int KeywordLength = 8;

    /// <summary>Reads the card at the start of <paramref name="images"/>, with the CONTINUE cards that belong to it.</summary>
    public static FitsCard Parse(ReadOnlySpan<byte> images)
    {
        string text = Encoding.Latin1.GetString(images[..FitsCard.Length]);
        string keyword = text[..KeywordLength].TrimEnd();
        int valueStart;
        if (string.Equals(keyword, "HIERARCH", StringComparison.OrdinalIgnoreCase) && text.IndexOf('=', StringComparison.Ordinal) is var equals and > KeywordLength)
        {
            keyword = text[KeywordLength..equals].Trim();
            valueStart = equals + 1;
        }
        else if (text[KeywordLength] == '=' && !IsCommentaryKeyword(keyword) && keyword.Length > 0)
        {
            // The standard asks for "= "; a value directly after the sign is common enough to be read too.
            valueStart = KeywordLength + 1;
        }
        else
        {
            return new FitsCard(keyword, FitsCardKind.Commentary, text[KeywordLength..].TrimEnd(), null, images[..FitsCard.Length].ToArray());
        }

        (FitsCardKind kind, string value, string? comment) = ParseValue(text.AsSpan(valueStart));
        int count = 1;
        if (kind == FitsCardKind.String && value.EndsWith('&'))
            (value, comment, count) = Continue(images, value, comment);
        return new FitsCard(keyword, kind, kind == FitsCardKind.String ? value.TrimEnd(' ') : value, comment, images[..(count * FitsCard.Length)].ToArray());
    }

    public static bool IsCommentaryKeyword(string keyword) =>
        keyword.Length == 0
        || string.Equals(keyword, "COMMENT", StringComparison.OrdinalIgnoreCase)
        || string.Equals(keyword, "HISTORY", StringComparison.OrdinalIgnoreCase)
        || string.Equals(keyword, "CONTINUE", StringComparison.OrdinalIgnoreCase);

    private static (string Value, string? Comment, int Count) Continue(ReadOnlySpan<byte> images, string value, string? comment)
    {
        var whole = new StringBuilder(value);
        int count = 1;
        while (whole.Length > 0 && whole[^1] == '&' && images.Length >= (count + 1) * FitsCard.Length)
        {
            string text = Encoding.Latin1.GetString(images.Slice(count * FitsCard.Length, FitsCard.Length));
            if (!text.StartsWith("CONTINUE", StringComparison.OrdinalIgnoreCase) || text[KeywordLength] == '=')
                break;
            (FitsCardKind kind, string part, string? partComment) = ParseValue(text.AsSpan(KeywordLength));
            if (kind != FitsCardKind.String)
                break;
            whole.Length--;
            whole.Append(part);
            if (partComment is not null)
                comment = comment is null ? partComment : comment + " " + partComment;
            count++;
            if (!part.EndsWith('&'))
                break;
        }

        return (whole.ToString(), comment, count);
    }

    /// <summary>The value field: everything after the value indicator. Strings keep their trailing blanks only before an ampersand.</summary>
    private static (FitsCardKind Kind, string Value, string? Comment) ParseValue(ReadOnlySpan<char> field)
    {
        ReadOnlySpan<char> rest = field.TrimStart(' ');
        if (rest.Length > 0 && rest[0] == '\'')
            return ParseString(rest);
        int slash = rest.IndexOf('/');
        ReadOnlySpan<char> value = (slash < 0 ? rest : rest[..slash]).Trim(' ');
        string? comment = slash < 0 ? null : rest[(slash + 1)..].Trim(' ').ToString();
        return (KindOf(value), value.ToString(), comment);
    }

    private static (FitsCardKind Kind, string Value, string? Comment) ParseString(ReadOnlySpan<char> quoted)
    {
        var value = new StringBuilder();
        int i = 1;
        for (; i < quoted.Length; i++)
        {
            if (quoted[i] != '\'')
            {
                value.Append(quoted[i]);
            }
            else if (i + 1 < quoted.Length && quoted[i + 1] == '\'')
            {
                value.Append('\'');
                i++;
            }
            else
            {
                break;
            }
        }

        if (i >= quoted.Length)
            return (FitsCardKind.Malformed, quoted.TrimEnd(' ').ToString(), null);
        ReadOnlySpan<char> after = quoted[(i + 1)..].TrimStart(' ');
        string? comment = after.Length > 0 && after[0] == '/' ? after[1..].Trim(' ').ToString() : null;
        return (FitsCardKind.String, value.ToString().TrimEnd(' '), comment);
    }

    private static FitsCardKind KindOf(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
            return FitsCardKind.Undefined;
        if (value is "T" or "F")
            return FitsCardKind.Logical;
        if (value[0] == '(' && value[^1] == ')')
            return FitsCardKind.Complex;
        return KindOfNumber(value);
    }

    private static FitsCardKind KindOfNumber(ReadOnlySpan<char> value)
    {
        int i = value[0] is '+' or '-' ? 1 : 0;
        int integerDigits = Digits(value, ref i), fractionDigits = 0;
        bool real = false;
        if (i < value.Length && value[i] == '.')
        {
            i++;
            real = true;
            fractionDigits = Digits(value, ref i);
        }

        if (integerDigits + fractionDigits == 0)
            return FitsCardKind.Malformed;
        if (i < value.Length && value[i] is 'E' or 'D' or 'e' or 'd')
        {
            i++;
            real = true;
            if (i < value.Length && value[i] is '+' or '-')
                i++;
            if (Digits(value, ref i) == 0)
                return FitsCardKind.Malformed;
        }

        return i < value.Length ? FitsCardKind.Malformed : real ? FitsCardKind.Real : FitsCardKind.Integer;
    }

    private static int Digits(ReadOnlySpan<char> value, ref int i)
    {
        int start = i;
        while (i < value.Length && char.IsAsciiDigit(value[i]))
            i++;
        return i - start;
    }
}
