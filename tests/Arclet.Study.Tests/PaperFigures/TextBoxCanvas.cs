using Arclet.Figures;

namespace Arclet.Study.Tests.PaperFigures;

/// <summary>A canvas that keeps the boxes of texts: what overlaps or leaves the page can be found without looking.</summary>
internal sealed class TextBoxCanvas(double width, double height) : ICanvas
{
    // Helvetica's capitals are 0.718 of the font size high, its descenders 0.207 deep (its published metrics).
    private const double Cap = 0.718, Descent = 0.207;

    private int depth;

    public List<(string Text, CanvasRectangle Box)> Texts { get; } = [];

    public int Paths { get; private set; }

    public int Images { get; private set; }

    public void DrawPath(CanvasPath path, Colour? fill, Stroke? stroke)
    {
        Assert.All(path.Points, p => Assert.True(double.IsFinite(p.X + p.Y)));
        Paths += path.IsEmpty ? 0 : 1;
    }

    public void DrawText(RichText text, double x, double y, double sizePoints, TextAnchor anchor, Colour colour, double rotationDegrees = 0)
    {
        double length = text.Width * sizePoints, start = anchor switch { TextAnchor.Middle => -0.5, TextAnchor.End => -1, _ => 0.0 } * length, up = Cap * sizePoints, down = Descent * sizePoints;
        Assert.True(sizePoints >= 6, $"'{text}' has {sizePoints} points");
        Texts.Add((text.ToString(), rotationDegrees == 0
            ? new CanvasRectangle(x + start, y - up, length, up + down)
            : new CanvasRectangle(x - up, y - start - length, up + down, length)));
    }

    public void DrawImage(Raster raster, CanvasRectangle destination) => Images++;

    public void PushClip(CanvasPath path) => depth++;

    public void PushTransform(CanvasTransform transform) => depth++;

    public void Pop() => depth--;

    /// <summary>Texts that overlap by more than a point, or leave the page by more than half a one.</summary>
    public IEnumerable<string> Faults()
    {
        for (int i = 0; i < Texts.Count; i++)
        {
            (string text, CanvasRectangle box) = Texts[i];
            if (box.X < -0.5 || box.Y < -0.5 || box.Right > width + 0.5 || box.Bottom > height + 0.5)
                yield return $"'{text}' at {box} leaves the page";
            for (int k = i + 1; k < Texts.Count; k++)
            {
                CanvasRectangle other = Texts[k].Box;
                double across = Math.Min(box.Right, other.Right) - Math.Max(box.X, other.X), along = Math.Min(box.Bottom, other.Bottom) - Math.Max(box.Y, other.Y);
                if (across > 1 && along > 1)
                    yield return $"'{text}' and '{Texts[k].Text}' overlap by {across:0.0} x {along:0.0} points at {box}";
            }
        }
    }
}
