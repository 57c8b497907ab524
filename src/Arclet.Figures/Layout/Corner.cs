namespace Arclet.Figures;

/// <summary>A corner of a panel.</summary>
public enum Corner
{
    /// <summary>The corner with the fewest points under what stands there.</summary>
    Best,

    /// <summary>Top left.</summary>
    TopLeft,

    /// <summary>Top right.</summary>
    TopRight,

    /// <summary>Bottom left.</summary>
    BottomLeft,

    /// <summary>Bottom right.</summary>
    BottomRight,
}
