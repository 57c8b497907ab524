namespace Arclet.Figures;

/// <summary>How a line looks.</summary>
public sealed record LineStyle
{
    /// <summary>The colour; null takes the next of the figure's cycle.</summary>
    public Colour? Colour { get; init; }

    /// <summary>The width in points.</summary>
    public double Width { get; init; } = 1;

    /// <summary>The dashes.</summary>
    public Dash Dash { get; init; }

    internal Stroke ToStroke(Colour cycle) => new(Colour ?? cycle, Width, Dash) { Round = true };
}
