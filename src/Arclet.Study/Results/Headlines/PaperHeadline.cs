namespace Arclet.Study;

/// <summary>A number that the paper quotes.</summary>
/// <param name="Id">Its name here.</param>
/// <param name="Section">The paper's section.</param>
/// <param name="Figure">The paper's figure; empty without one.</param>
/// <param name="Quantity">What it is.</param>
/// <param name="Value">The number; NaN for a range or a list.</param>
/// <param name="Low">The lower end of a range.</param>
/// <param name="High">The upper end of a range.</param>
/// <param name="Text">A list; empty for a number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Sample">The objects that it is about.</param>
/// <param name="Note">How it is computed, or what is wrong with it.</param>
/// <param name="Origin">How it is known.</param>
public sealed record PaperHeadline(
    string Id, string Section, string Figure, string Quantity, double Value, double Low, double High, string Text, string Unit, string Sample, string Note, HeadlineOrigin Origin);
