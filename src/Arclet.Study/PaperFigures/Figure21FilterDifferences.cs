using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 21: differences between SED fits with all bands and with six or eight broad bands, against redshift.</summary>
public static class Figure21FilterDifferences
{
    private static readonly (string Name, string Title)[] Subsets = [(Figure20FilterSubset.SixBroadBands, "all bands − 6 broad bands"), ("8bb", "all bands − 8 broad bands")];

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        (string Name, string Title, (FilterSubsetFit All, FilterSubsetFit Few)[] Pairs)[] subsets = [.. Subsets.Select(s => (s.Name, s.Title, SubsetProperty.Pairs(sample, s.Name))).Where(s => s.Item3.Length > 0)];
        if (subsets.Length == 0)
            return FigureResult.Without($"no clump of the analysis was fitted with all bands and with one of the subsets {string.Join(", ", Subsets.Select(s => s.Name))}");
        var redshifts = sample.Analysis.ToDictionary(c => c.Id, c => c.Redshift, StringComparer.Ordinal);
        IReadOnlyList<SubsetProperty> properties = SubsetProperty.All;
        Figure figure = PaperStyle.Figure(21, subsets.Length > 1 ? Figure.PageMm : 100, 185, properties.Count, subsets.Length, shareX: true, shareY: true);

        // Rates that a short history left behind may differ by 30 dex, which no axis shows.
        double reach = subsets.SelectMany(s => s.Pairs).Select(p => Math.Abs(p.All.LogSfr - p.Few.LogSfr)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (reach > 4)
            figure[properties.Count - 1, 0].Y.Range(-4, 4);
        for (int k = 0; k < subsets.Length; k++)
        {
            (FilterSubsetFit All, FilterSubsetFit Few)[] pairs = subsets[k].Pairs;
            double[] z = [.. pairs.Select(p => redshifts[p.All.ClumpId])];
            for (int i = 0; i < properties.Count; i++)
            {
                Panel panel = figure[i, k];
                SubsetProperty property = properties[i];
                if (i == 0)
                    panel.Title = subsets[k].Title;
                panel.X.Label = "redshift";
                panel.Y.Label = $@"$\Delta$ {property.Label}";
                double[] difference = [.. pairs.Select(p => property.Value(p.All) - property.Value(p.Few))];
                panel.Points(z, difference, new PointStyle { Size = PaperStyle.PointSize(2 * z.Length), Colour = Colour.Grey(0.5).WithOpacity(0.6) });
                panel.Add(ReferenceLineMark.AtY(0));
                PaperMarks.Median(panel, RunningMedian.Of(z, difference), PaperStyle.ColourOf(3 * k));
            }
        }

        Table data = FigureTable.Of(21, "Differences of SED fits: all bands minus a subset");
        (string Subset, FilterSubsetFit All, FilterSubsetFit Few)[] rows = [.. subsets.SelectMany(s => s.Pairs.Select(p => (s.Name, p.All, p.Few)))];
        data.Add("id", [.. rows.Select(r => r.All.ClumpId)], "The clump");
        data.Add("subset", [.. rows.Select(r => r.Subset)], "The subset of the filters");
        data.Add("z", [.. rows.Select(r => redshifts[r.All.ClumpId])], null, "Redshift");
        foreach (SubsetProperty property in properties)
            data.Add("delta_" + property.Column, [.. rows.Select(r => property.Value(r.All) - property.Value(r.Few))], null, "All bands minus subset");
        string[] absent = [.. Subsets.Select(s => s.Name).Where(n => subsets.All(s => s.Name != n))];
        return FigureResult.Of(figure, data, absent.Length > 0 ? $"Without the subset {string.Join(", ", absent)}, which was not fitted." : "");
    }
}
