namespace Arclet.Figures;

/// <summary>The key of a colour scale.</summary>
/// <param name="Scale">The colours and limits.</param>
/// <param name="Label">Its label.</param>
public sealed record ColourBar(ColourScale Scale, RichText Label)
{
    /// <summary>Where it stands.</summary>
    public ColourBarSide Side { get; init; }

    /// <summary>Its thickness in points.</summary>
    public double Thickness { get; init; } = 6;
}
