namespace Arclet.Figures.Tests;

/// <summary>A canvas that keeps the paths.</summary>
internal sealed class PathRecorder : ICanvas
{
    public List<(CanvasPath Path, Colour? Fill, Stroke? Stroke)> Paths { get; } = [];

    public static PathRecorder Of(Figure figure)
    {
        var recorder = new PathRecorder();
        figure.Render(recorder);
        return recorder;
    }

    public void DrawPath(CanvasPath path, Colour? fill, Stroke? stroke)
    {
        if (!path.IsEmpty)
            Paths.Add((path, fill, stroke));
    }

    public void DrawText(RichText text, double x, double y, double sizePoints, TextAnchor anchor, Colour colour, double rotationDegrees = 0)
    {
        // Paths only.
    }

    public void DrawImage(Raster raster, CanvasRectangle destination)
    {
        // Paths only.
    }

    public void PushClip(CanvasPath path)
    {
        // Clips change no path.
    }

    public void PushTransform(CanvasTransform transform)
    {
        // The marks under test use none.
    }

    public void Pop()
    {
        // Nothing was pushed.
    }
}
