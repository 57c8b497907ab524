using System.Buffers;
using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>
/// Texts in FITS tables. Cells are ASCII, ended by NUL or filled up with blanks; files that break this rule are read as UTF-8 where they are valid
/// UTF-8, otherwise as Latin-1. In headers, which hold printable ASCII only, other characters of descriptions and
/// metadata are written as \uXXXX and read so.
/// </summary>
internal static class FitsTableText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>The text of a cell: up to a NUL, without trailing blanks.</summary>
    public static string Decode(ReadOnlySpan<byte> cell)
    {
        int end = cell.IndexOf((byte)0);
        if (end >= 0)
            cell = cell[..end];
        cell = cell.TrimEnd((byte)' ');
        return cell.IsEmpty ? "" : DecodeAll(cell);
    }

    /// <summary>All bytes as a text: UTF-8 where they are valid, otherwise Latin-1.</summary>
    public static string DecodeAll(ReadOnlySpan<byte> cell)
    {
        if (Ascii.IsValid(cell))
            return Encoding.Latin1.GetString(cell);
        try
        {
            return StrictUtf8.GetString(cell);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(cell);
        }
    }

    /// <summary>A text with everything but printable ASCII as \uXXXX.</summary>
    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Printable) < 0)
            return text;
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            if (c is >= ' ' and <= '~')
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return escaped.ToString();
    }

    public static string Unescaped(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u' && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                plain.Append((char)code);
                i += 5;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
