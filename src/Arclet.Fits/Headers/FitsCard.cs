using System.Globalization;

namespace Arclet.Fits;

/// <summary>
/// One entry of a FITS header: a keyword with its value and comment, or a line of commentary (FITS standard 4.0,
/// section 4). An entry that was read keeps its bytes, so that writing a header again changes nothing that was not set.
/// </summary>
/// <remarks>Immutable, hence safe to share between threads and headers.</remarks>
public sealed class FitsCard
{
    /// <summary>The length of one card image in bytes.</summary>
    public const int Length = 80;

    private readonly byte[] _image;

    internal FitsCard(string keyword, FitsCardKind kind, string valueText, string? comment, byte[] image)
    {
        Keyword = keyword;
        Kind = kind;
        ValueText = valueText;
        Comment = comment;
        _image = image;
    }

    /// <summary>The keyword as it was written, without padding and without a leading HIERARCH; empty for a blank keyword.</summary>
    public string Keyword { get; }

    /// <summary>What the card holds.</summary>
    public FitsCardKind Kind { get; }

    /// <summary>
    /// The value: the content of a string without quotes and trailing blanks, the text of any other value as it was written,
    /// the text of a line of commentary; empty for an undefined value.
    /// </summary>
    public string ValueText { get; }

    /// <summary>The comment after the slash, without surrounding blanks; null where there is none.</summary>
    public string? Comment { get; }

    /// <summary>The bytes of the card: 80, or a multiple of it for a string continued on CONTINUE cards.</summary>
    public ReadOnlyMemory<byte> Image => _image;

    /// <summary>The number of 80-byte card images that the entry takes.</summary>
    public int ImageCount => _image.Length / Length;

    /// <summary>
    /// The value as <see cref="bool"/>, <see cref="long"/> (<see cref="double"/> where it does not fit), <see cref="double"/> or
    /// <see cref="string"/>; null for an undefined value; the text for commentary, complex numbers and malformed values.
    /// </summary>
    public object? Value => Kind switch
    {
        FitsCardKind.Undefined => null,
        FitsCardKind.Logical => LogicalValue,
        FitsCardKind.Integer => TryGetInteger(out long integer) ? integer : NumberOrNull(),
        FitsCardKind.Real => NumberOrNull(),
        _ => ValueText,
    };

    internal bool LogicalValue => ValueText is "T";

    /// <summary>A card with a string value, on CONTINUE cards where it is long.</summary>
    /// <exception cref="InputException">A text holds something other than printable ASCII, or the keyword is impossible.</exception>
    public static FitsCard Create(string keyword, string value, string? comment = null) =>
        FitsCardFormat.String(FitsCardFormat.CheckKeyword(keyword), FitsCardFormat.CheckText(keyword, value), FitsCardFormat.CheckComment(keyword, comment));

    /// <summary>A card with a real value, written with the fewest digits that give the same number again.</summary>
    /// <exception cref="InputException">The value is not finite (FITS headers cannot hold it), or a text or the keyword is impossible.</exception>
    public static FitsCard Create(string keyword, double value, string? comment = null) =>
        FitsCardFormat.Value(FitsCardFormat.CheckKeyword(keyword), FitsCardKind.Real, FitsCardFormat.RealText(keyword, value), FitsCardFormat.CheckComment(keyword, comment));

    /// <summary>A card with an integer value.</summary>
    /// <exception cref="InputException">A text or the keyword is impossible.</exception>
    public static FitsCard Create(string keyword, long value, string? comment = null) =>
        FitsCardFormat.Value(FitsCardFormat.CheckKeyword(keyword), FitsCardKind.Integer, value.ToString(CultureInfo.InvariantCulture), FitsCardFormat.CheckComment(keyword, comment));

    /// <summary>A card with a logical value.</summary>
    /// <exception cref="InputException">A text or the keyword is impossible.</exception>
    public static FitsCard Create(string keyword, bool value, string? comment = null) =>
        FitsCardFormat.Value(FitsCardFormat.CheckKeyword(keyword), FitsCardKind.Logical, value ? "T" : "F", FitsCardFormat.CheckComment(keyword, comment));

    /// <summary>A card whose value is undefined.</summary>
    /// <exception cref="InputException">A text or the keyword is impossible.</exception>
    public static FitsCard CreateUndefined(string keyword, string? comment = null) =>
        FitsCardFormat.Value(FitsCardFormat.CheckKeyword(keyword), FitsCardKind.Undefined, "", FitsCardFormat.CheckComment(keyword, comment));

    /// <summary>A line of commentary: COMMENT, HISTORY or a blank keyword, with at most 72 characters.</summary>
    /// <exception cref="InputException">The text is too long or holds something other than printable ASCII.</exception>
    public static FitsCard CreateCommentary(string keyword, string text) => FitsCardFormat.Commentary(keyword, text);

    /// <summary>The card's image as text (Latin-1), without trailing blanks.</summary>
    public override string ToString() => System.Text.Encoding.Latin1.GetString(_image).TrimEnd();

    internal bool TryGetInteger(out long value)
    {
        value = 0;
        return Kind == FitsCardKind.Integer && long.TryParse(ValueText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    internal bool TryGetNumber(out double value)
    {
        value = double.NaN;
        return Kind is FitsCardKind.Integer or FitsCardKind.Real
            && double.TryParse(ValueText.Replace('D', 'E').Replace('d', 'e'), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private object NumberOrNull() => TryGetNumber(out double value) ? value : double.NaN;

    internal bool HasKeyword(string keyword) => string.Equals(Keyword, keyword, StringComparison.OrdinalIgnoreCase);
}
