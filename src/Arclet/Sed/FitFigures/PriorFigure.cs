using System.Globalization;
using Arclet.Figures;
using Arclet.Inference.Priors;

namespace Arclet.Sed;

/// <summary>Prior and posterior of every parameter side by side: what the data taught.</summary>
internal static class PriorFigure
{
    private const int Columns = 3;

    private const int PriorPoints = 2000;

    private const int Bins = 25;

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
        // A prior that is uniform in the logarithm is shown so.
        bool isLog = series.Prior is LogUniformPrior;
        double[] samples = [.. series.Samples.Select(Place)];
        panel.X.Kind = isLog ? ScaleKind.Log : ScaleKind.Linear;
        panel.X.Label = QuantityLabel.Of(series.Name);
        panel.Y.Min = 0;
        panel.Y.ShowTicks = panel.Y.ShowTickLabels = false;
        panel.ShowLegend = isFirst;
        if (series.Prior is { } prior)
        {
            // At evenly spaced probabilities it has its distribution, whatever its kind; tails that reach far are left out.
            double[] values = [.. Enumerable.Range(0, PriorPoints).Select(i => Place(prior.Quantile((i + 0.5) / PriorPoints)))];
            AddSteps(panel, values, values[PriorPoints / 200], values[^(PriorPoints / 200)], Palette.Orange, "prior");
        }

        AddSteps(panel, samples, samples.Min(), samples.Max(), Palette.Blue, "posterior");
        panel.Add(ReferenceLineMark.AtX(series.Best, new LineStyle { Colour = Palette.Vermillion, Width = 0.9 }, "best fit"));
        if (double.IsFinite(series.Gain))
            panel.Title = string.Create(CultureInfo.InvariantCulture, $"{series.Gain:F2} nats learned");

        double Place(double value) => isLog ? Math.Log10(value) : value;

        // Densities per unit of what the axis shows, so that areas compare although a narrow posterior has narrow bins.
        void AddSteps(Panel on, double[] values, double low, double high, Colour colour, string label)
        {
            if (!(high > low))
                (low, high) = (low - 1e-3, high + 1e-3);
            double[] edges = Histogram.Edges(low, high, Bins), density = [.. Histogram.Count(values, edges).Select(c => c / (values.Length * (high - low) / Bins))];
            on.Steps(isLog ? [.. edges.Select(e => Math.Pow(10, e))] : edges, density, new LineStyle { Colour = colour }, 0.22, label);
        }
    }
}
