using System.Numerics;

namespace Arclet.Fits;

/// <summary>Values as VOTable writes them in TD cells (VOTable 1.4, section 6): T and F, 0x1F, complex numbers as two numbers, texts as they are.</summary>
internal static class VoTableText
{
    public static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
    {
        if (typeof(T) == typeof(bool))
        {
            bool known = TryLogical(text, out bool logical);
            value = (T)(object)logical;
            return known;
        }

        if (ColumnElement.IsInteger(typeof(T)) && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            bool hexadecimal = long.TryParse(text[2..], System.Globalization.NumberStyles.AllowHexSpecifier, null, out long number);
            value = default!;
            return hexadecimal && CellText.TryParse(number.ToString(), out value);
        }

        return CellText.TryParse(text, out value);
    }

    /// <summary>Appends a cell; returns null, or what was expected. An empty cell is missing, except for arrays of any length.</summary>
    public static string? Append(VoTableField field, ColumnBuilder builder, string cell)
    {
        if (builder is ScalarBuilder<string> texts)
        {
            if (cell.Length == 0)
                texts.AppendMissing();
            else
                texts.Append(cell);
            return null;
        }

        ReadOnlySpan<char> text = cell.AsSpan().Trim();
        if (text.IsEmpty)
        {
            builder.AppendMissing();
            return null;
        }

        return builder switch
        {
            ArrayBuilder<string> b => Texts(field, b, cell),
            ScalarBuilder<Complex> b => TwoNumbers(b, text),
            ArrayBuilder<Complex> b => Numbers(b, text),
            ScalarBuilder<bool> b => Single(b, text),
            ArrayBuilder<bool> b => Logicals(field, b, text),
            ScalarBuilder<byte> b => Single(b, text),
            ScalarBuilder<short> b => Single(b, text),
            ScalarBuilder<int> b => Single(b, text),
            ScalarBuilder<long> b => Single(b, text),
            _ => builder.Append(text),
        };
    }

    private static string? Single<T>(ScalarBuilder<T> builder, ReadOnlySpan<char> text)
    {
        if (typeof(T) == typeof(bool) && text is "?" or "0x0")
        {
            builder.AppendMissing();
            return null;
        }

        if (!TryParse(text, out T value))
            return typeof(T) == typeof(bool) ? "T, F or ?" : CellText.Expected<T>();
        builder.Append(value);
        return null;
    }

    private static string? Logicals(VoTableField field, ArrayBuilder<bool> builder, ReadOnlySpan<char> text)
    {
        foreach (Range range in text.SplitAny(' ', '\t', '\n', '\r'))
        {
            ReadOnlySpan<char> word = text[range];
            // Bits may stand without blanks between them.
            int step = field.DataType == "bit" ? 1 : Math.Max(1, word.Length);
            for (int at = 0; at < word.Length; at += step)
            {
                if (word is "?")
                    builder.AppendMissingElement();
                else if (TryLogical(word.Slice(at, step), out bool value))
                    builder.AppendElement(value);
                else
                    return "an array of T and F";
            }
        }

        return builder.EndCell();
    }

    /// <summary>Texts of one width stand one after the other.</summary>
    private static string? Texts(VoTableField field, ArrayBuilder<string> builder, string cell)
    {
        int width = field.Axes[0];
        if (width == 0)
            return "texts of at least one character";
        int count = builder.CellLength >= 0 ? builder.CellLength : (cell.Length + width - 1) / width;
        for (int i = 0; i < count; i++)
        {
            int start = (int)Math.Min((long)i * width, cell.Length);
            builder.AppendElement(cell.Substring(start, Math.Min(width, cell.Length - start)).TrimEnd(' ', '\0'));
        }

        return builder.EndCell();
    }

    private static string? TwoNumbers(ScalarBuilder<Complex> builder, ReadOnlySpan<char> text)
    {
        int blank = text.IndexOfAny(" \t\n");
        if (blank < 0 || !CellText.TryNumber(text[..blank], out double real) || !CellText.TryNumber(text[blank..].Trim(), out double imaginary))
            return "two numbers";
        builder.Append(new Complex(real, imaginary));
        return null;
    }

    private static string? Numbers(ArrayBuilder<Complex> builder, ReadOnlySpan<char> text)
    {
        double? real = null;
        foreach (Range range in text.SplitAny(' ', '\t', '\n', '\r'))
        {
            if (text[range].IsEmpty)
                continue;
            if (!CellText.TryNumber(text[range], out double number))
                return "an array of pairs of numbers";
            if (real is { } first)
                builder.AppendElement(new Complex(first, number));
            real = real is null ? number : null;
        }

        return real is null ? builder.EndCell() : "an array of pairs of numbers";
    }

    private static bool TryLogical(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "T" or "t" or "1" or "true" or "True" or "TRUE";
        return value || text is "F" or "f" or "0" or "false" or "False" or "FALSE";
    }
}
