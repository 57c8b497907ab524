namespace Arclet.Figures;

/// <summary>A piece of rich text as written: characters of one style, a space of a given width, or scripts set on what precedes.</summary>
internal abstract record TextNode
{
    public sealed record Characters(string Text, bool Italic, bool Bold) : TextNode;

    /// <summary>Room without characters.</summary>
    /// <param name="Em">Width in units of the font size.</param>
    public sealed record Space(double Em) : TextNode;

    public sealed record Scripts(IReadOnlyList<TextNode>? Superscript, IReadOnlyList<TextNode>? Subscript) : TextNode;
}
