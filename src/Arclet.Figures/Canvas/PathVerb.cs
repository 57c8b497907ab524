namespace Arclet.Figures;

/// <summary>A step of a <see cref="CanvasPath"/>.</summary>
public enum PathVerb
{
    /// <summary>Starts a new part: one point.</summary>
    Move,

    /// <summary>A straight line: one point.</summary>
    Line,

    /// <summary>A cubic Bezier curve: two control points and the end.</summary>
    Curve,

    /// <summary>A line back to the start of the part: no point.</summary>
    Close,
}
