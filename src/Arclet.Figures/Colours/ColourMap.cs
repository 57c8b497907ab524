namespace Arclet.Figures;

/// <summary>
/// A map from 0..1 to colour, computed from a formula: perceptual ones by a path through OKLab whose lightness is linear
/// (so that equal steps look equal and a grey print keeps the order), and the helix of Green (2011).
/// </summary>
public sealed class ColourMap
{
    private const int Entries = 256;
    private readonly Colour[] _table = new Colour[Entries];

    private ColourMap(string name, Func<double, Colour> colourAt)
    {
        Name = name;
        for (int i = 0; i < Entries; i++)
            _table[i] = colourAt(i / (Entries - 1.0));
    }

    /// <summary>The map's name, such as <c>iris</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Dark violet over blue and green to yellow: OKLab lightness 0.28 to 0.92, hue 305 to 105 degrees. The default for
    /// quantities.
    /// </summary>
    public static ColourMap Iris { get; } = new(
        "iris",
        t => Oklab.ToColour(0.28 + (0.64 * t), Chroma(t, 0.1433, -0.2629, 0.4011, -0.0892, 0), 305 - (200 * t)));

    /// <summary>
    /// Black over purple, red and orange to pale yellow: OKLab lightness 0.05 to 0.97, hue 290 to 465 (= 105) degrees. For
    /// images.
    /// </summary>
    public static ColourMap Ember { get; } = new(
        "ember",
        t => Oklab.ToColour(0.05 + (0.92 * t), Chroma(t, 0.0279, 0.4357, -0.1295, -0.3834, 0.1503), 290 + (175 * t)));

    /// <summary>
    /// Blue over near white to vermillion, for signed quantities about a middle: OKLab lightness 0.47 at both ends and 0.97
    /// in the middle, hues 255 and 45 degrees.
    /// </summary>
    public static ColourMap Diverging { get; } = new("diverging", t =>
    {
        double away = Math.Abs((2 * t) - 1);
        double chroma = t < 0.5 ? Chroma(away, 0, 0.3589, -0.2065, 0, 0) : Chroma(away, 0, 0.4262, -0.2942, 0, 0);
        return Oklab.ToColour(0.97 - (0.5 * away), chroma, t < 0.5 ? 255 : 45);
    });

    /// <summary>
    /// The helix of Green (2011, Bull. Astron. Soc. India 39, 289) with start 0.5, rotations -1.5, hue 1, gamma 1: intensity
    /// rises linearly from black to white.
    /// </summary>
    public static ColourMap Cubehelix { get; } = new("cubehelix", t =>
    {
        double phi = 2 * Math.PI * ((0.5 / 3) - (1.5 * t));
        double a = t * (1 - t) / 2;
        double cos = Math.Cos(phi), sin = Math.Sin(phi);
        return new Colour(
            Byte(t + (a * ((-0.14861 * cos) + (1.78277 * sin)))),
            Byte(t + (a * ((-0.29227 * cos) - (0.90649 * sin)))),
            Byte(t + (a * 1.97294 * cos)));
    });

    /// <summary>Black to white.</summary>
    public static ColourMap Grey { get; } = new("grey", t => Colour.Grey(t));

    /// <summary>White to black, the way of printed astronomical images.</summary>
    public static ColourMap GreyInverted { get; } = new("grey-inverted", t => Colour.Grey(1 - t));

    /// <summary>The map run backwards.</summary>
    public ColourMap Reversed() => new(Name + "-reversed", t => At(1 - t));

    /// <summary>The colour at a fraction; below 0 and above 1 the end colours.</summary>
    /// <exception cref="ArgumentException">The fraction is NaN: callers decide what a missing value looks like.</exception>
    public Colour At(double fraction) =>
        double.IsNaN(fraction)
            ? throw new ArgumentException("A colour map has no colour for NaN.", nameof(fraction))
            : _table[(int)Math.Round(Math.Clamp(fraction, 0, 1) * (Entries - 1))];

    /// <summary>
    /// A polynomial of the fraction. Its coefficients are the largest chroma inside 98.5 % of the sRGB gamut along the path, by
    /// linear programming over 201 points: a path that the gamut's edge cuts off would show a kink there.
    /// </summary>
    private static double Chroma(double t, double c0, double c1, double c2, double c3, double c4) =>
        c0 + (t * (c1 + (t * (c2 + (t * (c3 + (t * c4)))))));

    private static byte Byte(double v) => (byte)Math.Round(Math.Clamp(v, 0, 1) * 255);
}
