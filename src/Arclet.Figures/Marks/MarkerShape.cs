namespace Arclet.Figures;

/// <summary>The shape of a point.</summary>
public enum MarkerShape
{
    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle pointing up.</summary>
    Triangle,

    /// <summary>A triangle pointing down.</summary>
    TriangleDown,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A star of five points.</summary>
    Star,

    /// <summary>A hexagon.</summary>
    Hexagon,

    /// <summary>An upright cross; never filled.</summary>
    Plus,

    /// <summary>A diagonal cross; never filled.</summary>
    Cross,
}
