using System.Globalization;

namespace Arclet.Figures;

/// <summary>An sRGB colour with opacity, eight bits a channel (<paramref name="A"/> = 255 is opaque).</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
/// <param name="A">Opacity.</param>
public readonly record struct Colour(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>Black.</summary>
    public static Colour Black => new(0, 0, 0);

    /// <summary>White.</summary>
    public static Colour White => new(255, 255, 255);

    /// <summary>Opacity as a fraction, 0 to 1.</summary>
    public double Opacity => A / 255.0;

    /// <summary>A grey of the given lightness.</summary>
    /// <param name="level">0 is black, 1 is white.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside 0 to 1.</exception>
    public static Colour Grey(double level)
    {
        byte v = ToByte(level, nameof(level));
        return new Colour(v, v, v);
    }

    /// <summary>Reads <c>#rrggbb</c> or <c>#rrggbbaa</c>.</summary>
    /// <exception cref="ArgumentException">The text is not such a colour.</exception>
    public static Colour Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length is not (7 or 9) || hex[0] != '#'
            || !uint.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
        {
            throw new ArgumentException($"'{hex}' is not a colour: #rrggbb or #rrggbbaa is expected.", nameof(hex));
        }

        if (hex.Length == 7)
            value = (value << 8) | 0xFF;
        return new Colour((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The same colour with another opacity.</summary>
    /// <param name="opacity">0 (invisible) to 1 (opaque).</param>
    /// <exception cref="ArgumentOutOfRangeException">The opacity is outside 0 to 1.</exception>
    public Colour WithOpacity(double opacity) => this with { A = ToByte(opacity, nameof(opacity)) };

    /// <summary>The colour as <c>#rrggbb</c>, without its opacity.</summary>
    public string ToHex() => $"#{R:x2}{G:x2}{B:x2}";

    private static byte ToByte(double fraction, string name) =>
        fraction is >= 0 and <= 1
            ? (byte)Math.Round(fraction * 255)
            : throw new ArgumentOutOfRangeException(name, fraction, "a value from 0 to 1 is expected");
}
