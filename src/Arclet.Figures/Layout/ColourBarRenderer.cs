namespace Arclet.Figures;

/// <summary>Draws a colour bar beside or above a box.</summary>
internal static class ColourBarRenderer
{
    public static void Draw(ICanvas canvas, ColourBar bar, CanvasRectangle beside, FigureStyle style)
    {
        const int steps = 256;
        bool isRight = bar.Side == ColourBarSide.Right;
        var colours = new Raster(isRight ? 1 : steps, isRight ? steps : 1, 3);
        for (int i = 0; i < steps; i++)
        {
            Colour c = bar.Scale.Map.At((isRight ? steps - 1 - i : i) / (steps - 1.0));
            (colours.Pixels[3 * i], colours.Pixels[(3 * i) + 1], colours.Pixels[(3 * i) + 2]) = (c.R, c.G, c.B);
        }

        CanvasRectangle box = isRight
            ? new CanvasRectangle(beside.Right + 4, beside.Y, bar.Thickness, beside.Height)
            : new CanvasRectangle(beside.X, beside.Y - 4 - bar.Thickness, beside.Width, bar.Thickness);
        canvas.DrawImage(colours, box);
        Scale scale = bar.Scale.Scale;
        double size = style.SmallFontSize, cap = size * StandardFonts.CapHeight;
        IReadOnlyList<Tick> ticks = isRight ? PanelPlan.VerticalTicks(scale, box.Height, size) : PanelPlan.HorizontalTicks(scale, box.Width, size);
        var lines = new CanvasPath();
        foreach (Tick tick in ticks)
        {
            double fraction = scale.Project(tick.Value), length = bar.Thickness * (tick.IsMajor ? 0.4 : 0.2);
            if (isRight)
            {
                double y = box.Bottom - (fraction * box.Height);
                lines.MoveTo(box.Right, y).LineTo(box.Right - length, y);
                if (tick.Label is not null)
                    canvas.DrawText(tick.Label, box.Right + PanelPlan.LabelGap, y + (cap / 2), size, TextAnchor.Start, Colour.Black);
            }
            else
            {
                double x = box.X + (fraction * box.Width);
                lines.MoveTo(x, box.Y).LineTo(x, box.Y + length);
                if (tick.Label is not null)
                    canvas.DrawText(tick.Label, x, box.Y - PanelPlan.LabelGap, size, TextAnchor.Middle, Colour.Black);
            }
        }

        var stroke = new Stroke(Colour.Black, style.AxisWidth);
        canvas.DrawPath(lines, null, stroke);
        canvas.DrawPath(CanvasPath.Rectangle(box), null, stroke);
        if (bar.Label.IsEmpty)
            return;
        if (isRight)
        {
            double x = box.Right + PanelPlan.LabelGap + PanelPlan.Widest(ticks, size) + PanelPlan.LabelGap + (style.FontSize * StandardFonts.CapHeight);
            canvas.DrawText(bar.Label, x, box.Y + (box.Height / 2), style.FontSize, TextAnchor.Middle, Colour.Black, 90);
        }
        else
        {
            double y = box.Y - PanelPlan.LabelGap - cap - PanelPlan.LabelGap - (style.FontSize * 0.1);
            canvas.DrawText(bar.Label, box.X + (box.Width / 2), y, style.FontSize, TextAnchor.Middle, Colour.Black);
        }
    }
}
