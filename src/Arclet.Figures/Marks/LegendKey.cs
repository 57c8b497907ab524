namespace Arclet.Figures;

/// <summary>The samples that a legend shows.</summary>
internal static class LegendKey
{
    public static void Line(ICanvas canvas, CanvasRectangle box, Stroke stroke)
    {
        double y = box.Y + (box.Height / 2);
        canvas.DrawPath(CanvasPath.Segment(box.X, y, box.Right, y), null, stroke);
    }

    public static void Patch(ICanvas canvas, CanvasRectangle box, Colour? fill, Stroke? stroke) =>
        canvas.DrawPath(CanvasPath.Rectangle(box with { X = box.X + 1, Width = box.Width - 2 }), fill, stroke);
}
