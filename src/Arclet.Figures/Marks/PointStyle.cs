namespace Arclet.Figures;

/// <summary>How points look.</summary>
public sealed record PointStyle
{
    /// <summary>The shape.</summary>
    public MarkerShape Shape { get; init; }

    /// <summary>The diameter in points; 0 leaves only the error bars.</summary>
    public double Size { get; init; } = 4;

    /// <summary>The colour; null takes the next of the figure's cycle.</summary>
    public Colour? Colour { get; init; }

    /// <summary>Filled with the colour; otherwise open, with the outline in the colour and a white inside.</summary>
    public bool IsFilled { get; init; } = true;

    /// <summary>The outline of filled points; null for none.</summary>
    public Colour? Edge { get; init; }

    /// <summary>The width of outlines, and of the shapes that are lines only, in points.</summary>
    public double EdgeWidth { get; init; } = 0.7;

    /// <summary>The width of error bars in points.</summary>
    public double BarWidth { get; init; } = 0.6;

    /// <summary>The half length of the bars' end caps in points; 0 for none.</summary>
    public double CapSize { get; init; }

    internal void Draw(ICanvas canvas, double x, double y, double size, Colour colour)
    {
        if (size <= 0)
            return;
        CanvasPath path = MarkerPath.Create(Shape, x, y, size);
        if (MarkerPath.IsLinesOnly(Shape))
            canvas.DrawPath(path, null, new Stroke(colour, EdgeWidth));
        else if (IsFilled)
            canvas.DrawPath(path, colour, Edge is { } edge ? new Stroke(edge with { A = colour.A }, EdgeWidth) : null);
        else
            canvas.DrawPath(path, Figures.Colour.White, new Stroke(colour, EdgeWidth));
    }
}
