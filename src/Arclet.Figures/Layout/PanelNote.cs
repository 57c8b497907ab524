namespace Arclet.Figures;

/// <summary>A line of text in a corner of a panel.</summary>
/// <param name="Text">The text.</param>
/// <param name="Corner">The corner; <see cref="Corner.Best"/> is the top left.</param>
/// <param name="Colour">Its colour.</param>
public sealed record PanelNote(RichText Text, Corner Corner, Colour Colour);
