namespace Arclet.Figures;

/// <summary>
/// OKLab, a colour space in which equal steps look equal (Ottosson 2020, "A perceptual color space for image processing"):
/// sRGB primaries to cone-like responses, cube roots, and a second matrix.
/// </summary>
internal static class Oklab
{
    /// <summary>Linear-light sRGB of lightness, chroma and hue; channels outside 0 to 1 are out of gamut.</summary>
    public static (double R, double G, double B) ToLinear(double lightness, double chroma, double hueDegrees)
    {
        double hue = hueDegrees * Math.PI / 180;
        double a = chroma * Math.Cos(hue), b = chroma * Math.Sin(hue);
        double l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        double m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        double s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return ((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }

    /// <summary>The colour, its chroma reduced as far as the sRGB gamut asks: lightness and hue stay what they are.</summary>
    public static Colour ToColour(double lightness, double chroma, double hueDegrees)
    {
        double inside = 0, outside = 1;
        if (InGamut(ToLinear(lightness, chroma, hueDegrees)))
            inside = 1;
        else
        {
            for (int i = 0; i < 30; i++)
            {
                double middle = 0.5 * (inside + outside);
                if (InGamut(ToLinear(lightness, chroma * middle, hueDegrees)))
                    inside = middle;
                else
                    outside = middle;
            }
        }

        (double r, double g, double b) = ToLinear(lightness, chroma * inside, hueDegrees);
        return new Colour(Encode(r), Encode(g), Encode(b));
    }

    private static bool InGamut((double R, double G, double B) c) =>
        Math.Min(c.R, Math.Min(c.G, c.B)) >= -1e-6 && Math.Max(c.R, Math.Max(c.G, c.B)) <= 1 + 1e-6;

    /// <summary>The sRGB transfer function of IEC 61966-2-1.</summary>
    private static byte Encode(double linear)
    {
        double v = Math.Clamp(linear, 0, 1);
        double s = v <= 0.0031308 ? 12.92 * v : (1.055 * Math.Pow(v, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(s * 255);
    }

    private static double Cube(double v) => v * v * v;
}
