namespace Arclet.Figures;

/// <summary>
/// Finds the boxes of a figure's panels. Tick labels need room, room decides the boxes, and boxes decide the ticks: three
/// rounds settle it, the last one's ticks being those that are drawn.
/// </summary>
internal sealed class FigureLayout
{
    private readonly Figure _figure;
    private readonly PanelPlan?[,] _plans;
    private readonly FigureStyle _style;

    public FigureLayout(Figure figure, Panel?[,] panels)
    {
        _figure = figure;
        _style = figure.Style;
        _plans = new PanelPlan?[figure.Rows, figure.Columns];
        Dictionary<Axis, Scale> scales = Scales(panels);
        for (int row = 0; row < figure.Rows; row++)
        {
            for (int column = 0; column < figure.Columns; column++)
            {
                if (panels[row, column] is not { } panel)
                    continue;
                _plans[row, column] = new PanelPlan(panel, scales[panel.X], scales[panel.Y], _style)
                {
                    LabelsX = !figure.ShareX || IsLast(panels, row, column),
                    LabelsY = !figure.ShareY || IsFirst(panels, row, column),
                    TouchesRight = figure.ShareY && column + 1 < figure.Columns && panels[row, column + 1] is not null,
                    TouchesAbove = figure.ShareX && row > 0 && panels[row - 1, column] is not null,
                };
            }
        }
    }

    public void Render(ICanvas canvas)
    {
        var whole = new CanvasRectangle(0, 0, _figure.WidthPoints, _figure.HeightPoints).Grown(-_style.Margin);
        if (_figure.Title is { IsEmpty: false } title)
        {
            double height = _style.FontSize * 1.1;
            canvas.DrawText(title, whole.X + (whole.Width / 2), whole.Y + (height * 0.85), height, TextAnchor.Middle, Colour.Black);
            whole = whole with { Y = whole.Y + (1.5 * height), Height = whole.Height - (1.5 * height) };
        }

        CanvasRectangle grid = whole;
        for (int round = 0; round < 3; round++)
        {
            grid = whole;
            if (_figure.ColourBar is { } bar)
            {
                IReadOnlyList<Tick> ticks = PanelPlan.VerticalTicks(bar.Scale.Scale, grid.Height * 0.85, _style.SmallFontSize);
                grid = grid with { Width = grid.Width - PanelPlan.ColourBarRoom(bar with { Side = ColourBarSide.Right }, ticks, _style) };
            }

            Place(grid, round == 0);
        }

        List<PanelPlan> plans = [.. _plans.Cast<PanelPlan?>().OfType<PanelPlan>()];
        foreach (PanelPlan plan in plans)
            new PanelRenderer(plan, canvas, _style).Draw();
        if (_figure.ColourBar is { } shared && plans.Count > 0)
        {
            double top = plans.Min(p => p.Box.Y), bottom = plans.Max(p => p.Box.Bottom), right = plans.Max(p => p.Box.Right + p.Right);
            var beside = new CanvasRectangle(right, top, 0, bottom - top);
            ColourBarRenderer.Draw(canvas, shared with { Side = ColourBarSide.Right }, beside, _style);
        }
    }

    private static bool IsLast(Panel?[,] panels, int row, int column) =>
        !Enumerable.Range(row + 1, panels.GetLength(0) - row - 1).Any(r => panels[r, column] is not null);

    private static bool IsFirst(Panel?[,] panels, int row, int column) => !Enumerable.Range(0, column).Any(c => panels[row, c] is not null);

