using System.Globalization;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>How a column's values are shown, between the spellings of FITS (<c>F10.4</c>), Python (<c>%10.4f</c>, <c>10.4f</c>) and VOTable (width and precision).</summary>
/// <param name="Kind">A, I, L, X (hexadecimal), F, E or G.</param>
/// <param name="Width">The number of characters; 0 where none is given.</param>
/// <param name="Precision">The number of digits; null where none is given.</param>
internal readonly partial record struct DisplayFormat(char Kind, int Width, int? Precision)
{
    /// <summary>As Python formats: <c>%10.4f</c>.</summary>
    public string Python => $"%{(Width > 0 ? Width : "")}{(Kind is 'F' or 'E' or 'G' && Precision is { } p ? $".{p}" : "")}{Kind switch { 'A' => 's', 'I' => 'd', 'L' => 's', 'X' => 'x', 'E' => 'e', 'G' => 'g', _ => 'f' }}";

    /// <summary>As FITS formats, where a width is needed: <c>F10.4</c>.</summary>
    public string Fits => $"{(Kind == 'X' ? 'Z' : Kind)}{(Width > 0 ? Width : 12)}{(Kind is 'F' or 'E' or 'G' ? $".{Precision ?? 6}" : "")}";

    /// <summary>VOTable's precision: F and E with digits, or null.</summary>
    public string? VoTablePrecision => Precision is { } p && Kind is 'F' or 'E' ? $"{Kind}{Precision}" : null;

    /// <summary>Reads any of the spellings; null where there is none, or an unknown one.</summary>
    public static DisplayFormat? Parse(string? text)
    {
        if (text is null)
            return null;
        Match fits = FitsSpelling().Match(text), python = PythonSpelling().Match(text);
        if (fits.Success)
        {
            char kind = char.ToUpperInvariant(text[0]) switch { 'D' => 'E', 'Z' => 'X', var other => other };
            return new DisplayFormat(kind, Number(fits.Groups["width"]) ?? 0, Number(fits.Groups["precision"]));
        }

        if (!python.Success || python.Value.Length == 0)
            return null;
        char letter = python.Groups["kind"].Value switch { "s" => 'A', "d" or "i" => 'I', "x" => 'X', "e" or "E" => 'E', "g" or "G" => 'G', _ => 'F' };
        return new DisplayFormat(letter, Number(python.Groups["width"]) ?? 0, Number(python.Groups["precision"]));
    }

    private static int? Number(Group group) => group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex(@"^(A|I|L|Z|F|E|EN|ES|G|D)(?<width>\d{1,4})(\.(?<precision>\d{1,3}))?(E\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FitsSpelling();

    [GeneratedRegex(@"^(%|\{:)?(?<width>\d{1,4})?(\.(?<precision>\d{1,3}))?(?<kind>[sdixeEgGfF])\}?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PythonSpelling();
}
