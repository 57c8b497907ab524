using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>What an image's BUNIT says: a kind of unit and the factor in front of it.</summary>
/// <param name="Kind">What one unit measures.</param>
/// <param name="Scale">The factor to the kind's base unit (nJy, nJy/sr, electron or count per second, erg/s/cm2/Hz, erg/s/cm2/A).</param>
internal readonly partial record struct FluxUnit(FluxUnitKind Kind, double Scale)
{
    /// <summary>Whether what is counted is electrons, whose number has their square root as noise; other counts need a gain for that.</summary>
    public bool IsElectrons { get; init; }

    private static readonly Dictionary<string, double> Jansky = new()
    {
        ["nJy"] = 1,
        ["uJy"] = 1e3,
        ["µJy"] = 1e3,
        ["mJy"] = 1e6,
        ["Jy"] = 1e9,
        ["kJy"] = 1e12,
        ["MJy"] = 1e15,
    };

    /// <summary>Spelled names and their short forms; case does not matter for these.</summary>
    private static readonly (string Long, string Short)[] Spelled =
    [
        ("nanojansky", "nJy"), ("microjansky", "uJy"), ("millijansky", "mJy"), ("megajansky", "MJy"), ("jansky", "Jy"), ("steradian", "sr"),
    ];

    /// <summary>The unit of a BUNIT value.</summary>
    /// <exception cref="InputException">It is no flux unit, or ambiguous; the message names the keyword.</exception>
    public static FluxUnit Parse(string bunit, string source)
    {
        // FITS allows only ASCII, but the micro sign and the Greek letter are seen, in Latin-1 (as headers are read) or UTF-8 bytes.
        string text = bunit.Trim().Replace("\u00C2\u00B5", "µ", StringComparison.Ordinal).Replace("\u00CE\u00BC", "µ", StringComparison.Ordinal).Replace('\u03BC', 'µ');
        foreach ((string spelled, string brief) in Spelled)
            text = Regex.Replace(text, spelled + "s?(?![a-z])", brief, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        double scale = 1;
        if (Multiplier().Match(text) is { Success: true } factor)
        {
            scale = factor.Groups["power"] is { Success: true } power
                ? Math.Pow(10, double.Parse(power.Value, CultureInfo.InvariantCulture))
                : double.Parse(factor.Groups["number"].Value, CultureInfo.InvariantCulture);
            text = text[factor.Length..];
        }

        if (!(scale > 0))
            throw Wrong();
        string compact = Compact(text);
        bool perSteradian = compact.EndsWith("/sr", StringComparison.OrdinalIgnoreCase);
        string flux = perSteradian ? compact[..^3] : PerPixel().Replace(compact, "");
        if (Jansky.TryGetValue(flux, out double nano) || Jansky.TryGetValue(ProperCase(flux), out nano))
            return new FluxUnit(perSteradian ? FluxUnitKind.NanojanskyPerSteradian : FluxUnitKind.Nanojansky, scale * nano);
        if (flux.Equals("mjy", StringComparison.OrdinalIgnoreCase))
            throw InputException.InFile(source, $"keyword BUNIT is '{bunit}', which may mean mJy (milli) or MJy (mega); expected one of the two in its proper case");
        return (perSteradian ? "" : flux.ToLowerInvariant()) switch
        {
            "electron/s" or "electrons/s" or "e-/s" or "e/s" => new FluxUnit(FluxUnitKind.CountRate, scale) { IsElectrons = true },
            "count/s" or "counts/s" or "cts/s" or "ct/s" or "cps" or "adu/s" or "dn/s" => new FluxUnit(FluxUnitKind.CountRate, scale),
            "electron" or "electrons" or "e-" => new FluxUnit(FluxUnitKind.Counts, scale) { IsElectrons = true },
            "count" or "counts" or "cts" or "ct" or "adu" or "dn" => new FluxUnit(FluxUnitKind.Counts, scale),
            "erg/s/cm2/hz" or "ergs/s/cm2/hz" or "erg/cm2/s/hz" or "erg/hz/s/cm2" => new FluxUnit(FluxUnitKind.Nanojansky, scale * 1e32),
            "erg/s/cm2/a" or "erg/s/cm2/angstrom" or "ergs/s/cm2/a" or "ergs/s/cm2/angstrom" or "erg/cm2/s/a" or "erg/cm2/s/angstrom" or "erg/a/s/cm2" => new FluxUnit(FluxUnitKind.PerAngstrom, scale),
            _ => throw Wrong(),
        };

        InputException Wrong() => InputException.InFile(source,
            $"keyword BUNIT is '{bunit}', expected a flux unit such as nJy, 10.0*nanoJansky, uJy, mJy, Jy, MJy/sr, electrons/s or erg/s/cm2/Hz (or give --zeropoint or --native-units)");
    }

    /// <summary>One spelling: divisions by slashes, no blanks, powers as digits ("erg s-1 cm-2 Hz-1" and "erg/(s cm^2 Hz)" become "erg/s/cm2/Hz").</summary>
    private static string Compact(string text)
    {
        string plain = text.Replace("**", "", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal)
            .Replace("second", "s", StringComparison.OrdinalIgnoreCase).Replace("sec", "s", StringComparison.OrdinalIgnoreCase)
            .Replace(" per ", "/", StringComparison.OrdinalIgnoreCase);
        plain = NegativePower().Replace(plain.Replace("(-", "-", StringComparison.Ordinal), m => "/" + m.Groups["unit"].Value + (m.Groups["power"].Value == "1" ? "" : m.Groups["power"].Value));
        var compact = new StringBuilder();
        bool inside = false;
        foreach (char c in plain)
        {
            inside = c == '(' || (inside && c != ')');
            if (c is '(' or ')')
                continue;
            if (c is ' ' or '*' or '.')
            {
                // Inside the parentheses of a denominator every factor divides.
                if (inside && compact.Length > 0 && compact[^1] != '/')
                    compact.Append('/');
                continue;
            }

            compact.Append(c);
        }

        return compact.ToString();
    }

    /// <summary>NJY, UJY and JY in capitals are clear; MJY is not.</summary>
    private static string ProperCase(string flux) => flux.ToUpperInvariant() switch
    {
        "NJY" => "nJy",
        "UJY" or "µJY" => "uJy",
        "JY" => "Jy",
        _ => flux,
    };

    [GeneratedRegex(@"^\s*(10(\*\*|\^)\(?(?<power>[-+]?\d+)\)?|(?<number>\d+(\.\d*)?([eE][-+]?\d+)?))\s*\*?\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Multiplier();

    [GeneratedRegex("/pix(el)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PerPixel();

    [GeneratedRegex(@"[\s*.]*(?<unit>[A-Za-z]+)-(?<power>\d)\)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NegativePower();
}
