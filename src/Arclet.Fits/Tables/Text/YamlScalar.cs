using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>Scalars of YAML 1.1, as PyYAML reads them: what a plain text stands for, and what a quoted one says.</summary>
internal static class YamlScalar
{
    public static object? Typed(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
                return true;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                return false;
            case ".nan" or ".NaN" or ".NAN":
                return double.NaN;
            case ".inf" or "+.inf" or ".Inf" or ".INF":
                return double.PositiveInfinity;
            case "-.inf" or "-.Inf" or "-.INF":
                return double.NegativeInfinity;
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
            return text;
        if (CellText.TryInteger(text, out long integer))
            return integer;
        bool number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        return number ? value : text;
    }

    /// <summary>The quoted text at <paramref name="start"/>; <paramref name="next"/> is behind its closing quote, or -1 where there is none. Line breaks fold to blanks.</summary>
    public static string Quoted(string text, int start, out int next)
    {
        char quote = text[start];
        var value = new StringBuilder();
        for (int i = start + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote && quote == '\'' && i + 1 < text.Length && text[i + 1] == '\'')
            {
                value.Append('\'');
                i++;
            }
            else if (c == quote)
            {
                next = i + 1;
                return value.ToString();
            }
            else if (c == '\n')
            {
                i = Fold(text, i, value);
            }
            else if (c == '\\' && quote == '"' && i + 1 < text.Length)
            {
                i = Escape(text, i + 1, value);
            }
            else
            {
                value.Append(c);
            }
        }

        next = -1;
        return "";
    }

    /// <summary>One line break is a blank, further ones are breaks; blanks around them do not count. Returns the last index used.</summary>
    private static int Fold(string text, int newline, StringBuilder value)
    {
        while (value.Length > 0 && value[^1] is ' ' or '\t')
            value.Length--;
        int breaks = 0, i = newline;
        for (; i < text.Length && text[i] is ' ' or '\t' or '\n'; i++)
            breaks += text[i] == '\n' ? 1 : 0;
        if (breaks == 1)
            value.Append(' ');
        else
            value.Append('\n', breaks - 1);
        return i - 1;
    }

    /// <summary>The escape whose letter is at <paramref name="i"/>; returns the last index used.</summary>
    private static int Escape(string text, int i, StringBuilder value)
    {
        int digits = text[i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && i + digits < text.Length && int.TryParse(text.AsSpan(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code))
        {
            value.Append(Rune.TryCreate(code, out Rune rune) ? rune.ToString() : "\uFFFD");
            return i + digits;
        }

        if (text[i] == '\n')
        {
            // An escaped line break is none at all; the blanks that follow do not count.
            while (i + 1 < text.Length && text[i + 1] is ' ' or '\t')
                i++;
            return i;
        }

        value.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', 'e' => '\u001B', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', var other => other });
        return i;
    }
}
