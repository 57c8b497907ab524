using System.Globalization;
using Arclet.Figures;

namespace Arclet.Sed;

/// <summary>Prior and posterior of every parameter side by side: what the data taught.</summary>
internal static class PriorFigure
{
    private const int Columns = 3;

    private const int PriorPoints = 2000;

    public static Figure Create(SedFitPicture picture)
    {
        SedFitSeries[] all = [.. picture.Parameters];
        int rows = (all.Length + Columns - 1) / Columns;
        var figure = new Figure(180, (50 * rows) + 8, rows, Math.Min(Columns, all.Length)) { DocumentTitle = $"Priors and posteriors of {picture.Target.Id}", Title = picture.Title };
        for (int i = 0; i < all.Length; i++)
            Add(figure[i / Columns, i % Columns], all[i], isFirst: i == 0);
        return figure;
    }

    private static void Add(Panel panel, SedFitSeries series, bool isFirst)
    {
        // The prior at evenly spaced probabilities has its distribution, whatever its kind.
        double[] prior = series.Prior is { } known ? [.. Enumerable.Range(0, PriorPoints).Select(i => known.Quantile((i + 0.5) / PriorPoints))] : [];
        double[] both = [.. (prior.Length > 0 ? prior[(PriorPoints / 200)..^(PriorPoints / 200)] : []).Concat(series.Samples).Append(series.Best)];
        double low = both.Min(), high = both.Max();
        if (!(high > low))
            (low, high) = (low - 0.5, high + 0.5);
        double[] edges = Histogram.Edges(low, high, 40);
        panel.X.Label = QuantityLabel.Of(series.Name);
        panel.Y.Min = 0;
        panel.Y.ShowTickLabels = false;
        panel.ShowLegend = isFirst;
        if (prior.Length > 0)
            panel.Steps(edges, [.. Histogram.Count(prior, edges).Select(c => c / prior.Length)], new LineStyle { Colour = Palette.Orange }, 0.2, "prior");
        panel.Steps(edges, [.. Histogram.Count(series.Samples, edges).Select(c => c / series.Samples.Length)], new LineStyle { Colour = Palette.Blue }, 0.25, "posterior");
        panel.Add(ReferenceLineMark.AtX(series.Best, new LineStyle { Colour = Palette.Vermillion, Width = 0.9 }, "best fit"));
        if (double.IsFinite(series.Gain))
            panel.Title = string.Create(CultureInfo.InvariantCulture, $"{series.Gain:F2} nats learned");
    }
}
