namespace Arclet.Figures;

/// <summary>How a path is drawn: colour, width in points, dashes. Ends are butt, corners are mitred unless <see cref="Round"/>.</summary>
/// <param name="Colour">The colour with its opacity.</param>
/// <param name="Width">The width in points.</param>
/// <param name="Dash">The dashes.</param>
public readonly record struct Stroke(Colour Colour, double Width, Dash Dash = Dash.Solid)
{
    /// <summary>Rounded corners, for curves of many short pieces.</summary>
    public bool Round { get; init; }

    /// <summary>Round ends, so that a line of no length is a dot as wide as the stroke.</summary>
    public bool RoundEnds { get; init; }

    /// <summary>On and off lengths in points; empty for a solid line.</summary>
    public IReadOnlyList<double> Pattern()
    {
        double[] units = Dash switch
        {
            Dash.Solid => [],
            Dash.Dashed => [4, 2],
            Dash.Dotted => [1, 1.6],
            Dash.DashDot => [5, 1.8, 1, 1.8],
            Dash.LongDashed => [8, 3],
            _ => throw new InvalidOperationException($"The dash {Dash} is unknown."),
        };
        for (int i = 0; i < units.Length; i++)
            units[i] *= Math.Max(Width, 0.6);
        return units;
    }
}
