namespace Arclet.Figures;

/// <summary>Where a character's shape comes from.</summary>
internal enum FontKind
{
    /// <summary>Helvetica or one of its styles, by its WinAnsi code.</summary>
    Helvetica,

    /// <summary>The Symbol font, by its own code.</summary>
    Symbol,

    /// <summary>Neither has it: <see cref="DrawnGlyphs"/> draws it.</summary>
    Drawn,
}
