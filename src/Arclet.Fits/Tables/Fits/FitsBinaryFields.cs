using System.Globalization;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>Reads TFORM, TDIM, TSCAL, TZERO and TNULL of a binary table's columns (FITS standard 4.0, section 7.3).</summary>
internal static partial class FitsBinaryFields
{
    public static IReadOnlyList<FitsTableField> Read(FitsHdu hdu)
    {
        FitsHeader header = hdu.Header;
        var fields = new List<FitsTableField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        long offset = 0;
        int count = FitsTableLayout.FieldCount(header);
        for (int number = 1; number <= count; number++)
        {
            FitsTableField field = Field(header, number, offset, FitsTableLayout.Info(header, number, names));
            offset += field.Width;
            // The repeat counts are limited in digits, so that the sum cannot overflow.
            if (offset > hdu.Axes[0])
                throw header.WrongValue("NAXIS1", $"at least the {offset} bytes of the first {number} columns");
            fields.Add(field);
        }

        return fields;
    }

    private static FitsTableField Field(FitsHeader header, int number, long offset, ColumnInfo info)
    {
        string keyword = $"TFORM{number}";
        Match match = Form().Match(header.RequireString(keyword));
        if (!match.Success)
            throw header.WrongValue(keyword, "a repeat count and one of the letters L X B I J K A E D C M P Q, as in 1D or 20A");
        long repeat = match.Groups["repeat"].Length == 0 ? 1 : long.Parse(match.Groups["repeat"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        char code = match.Groups["code"].Value[0];
        string rest = match.Groups["rest"].Value.Trim();
        char element = '\0';
        if (code is 'P' or 'Q')
        {
            element = rest.Length > 0 ? rest[0] : '\0';
            if (FitsTableField.SizeOf(element) == 0 || element is 'P' or 'Q' || repeat > 1)
                throw header.WrongValue(keyword, "an array descriptor such as 1PD(100), with one of the letters L B I J K A E D C M");
        }

        long width = code == 'X' ? (repeat + 7) / 8 : repeat * FitsTableField.SizeOf(code);
        int[]? shape = code is 'P' or 'Q' || repeat == 1 ? null : [(int)Math.Min(repeat, int.MaxValue)];
        int[]? dimensions = code is 'P' or 'Q' ? null : Dimensions(header, number);
        int textWidth = 0;
        if (code == 'A')
        {
            (shape, textWidth) = Texts(dimensions, rest, repeat);
        }
        else if (dimensions is not null)
        {
            // A TDIM that contradicts the repeat count is not used (astropy does the same); numpy's order of axes is the reverse.
            if (dimensions.Aggregate(1L, (a, b) => Math.Min(a * b, int.MaxValue)) == repeat)
                shape = [.. dimensions.Reverse()];
        }

        return new FitsTableField
        {
            Number = number,
            Info = info,
            Code = code,
            ElementCode = element,
            Repeat = repeat,
            Offset = offset,
            Width = width,
            Shape = shape,
            TextWidth = textWidth,
            Scale = Scaled(code, element) ? FitsTableLayout.Number(header, $"TSCAL{number}", 1) : 1,
            Zero = Scaled(code, element) ? FitsTableLayout.Number(header, $"TZERO{number}", 0) : 0,
            Null = (code is 'P' or 'Q' ? element : code) is 'B' or 'I' or 'J' or 'K' ? header.GetInteger($"TNULL{number}") : null,
        };
    }

    /// <summary>Texts, logicals, bits and complex numbers are not scaled.</summary>
    private static bool Scaled(char code, char element) => (code is 'P' or 'Q' ? element : code) is 'B' or 'I' or 'J' or 'K' or 'E' or 'D';

    /// <summary>An array of texts: TDIM whose first axis is the characters, or the older form 60A12.</summary>
    private static (int[]? Shape, int TextWidth) Texts(int[]? dimensions, string rest, long repeat)
    {
        int all = (int)Math.Min(repeat, int.MaxValue);
        if (dimensions is { Length: > 1 } && dimensions.Aggregate(1L, (a, b) => Math.Min(a * b, int.MaxValue)) == repeat && dimensions[0] > 0)
            return ([.. dimensions.Skip(1).Reverse()], dimensions[0]);
        if (int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0 && width < all && all % width == 0)
            return ([all / width], width);
        return (null, all);
    }

    private static int[]? Dimensions(FitsHeader header, int number)
    {
        if (header.Find($"TDIM{number}") is not { Kind: FitsCardKind.String } card)
            return null;
        string text = card.ValueText.Trim();
        if (text is not ['(', .., ')'])
            return null;
        string[] words = text[1..^1].Split(',', StringSplitOptions.TrimEntries);
        int[] dimensions = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out dimensions[i]))
                return null;
        }

        return dimensions;
    }

    [GeneratedRegex(@"^\s*(?<repeat>\d{0,12})(?<code>[LXBIJKAEDCMPQ])(?<rest>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
