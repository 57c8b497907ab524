namespace Arclet.Sky;

/// <summary>The shape of a region.</summary>
public enum RegionShape
{
    /// <summary>A marked position.</summary>
    Point,

    /// <summary>A circle with a radius.</summary>
    Circle,

    /// <summary>An ellipse with two semi-axes and an angle.</summary>
    Ellipse,

    /// <summary>A rectangle with two half-sides and an angle.</summary>
    Box,

    /// <summary>A polygon with three or more corners.</summary>
    Polygon,

    /// <summary>A text at a position.</summary>
    Text,
}
