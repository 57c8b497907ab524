using System.Globalization;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>Reads TFORM, TBCOL, TSCAL, TZERO and TNULL of an ASCII table's columns (FITS standard 4.0, section 7.2).</summary>
internal static partial class FitsAsciiFields
{
    public static IReadOnlyList<FitsTableField> Read(FitsHdu hdu)
    {
        FitsHeader header = hdu.Header;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new FitsTableField[FitsTableLayout.FieldCount(header)];
        for (int number = 1; number <= fields.Length; number++)
        {
            string keyword = $"TFORM{number}";
            Match match = Form().Match(header.RequireString(keyword));
            if (!match.Success)
                throw header.WrongValue(keyword, "one of Aw, Iw, Fw.d, Ew.d and Dw.d");
            long width = match.Groups["width"].Length == 0 ? 1 : long.Parse(match.Groups["width"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            long start = header.RequireInteger($"TBCOL{number}");
            if (start < 1 || start - 1 > hdu.Axes[0] - width)
                throw header.WrongValue($"TBCOL{number}", $"a column from 1 that leaves room for {width} characters in a row of {hdu.Axes[0]}");
            fields[number - 1] = new FitsTableField
            {
                Number = number,
                Info = FitsTableLayout.Info(header, number, names),
                Code = match.Groups["code"].Value[0],
                Repeat = 1,
                Offset = start - 1,
                Width = width,
                Scale = FitsTableLayout.Number(header, $"TSCAL{number}", 1),
                Zero = FitsTableLayout.Number(header, $"TZERO{number}", 0),
                NullText = header.Find($"TNULL{number}") is { Kind: FitsCardKind.String } card ? card.ValueText.Trim() : null,
            };
        }

        return fields;
    }

    [GeneratedRegex(@"^\s*(?<code>[AIFED])(?<width>\d{0,9})(\.\d{1,9})?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
