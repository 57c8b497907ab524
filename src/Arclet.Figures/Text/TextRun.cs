namespace Arclet.Figures;

/// <summary>Characters of one style and size at their place in a line of text; lengths in units of the line's font size.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Italic">Slanted.</param>
/// <param name="Bold">Bold.</param>
/// <param name="X">Where it begins, from the line's beginning.</param>
/// <param name="Rise">How far its baseline stands above the line's.</param>
/// <param name="Size">Its font size.</param>
/// <param name="Width">Its advance width.</param>
public readonly record struct TextRun(string Text, bool Italic, bool Bold, double X, double Rise, double Size, double Width);
