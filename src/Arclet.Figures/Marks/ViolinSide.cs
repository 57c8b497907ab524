namespace Arclet.Figures;

/// <summary>Which half of a violin is drawn.</summary>
public enum ViolinSide
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>The one towards smaller x, so that two samples stand back to back.</summary>
    Left,

    /// <summary>The one towards larger x.</summary>
    Right,
}
