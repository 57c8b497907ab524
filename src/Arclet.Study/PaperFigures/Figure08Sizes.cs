using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 8: absolute V magnitudes against effective radii, with contours of another sample from a user's table.</summary>
public static class Figure08Sizes
{
    /// <summary>The figure of a sample.</summary>
    /// <param name="sample">The clumps.</param>
    /// <param name="contours">Columns <c>level r_eff_pc absolute_v_mag</c>, a closed line in the order of its rows for each level in percent; null for none.</param>
    /// <exception cref="InputException">The table lacks a column.</exception>
    public static FigureResult Make(ResultBase sample, Table? contours)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => c.RadiusParsec > 0 && double.IsFinite(c.MagnitudeV))];
        if (clumps.Length == 0)
            return FigureResult.Without("no clump of the analysis has both a size and a magnitude in V");
        Figure figure = PaperStyle.Figure(8, Figure.ColumnMm, 78);
        Panel panel = figure.Panel;
        panel.X.Label = @"$R_\mathrm{eff}$ [pc]";
        panel.X.Kind = ScaleKind.Log;
        panel.Y.Label = @"$M_V$ [AB mag]";
        panel.Y.IsInverted = true;
        panel.ColourBar = new ColourBar(PaperStyle.Redshifts(sample), "redshift");
        if (contours is not null)
            AddContours(panel, contours);
        PaperMarks.ByRedshift(panel, sample, clumps, c => c.RadiusParsec, c => c.MagnitudeV, LimitDirection.Lower);
        panel.LegendCorner = Corner.Best;
        Table data = FigureTable.Clumps(8, "Sizes and magnitudes of the analysed clumps", sample, clumps)
            .With("r_eff_pc", clumps, c => c.RadiusParsec, "pc", "Effective radius; an upper limit where is_limit")
            .With("absolute_v_mag", clumps, c => c.MagnitudeV, "mag", "Absolute AB magnitude in V");
        data.Add("is_limit", [.. clumps.Select(c => c.RadiusIsLimit)], "Whether the size is an upper limit");
        return FigureResult.Of(figure, data, contours is null ? "No contours of another sample: figures.size_contours names no table." : "");
    }

    private static void AddContours(Panel panel, Table contours)
    {
        Column<double> level = contours.Doubles("level"), radius = contours.Doubles("r_eff_pc"), magnitude = contours.Doubles("absolute_v_mag");
        foreach ((IGrouping<double, int> rows, int i) in Enumerable.Range(0, contours.RowCount).GroupBy(r => level[r]).OrderBy(g => g.Key).Select((g, i) => (g, i)))
        {
            int[] order = [.. rows, rows.First()];
            var style = new LineStyle { Colour = Colour.Grey(0.25 + (0.15 * Math.Min(i, 3))), Width = 0.8, Dash = i switch { 0 => Dash.Solid, 1 => Dash.Dashed, _ => Dash.Dotted } };
            panel.Line([.. order.Select(r => radius[r])], [.. order.Select(r => magnitude[r])], style, $"{PaperStyle.Number(rows.Key)} %");
        }
    }
}
