using Arclet.Figures;

namespace Arclet.Study;

/// <summary>The marks that several of the paper's figures share.</summary>
internal static class PaperMarks
{
    /// <summary>Clumps in the colours of their redshifts; those whose size is a limit are ringed, with an arrow towards where they lie.</summary>
    public static void ByRedshift(Panel panel, ResultBase sample, IReadOnlyList<ResultClump> clumps, Func<ResultClump, double> x, Func<ResultClump, double> y, params ReadOnlySpan<LimitDirection> limits)
    {
        double size = PaperStyle.PointSize(clumps.Count);
        ColourScale colours = PaperStyle.Redshifts(sample);
        ResultClump[] points = [.. clumps.Where(c => !c.RadiusIsLimit)], ringed = [.. clumps.Where(c => c.RadiusIsLimit)];
        panel.Points([.. points.Select(x)], [.. points.Select(y)], [.. points.Select(c => c.Redshift)], colours, new PointStyle { Size = size, Colour = Colour.Black.WithOpacity(0.75) });
        if (ringed.Length == 0)
            return;
        AddArrows(panel, [.. ringed.Select(x)], [.. ringed.Select(y)], size, limits);
        panel.Points([.. ringed.Select(x)], [.. ringed.Select(y)], [.. ringed.Select(c => c.Redshift)], colours, new PointStyle { Size = size + 0.4, Edge = Colour.Black, EdgeWidth = 0.6 }, "unresolved: limits");
    }

    /// <summary>Clumps of each redshift bin in its colour and shape, unresolved ones ringed.</summary>
    public static void ByBin(Panel panel, ResultBase sample, Func<ResultClump, double> x, Func<ResultClump, double> y, bool isLabelled, params ReadOnlySpan<LimitDirection> limits)
    {
        double size = PaperStyle.PointSize(sample.Analysis.Count);
        for (int bin = 0; bin < sample.BinCount; bin++)
        {
            IReadOnlyList<ResultClump> clumps = sample.InBin(sample.Analysis, bin);
            ResultClump[] points = [.. clumps.Where(c => !c.RadiusIsLimit)], ringed = [.. clumps.Where(c => c.RadiusIsLimit)];
            var style = new PointStyle { Size = size, Shape = PaperStyle.ShapeOf(bin), Colour = PaperStyle.ColourOf(bin).WithOpacity(0.7) };
            panel.Points([.. points.Select(x)], [.. points.Select(y)], style, isLabelled ? (RichText)PaperStyle.RedshiftBin(sample, bin) : null);
            if (ringed.Length == 0)
                continue;
            AddArrows(panel, [.. ringed.Select(x)], [.. ringed.Select(y)], size, limits);
            panel.Points([.. ringed.Select(x)], [.. ringed.Select(y)], style with { Size = size + 0.4, Edge = Colour.Black, EdgeWidth = 0.6 });
        }
    }

    /// <summary>The violins of groups side by side, a line through their medians, and their names on the axis.</summary>
    public static void Violins(Panel panel, IReadOnlyList<IReadOnlyList<double>> groups, IReadOnlyList<string> names)
    {
        for (int i = 0; i < groups.Count; i++)
            panel.Add(new ViolinMark(i, groups[i]) { Colour = PaperStyle.ColourOf(i) });
        panel.Line([.. groups.Select((_, i) => (double)i)], [.. groups.Select(MedianOf)], new LineStyle { Colour = PaperStyle.Aside, Width = 0.6, Dash = Dash.Dotted });
        Categories(panel, names);
    }

    /// <summary>Names in place of numbers on the x axis.</summary>
    public static void Categories(Panel panel, IReadOnlyList<string> names)
    {
        panel.X.Range(-0.6, names.Count - 0.4);
        panel.X.Ticks = [.. names.Select((n, i) => new Tick(i, n))];
    }

    /// <summary>A running median: a band of 68 % of the values and a line with points.</summary>
    public static void Median(Panel panel, IReadOnlyList<RunningMedianPoint> points, Colour colour, RichText? label = null)
    {
        if (points.Count < 2)
            return;
        double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Median)];
        panel.Band(x, [.. points.Select(p => p.P16)], [.. points.Select(p => p.P84)], colour, 0.2);
        panel.Line(x, y, new LineStyle { Colour = colour, Width = 1.1 });
        panel.Points(x, y, new PointStyle { Size = 3.2, Colour = colour, Edge = Colour.White, EdgeWidth = 0.5 }, label);
    }

    /// <summary>A histogram of the fraction of values in each bin, with its median as a vertical line of the same kind.</summary>
    public static void Distribution(Panel panel, IReadOnlyList<double> edges, IReadOnlyList<double> values, int series, RichText? label)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double[] counts = Histogram.Count(finite, edges);
        LineStyle style = PaperStyle.LineOf(series);
        panel.Steps(edges, [.. counts.Select(c => finite.Length == 0 ? 0 : c / finite.Length)], style, series == 0 ? 0.12 : 0, label);
        if (finite.Length > 0)
            panel.Add(ReferenceLineMark.AtX(MedianOf(finite), style with { Width = 0.6 }));
    }

    /// <summary>Bins of equal width over all finite values of several samples, 6 to 24 by the number of the smallest.</summary>
    public static double[] Edges(IEnumerable<IReadOnlyList<double>> samples)
    {
        double[][] finite = [.. samples.Select(s => s.Where(double.IsFinite).ToArray()).Where(s => s.Length > 0)];
        if (finite.Length == 0)
            return Histogram.Edges(0, 1, 6);
        double low = finite.Min(s => s.Min()), high = finite.Max(s => s.Max());
        if (!(high > low))
            (low, high) = (low - 0.5, high + 0.5);
        return Histogram.Edges(low, high, (int)Math.Clamp(Math.Ceiling(2 * Math.Cbrt(finite.Min(s => s.Length))), 6, 24));
    }

    /// <summary>The values within six decades of the largest of all: a rate that a short history left behind may be 10^-30, which no axis shows.</summary>
    public static IReadOnlyList<double>[] WithoutTail(IReadOnlyList<IReadOnlyList<double>> logValues)
    {
        double top = logValues.SelectMany(v => v).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return [.. logValues.Select(v => (IReadOnlyList<double>)[.. v.Where(x => x >= top - 6)])];
    }

    /// <summary>The median of what is finite; NaN without any.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    /// <summary>The decimal logarithm of what is positive; NaN else.</summary>
    public static double Log(double value) => value > 0 ? Math.Log10(value) : double.NaN;

    private static void AddArrows(Panel panel, double[] x, double[] y, double size, ReadOnlySpan<LimitDirection> limits)
    {
        foreach (LimitDirection direction in limits)
            panel.Add(new LimitsMark(x, y, direction) { Colour = PaperStyle.Aside, Length = (size / 2) + (x.Length > 50 ? 3.4 : 5), Offset = size / 2, Width = x.Length > 50 ? 0.3 : 0.45, ShowsBar = false });
    }
}
