namespace Arclet.Figures;

/// <summary>A panel on its way to the page: its scales, ticks, the room that its labels need and its box.</summary>
internal sealed class PanelPlan(Panel panel, Scale x, Scale y, FigureStyle style)
{
    /// <summary>Room between the frame, tick labels and axis labels.</summary>
    public const double LabelGap = 2.6;

    public Panel Panel { get; } = panel;

    public Scale XScale { get; } = x;

    public Scale YScale { get; } = y;

    /// <summary>Whether the labels of the axes are this panel's to show; inner panels of a shared grid leave them to the outer ones.</summary>
    public bool LabelsX { get; init; }

    public bool LabelsY { get; init; }

    /// <summary>Whether a panel that shares the y axis stands close at the right, or one that shares x close above.</summary>
    public bool TouchesRight { get; init; }

    public bool TouchesAbove { get; init; }

    public CanvasRectangle Box { get; set; }

    public IReadOnlyList<Tick> XTicks { get; private set; } = [];

    public IReadOnlyList<Tick> YTicks { get; private set; } = [];

    public IReadOnlyList<Tick> TopTicks { get; private set; } = [];

    public IReadOnlyList<Tick> RightTicks { get; private set; } = [];

    /// <summary>Room that labels need outside the box.</summary>
    public double Left { get; private set; }

    public double Right { get; private set; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    private double Small => style.SmallFontSize;

    private double LineHeight => style.FontSize * (StandardFonts.CapHeight + StandardFonts.Descent);

    /// <summary>Room that a colour bar takes beside the box.</summary>
    public static double ColourBarRoom(ColourBar bar, IReadOnlyList<Tick> ticks, FigureStyle style)
    {
        double labels = bar.Side == ColourBarSide.Right ? Widest(ticks, style.SmallFontSize) : style.SmallFontSize * StandardFonts.CapHeight;
        double label = bar.Label.IsEmpty ? 0 : LabelGap + (style.FontSize * 1.05);
        return 4 + bar.Thickness + LabelGap + labels + label;
    }

    /// <summary>Chooses ticks for the present box and measures their labels.</summary>
    public void Measure()
    {
        XTicks = Panel.X.ShowTicks ? Panel.X.Ticks ?? HorizontalTicks(XScale, Box.Width, Small) : [];
        YTicks = Panel.Y.ShowTicks ? Panel.Y.Ticks ?? VerticalTicks(YScale, Box.Height, Small) : [];
        TopTicks = Panel.Top is { } top ? Mapped(top, XScale, HorizontalTicks(top.Scale, Box.Width, Small)) : [];
        RightTicks = Panel.Right is { } right ? Mapped(right, YScale, VerticalTicks(right.Scale, Box.Height, Small)) : [];
        bool tickLabelsX = LabelsX && Panel.X.ShowTickLabels && XTicks.Any(t => t.Label is not null);
        bool tickLabelsY = LabelsY && Panel.Y.ShowTickLabels && YTicks.Any(t => t.Label is not null);
        double cap = Small * StandardFonts.CapHeight;

        Left = tickLabelsY ? LabelGap + Widest(YTicks, Small) : 0;
        if (LabelsY && Panel.Y.Label is { IsEmpty: false })
            Left += LabelGap + LineHeight;
        Bottom = tickLabelsX ? LabelGap + cap + 1.5 : 0;
        if (LabelsX && Panel.X.Label is { IsEmpty: false })
            Bottom += LabelGap + LineHeight;
        Top = tickLabelsY ? 0.5 * cap : 0;
        Right = 0;
        if (Panel.Top is not null)
            Top = LabelGap + cap + LabelGap + LineHeight;
        if (Panel.Right is not null)
            Right = LabelGap + Widest(RightTicks, Small) + LabelGap + LineHeight;
        if (tickLabelsX)
        {
            (double before, double behind) = Overhang();
            Left = Math.Max(Left, before);
            Right = Math.Max(Right, behind);
        }

        if (Panel.ColourBar is { Side: ColourBarSide.Right } beside)
            Right += ColourBarRoom(beside, ColourBarTicks(beside), style);
        else if (Panel.ColourBar is { } above)
            Top += ColourBarRoom(above, ColourBarTicks(above), style);
        if (Panel.Title is { IsEmpty: false })
            Top += LabelGap + LineHeight;
    }

    public IReadOnlyList<Tick> ColourBarTicks(ColourBar bar) =>
        bar.Side == ColourBarSide.Right ? VerticalTicks(bar.Scale.Scale, Box.Height, Small) : HorizontalTicks(bar.Scale.Scale, Box.Width, Small);

    public static double Widest(IReadOnlyList<Tick> ticks, double size) =>
        ticks.Where(t => t.Label is not null).Select(t => RichText.Parse(t.Label!).Width * size).DefaultIfEmpty(0).Max();

    /// <summary>As many ticks as stand side by side with room between their labels.</summary>
    public static IReadOnlyList<Tick> HorizontalTicks(Scale scale, double length, double size)
    {
        for (int most = Math.Clamp((int)(length / 17), 2, 10); ; most--)
        {
            IReadOnlyList<Tick> ticks = scale.Ticks(most);
            if (most == 2 || Fits(scale, ticks, length, size))
                return ticks;
        }
    }

    public static IReadOnlyList<Tick> VerticalTicks(Scale scale, double length, double size) =>
        scale.Ticks(Math.Clamp((int)(length / (2.1 * size)), 2, 9));

    private static bool Fits(Scale scale, IReadOnlyList<Tick> ticks, double length, double size)
    {
        double end = double.NegativeInfinity;
        IEnumerable<(double At, double Width)> labels = ticks.Where(t => t.Label is not null)
            .Select(t => (scale.Project(t.Value) * length, RichText.Parse(t.Label!).Width * size)).OrderBy(l => l.Item1);
        foreach ((double at, double width) in labels)
        {
            if (at - (width / 2) < end + (0.55 * size))
                return false;
            end = at + (width / 2);
        }

        return true;
    }

    private static IReadOnlyList<Tick> Mapped(SecondaryAxis axis, Scale primary, IReadOnlyList<Tick> ticks) =>
    [
        .. ticks.Select(t => t with { Value = axis.ToPrimary(t.Value) })
            .Where(t => primary.Project(t.Value) is >= -1e-9 and <= 1 + 1e-9),
    ];

    /// <summary>How far the x tick labels reach beyond the box; one that would reach into a neighbour will not be drawn.</summary>
    private (double Left, double Right) Overhang()
    {
        double left = 0, right = 0;
        foreach (Tick tick in XTicks)
        {
            if (tick.Label is null)
                continue;
            double at = XScale.Project(tick.Value) * Box.Width, half = RichText.Parse(tick.Label).Width * Small / 2;
            left = Math.Max(left, half - at);
            if (!TouchesRight)
                right = Math.Max(right, at + half - Box.Width);
        }

        return (left, right);
    }
}
