namespace Arclet.Figures;

/// <summary>An upright rectangle on a canvas, in points, y downwards.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct CanvasRectangle(double X, double Y, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => X + Width;

    /// <summary>Bottom edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The rectangle grown by a margin on all sides.</summary>
    public CanvasRectangle Grown(double margin) => new(X - margin, Y - margin, Width + (2 * margin), Height + (2 * margin));

    /// <summary>Whether the point lies in the rectangle, its edges included.</summary>
    public bool Contains(CanvasPoint p) => p.X >= X && p.X <= Right && p.Y >= Y && p.Y <= Bottom;
}
