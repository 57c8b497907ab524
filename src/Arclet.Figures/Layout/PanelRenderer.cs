namespace Arclet.Figures;

/// <summary>Draws a panel that has found its box: marks inside the clip, then ticks, frame, labels, notes and legend.</summary>
internal sealed class PanelRenderer(PanelPlan plan, ICanvas canvas, FigureStyle style)
{
    private readonly Panel _panel = plan.Panel;
    private readonly CanvasRectangle _box = plan.Box;
    private readonly double _cap = style.SmallFontSize * StandardFonts.CapHeight;

    public void Draw()
    {
        var area = new PlotArea(canvas, _box, plan.XScale, plan.YScale, style);
        CanvasPath frame = CanvasPath.Rectangle(_box);
        if (_panel.Background is { } background)
            canvas.DrawPath(frame, background, null);
        Colour[] colours = CycleColours();
        canvas.PushClip(frame);
        for (int i = 0; i < colours.Length; i++)
            _panel.Marks[i].Draw(area, colours[i]);
        canvas.Pop();
        DrawTicks();
        canvas.DrawPath(frame, null, new Stroke(_panel.FrameColour, style.AxisWidth));
        DrawTickLabels();
        DrawAxisLabels();
        if (_panel.ColourBar is { } bar)
            DrawColourBar(bar);
        DrawNotes();
        if (_panel.ShowLegend)
            new LegendRenderer(_panel, area, colours).Draw();
    }

    private Colour[] CycleColours()
    {
        var colours = new Colour[_panel.Marks.Count];
        int next = 0;
        for (int i = 0; i < colours.Length; i++)
        {
            colours[i] = style.Cycle[next % style.Cycle.Count];
            if (_panel.Marks[i].TakesCycleColour)
                next++;
        }

        return colours;
    }

    private double X(double value) => _box.X + (plan.XScale.Project(value) * _box.Width);

    private double Y(double value) => _box.Bottom - (plan.YScale.Project(value) * _box.Height);

    private double Length(Tick tick) => tick.IsMajor ? style.MajorTickLength : style.MinorTickLength;

    /// <summary>Inward ticks on all four sides; a secondary axis has its side to itself.</summary>
    private void DrawTicks()
    {
        var path = new CanvasPath();
        foreach (Tick t in plan.XTicks)
        {
            double x = X(t.Value);
            path.MoveTo(x, _box.Bottom).LineTo(x, _box.Bottom - Length(t));
            if (_panel.Top is null)
                path.MoveTo(x, _box.Y).LineTo(x, _box.Y + Length(t));
        }

        foreach (Tick t in plan.TopTicks)
            path.MoveTo(X(t.Value), _box.Y).LineTo(X(t.Value), _box.Y + Length(t));
        foreach (Tick t in plan.YTicks)
        {
            double y = Y(t.Value);
            path.MoveTo(_box.X, y).LineTo(_box.X + Length(t), y);
            if (_panel.Right is null)
                path.MoveTo(_box.Right, y).LineTo(_box.Right - Length(t), y);
        }

        foreach (Tick t in plan.RightTicks)
            path.MoveTo(_box.Right, Y(t.Value)).LineTo(_box.Right - Length(t), Y(t.Value));
        canvas.DrawPath(path, null, new Stroke(_panel.FrameColour, style.AxisWidth));
    }

    private void DrawTickLabels()
    {
        double size = style.SmallFontSize;
        if (plan.LabelsX && _panel.X.ShowTickLabels)
        {
            foreach (Tick t in plan.XTicks)
            {
                if (t.Label is null)
                    continue;
                RichText label = t.Label;
                // At a touching edge the neighbour's first label has the place.
                if (plan.TouchesRight && X(t.Value) + (label.Width * size / 2) > _box.Right + (style.SharedGap / 2))
                    continue;
                canvas.DrawText(label, X(t.Value), _box.Bottom + PanelPlan.LabelGap + _cap + 1.2, size, TextAnchor.Middle, Colour.Black);
            }
        }

        if (plan.LabelsY && _panel.Y.ShowTickLabels)
        {
            foreach (Tick t in plan.YTicks)
            {
                if (t.Label is not null && !(plan.TouchesAbove && Y(t.Value) - (_cap / 2) < _box.Y - (style.SharedGap / 2)))
                    canvas.DrawText(t.Label, _box.X - PanelPlan.LabelGap, Y(t.Value) + (_cap / 2), size, TextAnchor.End, Colour.Black);
            }
        }

        foreach (Tick t in plan.TopTicks.Where(t => t.Label is not null))
            canvas.DrawText(t.Label!, X(t.Value), _box.Y - PanelPlan.LabelGap, size, TextAnchor.Middle, Colour.Black);
        foreach (Tick t in plan.RightTicks.Where(t => t.Label is not null))
            canvas.DrawText(t.Label!, _box.Right + PanelPlan.LabelGap, Y(t.Value) + (_cap / 2), size, TextAnchor.Start, Colour.Black);
    }

