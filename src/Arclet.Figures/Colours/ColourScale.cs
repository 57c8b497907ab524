namespace Arclet.Figures;

/// <summary>Turns values into colours: a scale (limits and stretch), a map, and the colour of what is missing.</summary>
/// <param name="Map">The colours.</param>
/// <param name="Scale">The limits, and whether colours go with the value, its logarithm or its asinh.</param>
public sealed record ColourScale(ColourMap Map, Scale Scale)
{
    /// <summary>The colour of NaN, and of values that the scale cannot show (zero and below on a logarithmic one).</summary>
    public Colour Missing { get; init; } = Colour.Grey(0.75);

    /// <summary>The colour of a value; beyond the limits the end colours.</summary>
    public Colour At(double value)
    {
        double fraction = Scale.Project(value);
        return double.IsNaN(fraction) ? Missing : Map.At(fraction);
    }
}
