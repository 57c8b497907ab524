using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 7: properties of the clumps under each of the histories.</summary>
public static class Figure07Histories
{
    private static readonly ClumpProperty[] Shown = [ClumpProperty.Mass, ClumpProperty.Age, ClumpProperty.Attenuation, ClumpProperty.MassDensity, ClumpProperty.Rate, ClumpProperty.Metallicity];

    /// <summary>The figure of clumps.</summary>
    /// <param name="histories">The analysed clumps under each history, in the order of the legend.</param>
    public static FigureResult Make(IReadOnlyList<(string History, IReadOnlyList<ResultClump> Clumps)> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        (string History, ResultClump[] Clumps)[] fitted = [.. histories.Select(h => (h.History, h.Clumps.Where(c => double.IsFinite(c.LogMass)).ToArray())).Where(h => h.Item2.Length > 0)];
        if (fitted.Length == 0)
            return FigureResult.Without("no clump of the analysis has an SED fit");
        Figure figure = PaperStyle.Figure(7, Figure.PageMm, 112, 2, 3);
        for (int i = 0; i < Shown.Length; i++)
        {
            Panel panel = figure[i / 3, i % 3];
            panel.X.Label = Shown[i].Label;
            if (i % 3 == 0)
                panel.Y.Label = "fraction of clumps";
            IReadOnlyList<double>[] values = [.. fitted.Select(h => (IReadOnlyList<double>)[.. h.Clumps.Select(Shown[i].Drawn)])];
            double[] edges = PaperMarks.Edges(Shown[i] == ClumpProperty.Rate ? PaperMarks.WithoutTail(values) : values);
            double highest = 0;
            for (int k = 0; k < fitted.Length; k++)
            {
                double[] finite = [.. values[k].Where(double.IsFinite)];
                if (finite.Length > 0)
                    highest = Math.Max(highest, Histogram.Count(finite, edges).Max() / finite.Length);
                PaperMarks.Distribution(panel, edges, values[k], k, i == 0 ? (RichText)$"{fitted[k].History.Replace('_', ' ')} ({fitted[k].Clumps.Length})" : null);
            }

            panel.Y.Range(0, i == 0 ? (1.25 + (0.13 * fitted.Length)) * highest : 1.12 * highest);
            panel.LegendCorner = Corner.TopLeft;
        }

        Table data = FigureTable.Of(7, "Properties of the analysed clumps under each history");
        ResultClump[] rows = [.. fitted.SelectMany(h => h.Clumps)];
        data.Add("id", [.. rows.Select(c => c.Id)], "The clump");
        data.Add("history", [.. fitted.SelectMany(h => h.Clumps.Select(_ => h.History))], "The history");
        foreach (ClumpProperty property in Shown)
            data.With(property.Column, rows, property.Of, property.Unit, property.Description);
        return FigureResult.Of(figure, data, fitted.Length == 1 ? "The study was fitted with one history." : "");
    }
}
