using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 15: properties of unresolved, compact and extended clumps.</summary>
public static class Figure15Resolution
{
    private static readonly ClumpProperty[] Shown =
    [
        ClumpProperty.Radius, ClumpProperty.Mass, ClumpProperty.MassDensity, ClumpProperty.Age,
        ClumpProperty.Attenuation, ClumpProperty.Metallicity, ClumpProperty.Rate, ClumpProperty.Magnification,
    ];

    private static readonly ResolutionClass[] Classes = [ResolutionClass.Unresolved, ResolutionClass.Compact, ResolutionClass.Extended];

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => c.Class is not null)];
        if (clumps.Length == 0)
            return FigureResult.Without("no clump of the analysis has a class of resolution");
        ResultClump[][] groups = [.. Classes.Select(k => clumps.Where(c => c.Class == k).ToArray())];
        Figure figure = PaperStyle.Figure(15, Figure.PageMm, 92, 2, 4);
        for (int i = 0; i < Shown.Length; i++)
        {
            Panel panel = figure[i / 4, i % 4];
            panel.X.Label = Shown[i].Label;
            if (i % 4 == 0)
                panel.Y.Label = "fraction of the class";
            IReadOnlyList<double>[] values = [.. groups.Select(g => (IReadOnlyList<double>)[.. g.Select(Shown[i].Drawn)])];
            double[] edges = PaperMarks.Edges(Shown[i] == ClumpProperty.Rate ? PaperMarks.WithoutTail(values) : values);
            for (int k = 0; k < groups.Length; k++)
                PaperMarks.Distribution(panel, edges, values[k], k, i == 0 ? (RichText)$"{SettingName.Of(Classes[k].ToString())} ({groups[k].Length})" : null);
            double highest = values.Max(v => Tallest(v, edges));
            panel.Y.Range(0, i == 0 ? 1.55 * highest : 1.12 * highest);
            panel.LegendCorner = Corner.TopLeft;
        }

        Table data = FigureTable.Clumps(15, "Properties of the analysed clumps by class of resolution", sample, clumps);
        data.Add("resolution_class", [.. clumps.Select(c => SettingName.Of(c.Class!.Value.ToString()))], "unresolved, compact or extended");
        foreach (ClumpProperty property in Shown)
            data.With(property.Column, clumps, property.Of, property.Unit, property.Description);
        return FigureResult.Of(figure, data);
    }

    private static double Tallest(IReadOnlyList<double> values, double[] edges)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? 0 : Histogram.Count(finite, edges).Max() / finite.Length;
    }
}
