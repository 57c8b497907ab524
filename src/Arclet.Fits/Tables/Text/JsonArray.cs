using System.Buffers;
using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>The arrays of ECSV's cells: JSON as Python writes it, with NaN and Infinity, and null for a missing element.</summary>
internal static class JsonArray
{
    private const int MaximumDepth = 32;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(",] \t\n\r");

    /// <summary>Appends all elements of an array of <paramref name="depth"/> levels; returns null, or what was expected.</summary>
    public static string? Read<T>(ReadOnlySpan<char> text, ArrayBuilder<T> builder, int depth)
    {
        int at = 0;
        bool good = depth <= MaximumDepth && Level(text, ref at, builder, depth) && Skip(text, ref at) == text.Length;
        return good ? null : $"a JSON array of {(depth == 1 ? "" : $"{depth} levels of ")}elements that are each {CellText.Expected<T>()}";
    }

    public static string Write<T>(ArrayColumn<T> column, int row)
    {
        var text = new StringBuilder();
        ReadOnlySpan<T> values = column[row];
        int at = 0;
        if (column.IsVariableLength)
            WriteLevel(text, column, row, values, [values.Length], 0, ref at);
        else
            WriteLevel(text, column, row, values, column.ShapeArray, 0, ref at);
        return text.ToString();
    }

    private static void WriteLevel<T>(StringBuilder text, ArrayColumn<T> column, int row, ReadOnlySpan<T> values, int[] shape, int axis, ref int at)
    {
        text.Append('[');
        for (int i = 0; i < shape[axis]; i++)
        {
            if (i > 0)
                text.Append(',');
            if (axis + 1 < shape.Length)
            {
                WriteLevel(text, column, row, values, shape, axis + 1, ref at);
                continue;
            }

            text.Append(column.IsMissing(row, at) ? "null" : Element(values[at]!));
            at++;
        }

        text.Append(']');
    }

    private static string Element(object value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        float.NaN => "NaN",
        float.PositiveInfinity => "Infinity",
        float.NegativeInfinity => "-Infinity",
        bool logical => logical ? "true" : "false",
        string text => Quoted(text),
        _ => CellText.Format(value),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    private static int Skip(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
        return at;
    }

    private static bool Level<T>(ReadOnlySpan<char> text, ref int at, ArrayBuilder<T> builder, int depth)
    {
        Skip(text, ref at);
        if (depth == 0)
            return Scalar(text, ref at, builder);
        if (at >= text.Length || text[at] != '[')
            return false;
        at++;
        if (Skip(text, ref at) < text.Length && text[at] == ']')
        {
            at++;
            return true;
        }

        while (true)
        {
            if (!Level(text, ref at, builder, depth - 1))
                return false;
            if (Skip(text, ref at) >= text.Length || text[at] is not (',' or ']'))
                return false;
            if (text[at++] == ']')
                return true;
        }
    }

    private static bool Scalar<T>(ReadOnlySpan<char> text, ref int at, ArrayBuilder<T> builder)
    {
        if (at < text.Length && text[at] == '"')
        {
            string? quoted = QuotedText(text, ref at);
            if (quoted is null || typeof(T) != typeof(string))
                return false;
            builder.AppendElement((T)(object)quoted);
            return true;
        }

        int length = text[at..].IndexOfAny(WordEnds);
        ReadOnlySpan<char> word = length < 0 ? text[at..] : text.Slice(at, length);
        at += word.Length;
        if (word is "null")
        {
            builder.AppendMissingElement();
            return true;
        }

        if (typeof(T) == typeof(string) || word.IsEmpty || !CellText.TryParse(word, out T value))
            return false;
        builder.AppendElement(value);
        return true;
    }

    private static string? QuotedText(ReadOnlySpan<char> text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '"')
            {
                at++;
                return value.ToString();
            }

            if (c != '\\')
            {
                value.Append(c);
            }
            else if (++at >= text.Length)
            {
                return null;
            }
            else if (text[at] == 'u')
            {
                if (at + 4 >= text.Length || !ushort.TryParse(text.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
                    return null;
                value.Append((char)code);
                at += 4;
            }
            else
            {
                value.Append(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        return null;
    }
}
