namespace Arclet.Figures;

/// <summary>How a closed shape looks.</summary>
public sealed record ShapeStyle
{
    /// <summary>The outline's colour; null for no outline.</summary>
    public Colour? Edge { get; init; } = Colour.Black;

    /// <summary>The outline's width in points.</summary>
    public double EdgeWidth { get; init; } = 0.8;

    /// <summary>The outline's dashes.</summary>
    public Dash Dash { get; init; }

    /// <summary>The filling; null for none.</summary>
    public Colour? Fill { get; init; }

    internal Stroke? Stroke => Edge is { } edge ? new Stroke(edge, EdgeWidth, Dash) : null;
}
