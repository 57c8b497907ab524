namespace Arclet.Figures;

/// <summary>Where a colour bar stands.</summary>
public enum ColourBarSide
{
    /// <summary>To the right.</summary>
    Right,

    /// <summary>Above.</summary>
    Top,
}
