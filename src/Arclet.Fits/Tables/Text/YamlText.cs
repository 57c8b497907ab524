using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>Writes values in YAML's flow style, quoted wherever YAML 1.1 could take a text for something else.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "y", "n", "null" };

    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => Scalar(text),
        bool logical => logical ? "true" : "false",
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        double number => Number(number),
        TableMetadata map => "{" + string.Join(", ", map.Select(e => $"{Scalar(e.Key)}: {Value(e.Value)}")) + "}",
        IEnumerable<object?> list => "[" + string.Join(", ", list.Select(Value)) + "]",
        _ => throw new InvalidOperationException($"metadata cannot hold {value.GetType().Name}"),
    };

    public static string Scalar(string text)
    {
        bool plain = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/') && !Reserved.Contains(text);
        if (plain)
            return text;
        return text.Any(char.IsControl) ? Escaped(text) : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    /// <summary>YAML 1.1 wants a point in the mantissa and a sign in the exponent.</summary>
    private static string Number(double value)
    {
        if (double.IsNaN(value))
            return ".nan";
        if (double.IsInfinity(value))
            return value > 0 ? ".inf" : "-.inf";
        string text = TableText.Number(value);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent >= 0 && !text.Contains('.') ? text.Insert(exponent, ".0") : text;
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                escaped.Append('\\').Append(c);
            else if (char.IsControl(c))
                escaped.Append($"\\u{(int)c:x4}");
            else
                escaped.Append(c);
        }

        return escaped.Append('"').ToString();
    }
}