    private void DrawAxisLabels()
    {
        double size = style.FontSize, descent = size * StandardFonts.Descent, cap = size * StandardFonts.CapHeight;
        double middleX = _box.X + (_box.Width / 2), middleY = _box.Y + (_box.Height / 2);
        bool tickLabelsX = _panel.X.ShowTickLabels && plan.XTicks.Any(t => t.Label is not null);
        if (plan.LabelsX && _panel.X.Label is { } x)
        {
            double below = tickLabelsX ? PanelPlan.LabelGap + _cap + 1.5 : 0;
            canvas.DrawText(x, middleX, _box.Bottom + below + PanelPlan.LabelGap + cap, size, TextAnchor.Middle, Colour.Black);
        }

        if (plan.LabelsY && _panel.Y.Label is { } y)
        {
            double beside = _panel.Y.ShowTickLabels && plan.YTicks.Count > 0 ? PanelPlan.LabelGap + PanelPlan.Widest(plan.YTicks, style.SmallFontSize) : 0;
            canvas.DrawText(y, _box.X - beside - PanelPlan.LabelGap - descent, middleY, size, TextAnchor.Middle, Colour.Black, 90);
        }

        double top = _box.Y;
        if (_panel.Top is { } secondary)
        {
            top -= PanelPlan.LabelGap + _cap + PanelPlan.LabelGap;
            canvas.DrawText(secondary.Label, middleX, top - descent, size, TextAnchor.Middle, Colour.Black);
            top -= descent + cap;
        }

        if (_panel.Right is { } right)
        {
            double beside = PanelPlan.LabelGap + PanelPlan.Widest(plan.RightTicks, style.SmallFontSize) + PanelPlan.LabelGap;
            canvas.DrawText(right.Label, _box.Right + beside + cap, middleY, size, TextAnchor.Middle, Colour.Black, 90);
        }

        if (_panel.ColourBar is { Side: ColourBarSide.Top } bar)
            top -= PanelPlan.ColourBarRoom(bar, plan.ColourBarTicks(bar), style);
        if (_panel.Title is { } title)
            canvas.DrawText(title, middleX, top - PanelPlan.LabelGap - descent, size, TextAnchor.Middle, Colour.Black);
    }

    private void DrawColourBar(ColourBar bar)
    {
        CanvasRectangle beside = _box;
        if (_panel.Right is not null && bar.Side == ColourBarSide.Right)
            beside = beside with { Width = beside.Width + plan.Right - PanelPlan.ColourBarRoom(bar, plan.ColourBarTicks(bar), style) };
        if (_panel.Top is not null && bar.Side == ColourBarSide.Top)
            beside = beside with { Y = beside.Y - (2 * PanelPlan.LabelGap) - _cap - (style.FontSize * 0.93) };
        ColourBarRenderer.Draw(canvas, bar, beside, style);
    }

    private void DrawNotes()
    {
        double size = style.FontSize, inset = style.MajorTickLength + 2.5, line = size * 1.25, cap = size * StandardFonts.CapHeight;
        foreach (IGrouping<Corner, PanelNote> notes in _panel.Notes.GroupBy(n => n.Corner == Corner.Best ? Corner.TopLeft : n.Corner))
        {
            bool isRight = notes.Key is Corner.TopRight or Corner.BottomRight, isTop = notes.Key is Corner.TopLeft or Corner.TopRight;
            int count = notes.Count(), i = 0;
            foreach (PanelNote note in notes)
            {
                double y = isTop ? _box.Y + inset + cap + (i * line) : _box.Bottom - inset - 1 - ((count - 1 - i) * line);
                canvas.DrawText(note.Text, isRight ? _box.Right - inset : _box.X + inset, y, size, isRight ? TextAnchor.End : TextAnchor.Start, note.Colour);
                i++;
            }
        }
    }
}
