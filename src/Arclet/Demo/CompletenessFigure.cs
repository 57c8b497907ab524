using Arclet.Figures;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The fraction of clumps found against their signal-to-noise ratio.</summary>
internal static class CompletenessFigure
{
    public static Figure Create(DemoSettings settings, DemoComparison comparison)
    {
        var figure = new Figure(150, 95) { DocumentTitle = "Completeness against signal-to-noise ratio" };
        Panel panel = figure.Panel;
        panel.X.Kind = ScaleKind.Log;
        panel.X.Range(2, 200);
        panel.X.Label = "optimal signal-to-noise ratio of the clump";
        panel.X.Ticks = [.. new[] { 2, 5, 10, 20, 50, 100, 200 }.Select(v => new Tick(v, v.ToString()))];
        panel.Y.Range(0, 1.06);
        panel.Y.Label = "fraction found";
        panel.LegendCorner = Corner.BottomRight;
        panel.Add(ReferenceLineMark.AtX(settings.SignalToNoise));
        panel.Add(ReferenceLineMark.AtY(settings.RequiredFraction));
        AddSeries(panel, comparison.ByBinAll, new PointStyle { Shape = MarkerShape.Square, Colour = Palette.Orange, IsFilled = false, Size = 4.5 }, "all clumps, close neighbours included", 1.04);
        AddSeries(panel, comparison.ByBin, new PointStyle { Colour = Palette.Blue, Size = 5.5 }, $"isolated clumps (> {settings.IsolationPixels:0.#} pixels)", 1);
        return figure;
    }

    private static void AddSeries(Panel panel, IReadOnlyList<ProportionBin> all, PointStyle style, string label, double shift)
    {
        ProportionBin[] bins = [.. all.Where(b => b.Proportion.Trials > 0)];

        // The second series stands a little beside the first, so that the bars of both can be seen.
        double[] x = [.. bins.Select(b => Math.Sqrt(b.Low * b.High) * shift)];
        double[] y = [.. bins.Select(b => b.Proportion.Fraction)];
        panel.Line(x, y, new LineStyle { Colour = style.Colour!.Value.WithOpacity(0.5), Width = 0.8 });
        panel.Points(
            x,
            y,
            style,
            label,
            xErrors: null,
            yErrors: new Errors([.. bins.Select(b => b.Proportion.Fraction - b.Proportion.Interval().Lower)], [.. bins.Select(b => b.Proportion.Interval().Upper - b.Proportion.Fraction)]));
    }
}
