using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>Sexagesimal and decimal text of a direction.</summary>
public readonly partial record struct SkyPosition
{
    /// <summary>Hours and degrees with colons: <c>00:14:21.2000 -30:23:50.100</c>.</summary>
    /// <param name="decimals">Decimals of the seconds of declination, 0 to 9; those of right ascension are one more.</param>
    public string ToSexagesimal(int decimals = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decimals, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        string ra = Sexagesimal(RaDegrees / 15, decimals + 1, wrap: 24);
        return $"{ra} {(double.IsNegative(DecDegrees) ? '-' : '+')}{Sexagesimal(Math.Abs(DecDegrees), decimals, wrap: null)}";
    }

    /// <summary>Decimal degrees that read back as the same numbers: <c>3.5883333 -30.3972500</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RaDegrees:R} {DecDegrees:R}");

    /// <summary>
    /// Reads right ascension and declination, separated by blanks or a comma: both in decimal degrees (<c>3.5883 -30.3972</c>), or
    /// hours and degrees (<c>00:14:21.2 -30:23:50.1</c>, <c>00h14m21.2s -30d23m50.1s</c>, <c>00 14 21.2 -30 23 50.1</c>).
    /// </summary>
    /// <exception cref="InputException">The text is none of these.</exception>
    public static SkyPosition Parse(string text) => TryParse(text, out SkyPosition position)
        ? position
        : throw new InputException($"position '{text}' was not understood, expected right ascension and declination in degrees or as 00:14:21.2 -30:23:50.1");

    /// <summary>Reads as <see cref="Parse"/> does; false where the text is no position.</summary>
    public static bool TryParse(string? text, out SkyPosition position)
    {
        position = default;
        string[] words = (text ?? "").Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string[] pair = words.Length == 6 ? [string.Join(':', words[..3]), string.Join(':', words[3..])] : words;
        if (pair.Length != 2 || !TryParseAngle(pair[0], out double ra, out char raUnit) || !TryParseAngle(pair[1], out double dec, out char decUnit))
            return false;

        // A sexagesimal right ascension is in hours unless its letters say degrees.
        if (raUnit is 'h' or ':')
            ra *= 15;
        if (decUnit == 'h' || Math.Abs(dec) > 90 || Math.Abs(ra) > 360)
            return false;
        position = new SkyPosition(ra, dec);
        return true;
    }

    /// <summary>One angle, decimal or sexagesimal, in its own unit: ' ' for plain degrees, ':' for colons, 'h' or 'd' for letters.</summary>
    internal static bool TryParseAngle(string text, out double value, out char unit)
    {
        (value, unit) = (0, ' ');
        if (double.TryParse(text.TrimEnd('d', '°'), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return double.IsFinite(value);
        Match match = SexagesimalText().Match(text);
        if (!match.Success)
            return false;
        unit = match.Groups["unit"].Value[0];
        double minutes = Part("m"), seconds = Part("s");
        value = Part("u") + (minutes / 60) + (seconds / 3600);
        if (minutes >= 60 || seconds >= 60)
            return false;
        if (match.Groups["sign"].Value is "-" or "−")
            value = -value;
        return true;

        double Part(string name) => match.Groups[name].Length == 0 ? 0 : double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The rounding is done once, on the whole number of smallest steps, so that 59.9996 s becomes the next minute.</summary>
    private static string Sexagesimal(double value, int decimals, int? wrap)
    {
        long perUnit = 3600, scale = (long)Math.Round(Math.Pow(10, decimals));
        long steps = (long)Math.Round(value * perUnit * scale);
        if (wrap is { } full)
            steps %= full * perUnit * scale;
        long seconds = steps / scale, fraction = steps % scale;
        string tail = decimals == 0 ? "" : "." + fraction.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}{tail}");
    }

    [GeneratedRegex(@"^(?<sign>[-+−]?)(?<u>\d+)(?<unit>[:hd])(?<m>\d+)([:m'](?<s>\d+(\.\d*)?)?[s""]?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SexagesimalText();
}
