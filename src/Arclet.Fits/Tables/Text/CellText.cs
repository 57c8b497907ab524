using System.Globalization;
using System.Numerics;

namespace Arclet.Fits;

/// <summary>Values of every type of column as texts, both ways.</summary>
internal static class CellText
{
    public static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
    {
        object? parsed = null;
        bool known;
        // Each branch but one is dropped where the type is known; the boxes of the other go with it.
        if (typeof(T) == typeof(double))
            (known, parsed) = (TryNumber(text, out double number), number);
        else if (typeof(T) == typeof(long))
            (known, parsed) = (TryInteger(text, out long integer), integer);
        else if (typeof(T) == typeof(string))
            (known, parsed) = (true, text.ToString());
        else if (typeof(T) == typeof(bool))
            (known, parsed) = (TryLogical(text, out bool logical), logical);
        else if (typeof(T) == typeof(float))
            (known, parsed) = (TrySingle(text, out float single), single);
        else if (typeof(T) == typeof(int))
            (known, parsed) = (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int v), v);
        else if (typeof(T) == typeof(short))
            (known, parsed) = (short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out short v), v);
        else if (typeof(T) == typeof(byte))
            (known, parsed) = (byte.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out byte v), v);
        else if (typeof(T) == typeof(sbyte))
            (known, parsed) = (sbyte.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sbyte v), v);
        else if (typeof(T) == typeof(ushort))
            (known, parsed) = (ushort.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ushort v), v);
        else if (typeof(T) == typeof(uint))
            (known, parsed) = (uint.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uint v), v);
        else if (typeof(T) == typeof(ulong))
            (known, parsed) = (ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong v), v);
        else
            (known, parsed) = (TryComplex(text, out Complex complex), complex);
        value = known ? (T)parsed! : default!;
        return known;
    }

    /// <summary>What a message says was expected where a text is no value of the type.</summary>
    public static string Expected<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Int64 => "an integer of at most 64 bits",
        TypeCode.Boolean => "True or False",
        TypeCode.Double or TypeCode.Single => "a number",
        TypeCode.Object => "a complex number such as 1+2j",
        TypeCode.Byte => "an integer from 0 to 255",
        TypeCode.SByte => "an integer from -128 to 127",
        TypeCode.Int16 => "an integer from -32768 to 32767",
        TypeCode.UInt16 => "an integer from 0 to 65535",
        TypeCode.Int32 => "an integer of at most 32 bits",
        TypeCode.UInt32 => "an integer from 0 to 4294967295",
        TypeCode.UInt64 => "an integer from 0 to 18446744073709551615",
        _ => "a text",
    };

    /// <summary>The text of a value without quotes; numbers with the fewest digits that give the same again.</summary>
    public static string Format(object value) => value switch
    {
        double number => TableText.Number(number),
        float number => TableText.Number(number),
        bool logical => logical ? "True" : "False",
        string text => text,
        Complex complex => $"({TableText.Number(complex.Real)}{(double.IsNegative(complex.Imaginary) ? "" : "+")}{TableText.Number(complex.Imaginary)}j)",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"a cell cannot hold {value.GetType().Name}"),
    };

    public static bool TryNumber(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || TrySpecial(text, out value);

    public static bool TryInteger(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryLogical(ReadOnlySpan<char> text, out bool value)
    {
        value = text is "True" or "true" or "TRUE";
        return value || text is "False" or "false" or "FALSE";
    }

    private static bool TrySingle(ReadOnlySpan<char> text, out float value)
    {
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;
        bool known = TrySpecial(text, out double special);
        value = (float)special;
        return known;
    }

    private static bool TrySpecial(ReadOnlySpan<char> text, out double value)
    {
        Span<char> lower = stackalloc char[10];
        value = double.NaN;
        if (text.Length > lower.Length)
            return false;
        text.ToLowerInvariant(lower);
        (bool known, value) = lower[..text.Length] switch
        {
            "nan" or "+nan" or "-nan" => (true, double.NaN),
            "inf" or "+inf" or "infinity" or "+infinity" => (true, double.PositiveInfinity),
            "-inf" or "-infinity" => (true, double.NegativeInfinity),
            _ => (false, double.NaN),
        };
        return known;
    }

    /// <summary>A complex number as Python writes it: 1+2j, (1+2j), 3j or 4.</summary>
    private static bool TryComplex(ReadOnlySpan<char> text, out Complex value)
    {
        value = default;
        if (text is ['(', .. var inner, ')'])
            text = inner;
        if (text is not [.. var parts, 'j' or 'J'])
        {
            bool known = TryNumber(text, out double real);
            value = real;
            return known;
        }

        // The sign of the imaginary part is the last one that does not belong to an exponent.
        int sign = parts.Length - 1;
        while (sign > 0 && !(parts[sign] is '+' or '-' && parts[sign - 1] is not ('e' or 'E')))
            sign--;
        double x = 0;
        bool good = TryNumber(parts[Math.Max(0, sign)..], out double y) && (sign <= 0 || TryNumber(parts[..sign], out x));
        value = new Complex(x, y);
        return good;
    }
}
