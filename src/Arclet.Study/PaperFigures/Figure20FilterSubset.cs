using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 20: results and errors of SED fits with all bands against those with six broad bands.</summary>
public static class Figure20FilterSubset
{
    /// <summary>The name of the subset of six broad bands.</summary>
    public const string SixBroadBands = "6bb";

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        (FilterSubsetFit All, FilterSubsetFit Few)[] pairs = SubsetProperty.Pairs(sample, SixBroadBands);
        if (pairs.Length == 0)
            return FigureResult.Without($"no clump of the analysis was fitted with both all bands and the subset {SixBroadBands}");
        IReadOnlyList<SubsetProperty> properties = SubsetProperty.All;
        Figure figure = PaperStyle.Figure(20, Figure.PageMm, 84, 2, properties.Count);
        Table data = FigureTable.Of(20, "SED fits of clumps with all bands and with six broad bands");
        data.Add("id", [.. pairs.Select(p => p.All.ClumpId)], "The clump");
        for (int i = 0; i < properties.Count; i++)
        {
            SubsetProperty property = properties[i];
            Draw(figure[0, i], property.Label + property.Unit, "", property.Value, false, i);
            Draw(figure[1, i], $@"$\sigma$({property.Label})", property.Column + "_err", property.Error, true, i);
        }

        return FigureResult.Of(figure, data);

        void Draw(Panel panel, string label, string column, Func<FilterSubsetFit, double> value, bool isError, int i)
        {
            string name = column.Length > 0 ? column : properties[i].Column;
            double[] x = [.. pairs.Select(p => value(p.All))], y = [.. pairs.Select(p => value(p.Few))];
            data.Add(name, x, null, "With all bands");
            data.Add(name + "_6bb", y, null, "With six broad bands");
            panel.Title = label;
            panel.X.Label = "all bands";
            if (i == 0)
                panel.Y.Label = "6 broad bands";
            (double X, double Y)[] finite = [.. x.Zip(y).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second))];
            if (finite.Length == 0)
            {
                panel.Note("no values");
                return;
            }

            double high = finite.Max(p => Math.Max(p.X, p.Y)), lowest = finite.Min(p => Math.Min(p.X, p.Y));

            // Rates that a short history left behind may be 10^-30, with errors as large, which no axis shows.
            if (name == "log_sfr10_err")
                high = Math.Min(high, Math.Max(3, lowest + 1));
            double low = name == "log_sfr10" ? Math.Max(lowest, high - 6) : lowest, pad = high > low ? 0.06 * (high - low) : 0.5;
            panel.X.Range(low - pad, high + pad);
            panel.Y.Range(low - pad, high + (4.5 * pad));
            panel.Add(ReferenceLineMark.Sloped(0, 1));
            panel.Points([.. finite.Select(p => p.X)], [.. finite.Select(p => p.Y)], new PointStyle { Size = PaperStyle.PointSize(2 * finite.Length), Colour = (isError ? Palette.Vermillion : Palette.Blue).WithOpacity(0.5) });
            double change = PaperMarks.MedianOf(finite.Select(p => p.Y - p.X));
            panel.Note($@"$\Delta$ = {PaperStyle.Number(change, "+0.000;−0.000;0.000")}");
        }
    }
}