    private static double[] Weights(IReadOnlyList<double>? weights, int count, string name)
    {
        if (weights is null)
            return [.. Enumerable.Repeat(1.0 / count, count)];
        if (weights.Count != count || weights.Any(w => !(w > 0) || !double.IsFinite(w)))
            throw new ArgumentException($"{name} are {weights.Count} numbers: {count} numbers above zero are expected.");
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>A scale for each axis from all panels that use it.</summary>
    private static Dictionary<Axis, Scale> Scales(Panel?[,] panels)
    {
        var ranges = new Dictionary<Axis, DataRange>();
        DataRange Range(Axis axis) => ranges.TryGetValue(axis, out DataRange? range) ? range : ranges[axis] = new DataRange();
        foreach (Panel panel in panels.Cast<Panel?>().OfType<Panel>())
        {
            DataRange x = Range(panel.X), y = Range(panel.Y);
            foreach (Mark mark in panel.Marks)
                mark.Extend(x, y);
        }

        return ranges.ToDictionary(pair => pair.Key, pair => pair.Key.Resolve(pair.Value));
    }

    private void Place(CanvasRectangle grid, bool isFirst)
    {
        int rows = _figure.Rows, columns = _figure.Columns;
        double[] left = new double[columns], right = new double[columns], top = new double[rows], bottom = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (_plans[row, column] is not { } plan)
                    continue;
                if (isFirst)
                    plan.Box = new CanvasRectangle(0, 0, 0.8 * grid.Width / columns, 0.8 * grid.Height / rows);
                plan.Measure();
                left[column] = Math.Max(left[column], plan.Left);
                right[column] = Math.Max(right[column], plan.Right);
                top[row] = Math.Max(top[row], plan.Top);
                bottom[row] = Math.Max(bottom[row], plan.Bottom);
            }
        }

        // Between panels that share an axis only a hair; the labels' half height at a touching edge needs no room of its own.
        double gapX = _figure.ShareY ? _style.SharedGap : _style.Gap, gapY = _figure.ShareX ? _style.SharedGap : _style.Gap;
        if (_figure.ShareX)
        {
            for (int row = 1; row < rows; row++)
                top[row] = RowNeedsTop(row) ? top[row] : 0;
        }

        double width = grid.Width - left.Sum() - right.Sum() - (gapX * (columns - 1));
        double height = grid.Height - top.Sum() - bottom.Sum() - (gapY * (rows - 1));
        if (width < 10 * columns || height < 10 * rows)
            throw new ArgumentException($"A figure of {_figure.WidthPoints:F0} x {_figure.HeightPoints:F0} points has no room for its {rows} x {columns} panels and their labels.");
        double[] columnWeights = Weights(_figure.ColumnWeights, columns, nameof(Figure.ColumnWeights));
        double[] rowWeights = Weights(_figure.RowWeights, rows, nameof(Figure.RowWeights));
        double y = grid.Y;
        for (int row = 0; row < rows; row++)
        {
            y += top[row];
            double x = grid.X;
            for (int column = 0; column < columns; column++)
            {
                x += left[column];
                if (_plans[row, column] is { } plan)
                    plan.Box = Aspect(plan, new CanvasRectangle(x, y, width * columnWeights[column], height * rowWeights[row]));
                x += (width * columnWeights[column]) + right[column] + gapX;
            }

            y += (height * rowWeights[row]) + bottom[row] + gapY;
        }
    }

    private bool RowNeedsTop(int row) =>
        Enumerable.Range(0, _figure.Columns).Any(c => _plans[row, c]?.Panel is { } p && (p.Title is not null || p.Top is not null || p.ColourBar is { Side: ColourBarSide.Top }));

    /// <summary>The largest box of equal units in the cell, centred.</summary>
    private static CanvasRectangle Aspect(PanelPlan plan, CanvasRectangle cell)
    {
        if (!plan.Panel.HasEqualAspect)
            return cell;
        double unitsX = plan.XScale.High - plan.XScale.Low, unitsY = plan.YScale.High - plan.YScale.Low;
        double unit = Math.Min(cell.Width / unitsX, cell.Height / unitsY);
        double w = unit * unitsX, h = unit * unitsY;
        return new CanvasRectangle(cell.X + ((cell.Width - w) / 2), cell.Y + ((cell.Height - h) / 2), w, h);
    }
}
