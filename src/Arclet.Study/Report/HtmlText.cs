using System.Globalization;
using System.Net;
using System.Text;

namespace Arclet.Study;

/// <summary>Texts and numbers as HTML.</summary>
internal static class HtmlText
{
    public static string Of(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A number with a fixed number of decimals; nothing where there is none.</summary>
    public static string Number(double value, int digits) => double.IsFinite(value) ? value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : "";

    /// <summary>A number with its significant digits, a whole number below a million with all of them; nothing where there is none.</summary>
    public static string Significant(double value, int digits = 3)
    {
        if (!double.IsFinite(value))
            return "";
        double size = Math.Abs(value);
        if (value == Math.Round(value) && size < 1e6)
            return value.ToString("0", CultureInfo.InvariantCulture);
        return size is >= 1e-4 and < 1e6
            ? value.ToString("F" + Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 8).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : value.ToString("0.##e0", CultureInfo.InvariantCulture);
    }

    /// <summary>A value with its errors above and below.</summary>
    public static string WithErrors(double value, double lower, double upper, int digits) => !double.IsFinite(value) ? ""
        : double.IsFinite(lower) && double.IsFinite(upper) ? $"{Number(value, digits)} <small>+{Number(upper, digits)} &minus;{Number(lower, digits)}</small>" : Number(value, digits);

    /// <summary>A file name as the last part of a relative address.</summary>
    public static string Address(string fileName) => Uri.EscapeDataString(fileName);

    /// <summary>A name as the value of an id: no spaces.</summary>
    public static string Anchor(string name)
    {
        var anchor = new StringBuilder(name);
        for (int i = 0; i < anchor.Length; i++)
        {
            if (char.IsWhiteSpace(anchor[i]))
                anchor[i] = '_';
        }

        return Of(anchor.ToString());
    }

    /// <summary>Opens a page up to its main part.</summary>
    public static StringBuilder Begin(string title, string head)
    {
        var html = new StringBuilder(1 << 16);
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        return html.Append("<title>").Append(Of(title)).Append("</title>").Append(head).Append("</head>\n<body><a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
    }
}
