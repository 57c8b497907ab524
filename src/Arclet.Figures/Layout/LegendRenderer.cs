namespace Arclet.Figures;

/// <summary>Draws the legend of a panel: the samples and names of its labelled marks, on a veil, in a corner.</summary>
internal sealed class LegendRenderer(Panel panel, PlotArea area, Colour[] colours)
{
    private const double KeyWidth = 15, KeyGap = 4, Padding = 2.5;

    public void Draw()
    {
        List<(Mark Mark, Colour Colour)> entries = [.. panel.Marks.Select((m, i) => (m, colours[i])).Where(e => e.m.Label is { IsEmpty: false })];
        if (entries.Count == 0)
            return;
        double size = area.Style.SmallFontSize, line = size * 1.3;
        double width = KeyWidth + KeyGap + (entries.Max(e => e.Mark.Label!.Width) * size) + (2 * Padding);
        double height = (entries.Count * line) + (2 * Padding);
        CanvasRectangle box = Box(panel.LegendCorner == Corner.Best ? Best(width, height) : panel.LegendCorner, width, height);
        ICanvas canvas = area.Canvas;
        canvas.DrawPath(CanvasPath.Rectangle(box), Colour.White.WithOpacity(0.8), null);
        for (int i = 0; i < entries.Count; i++)
        {
            double middle = box.Y + Padding + ((i + 0.5) * line), key = size * StandardFonts.CapHeight;
            entries[i].Mark.DrawKey(canvas, new CanvasRectangle(box.X + Padding, middle - (key / 2), KeyWidth, key), entries[i].Colour);
            canvas.DrawText(entries[i].Mark.Label!, box.X + Padding + KeyWidth + KeyGap, middle + (key / 2), size, TextAnchor.Start, Colour.Black);
        }
    }

    private CanvasRectangle Box(Corner corner, double width, double height)
    {
        double inset = area.Style.MajorTickLength + 0.5;
        bool isRight = corner is Corner.TopRight or Corner.BottomRight, isTop = corner is Corner.TopLeft or Corner.TopRight;
        // Notes in the same corner stay readable: the legend begins beside them.
        int notes = panel.Notes.Count(n => (n.Corner == Corner.Best ? Corner.TopLeft : n.Corner) == corner);
        double shift = notes * area.Style.FontSize * 1.25;
        return new CanvasRectangle(
            isRight ? area.Box.Right - inset - width : area.Box.X + inset,
            isTop ? area.Box.Y + inset + shift : area.Box.Bottom - inset - height - shift,
            width,
            height);
    }

    private Corner Best(double width, double height)
    {
        List<CanvasPoint> obstacles = [.. panel.Marks.SelectMany(m => m.Obstacles(area))];
        return ((ReadOnlySpan<Corner>)[Corner.TopRight, Corner.TopLeft, Corner.BottomRight, Corner.BottomLeft]).ToArray()
            .MinBy(corner =>
            {
                CanvasRectangle box = Box(corner, width, height).Grown(2);
                return obstacles.Count(box.Contains);
            });
    }
}
