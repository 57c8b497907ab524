using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 18: cumulative mass distributions by redshift bin (left) and by magnification (right), beside a power law dN/dM ~ M^-2.</summary>
public static class Figure18MassFunctions
{
    /// <summary>The figure of a sample.</summary>
    /// <param name="sample">The clumps.</param>
    /// <param name="magnificationEdges">Rising edges of the bins of magnification; the last bin has no upper end.</param>
    public static FigureResult Make(ResultBase sample, IReadOnlyList<double> magnificationEdges)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(magnificationEdges);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => double.IsFinite(c.LogMass))];
        if (clumps.Length < 2)
            return FigureResult.Without("fewer than two clumps of the analysis have a mass");
        Figure figure = PaperStyle.Figure(18, Figure.PageMm, 78, 1, 2, shareY: true);
        var rows = new List<(string Kind, string Bin, double LogMass, int Number, string Id)>();
        Panel left = figure[0, 0], right = figure[0, 1];
        for (int b = 0; b < sample.BinCount; b++)
            Add(left, "redshift", b, sample.InBin(clumps, b), PaperStyle.RedshiftBin(sample, b), PaperStyle.ShortRedshiftBin(sample, b));
        for (int b = 0; b < magnificationEdges.Count; b++)
        {
            double low = magnificationEdges[b], high = b + 1 < magnificationEdges.Count ? magnificationEdges[b + 1] : double.PositiveInfinity;
            string name = double.IsFinite(high) ? $@"${PaperStyle.Number(low)} \leq \mu < {PaperStyle.Number(high)}$" : $@"$\mu \geq {PaperStyle.Number(low)}$";
            Add(right, "mu", b, [.. clumps.Where(c => c.Mu >= low && c.Mu < high)], name, $"{low:0.##}-{high:0.##}");
        }

        double complete = sample.LogCompletenessMass(), most = clumps.Length;
        foreach (Panel panel in new[] { left, right })
        {
            panel.X.Label = @"log $M_\star$ [M$_\odot$]";
            panel.X.Range(clumps.Min(c => c.LogMass) - 0.2, clumps.Max(c => c.LogMass) + 0.2);
            panel.Y.Label = @"N(> $M_\star$)";
            panel.Y.Kind = ScaleKind.Log;
            panel.Y.Range(0.8, 1.6 * most);

            // The reference goes through the fullest bin's number of clumps above the mass at which the catalogue is complete.
            if (double.IsFinite(complete))
            {
                string kind = panel == left ? "redshift" : "mu";
                double above = Math.Max(1, rows.Where(r => r.Kind == kind && r.LogMass >= complete).GroupBy(r => r.Bin).Select(g => g.Count()).DefaultIfEmpty(1).Max());
                panel.Add(ReferenceLineMark.Sloped(Math.Log10(above) + complete, -1, new LineStyle { Colour = Colour.Grey(0.6), Width = 2 }, @"$\mathrm{d}N/\mathrm{d}M \propto M^{-2}$"));
                panel.Add(ReferenceLineMark.AtX(complete));
            }

            panel.LegendCorner = Corner.BottomLeft;
        }

        Table data = FigureTable.Of(18, "Cumulative mass distributions of the analysed clumps");
        data.Add("kind", [.. rows.Select(r => r.Kind)], "What the bins are of: redshift or mu");
        data.Add("bin", [.. rows.Select(r => r.Bin)], "The bin");
        data.Add("id", [.. rows.Select(r => r.Id)], "The clump");
        data.Add("log_stellar_mass", [.. rows.Select(r => r.LogMass)], "log(Msun)", "log10 of the stellar mass");
        data.Add("n_above", [.. rows.Select(r => (long)r.Number)], null, "Clumps of the bin with at least this mass");
        return FigureResult.Of(figure, data, double.IsFinite(complete) ? $"The vertical line is the mass above which the catalogue counts as complete, log M = {complete:0.00}." : "");

        void Add(Panel panel, string kind, int bin, IReadOnlyList<ResultClump> own, string label, string name)
        {
            ResultClump[] sorted = [.. own.OrderByDescending(c => c.LogMass).ThenBy(c => c.Id, StringComparer.Ordinal)];
            if (sorted.Length == 0)
                return;

            // A step at every clump.
            double[] x = [.. sorted.SelectMany(c => new[] { c.LogMass, c.LogMass })], y = [.. sorted.SelectMany((_, i) => new[] { (double)i, i + 1.0 })];
            y[0] = 0.5;
            panel.Line(x, y, PaperStyle.LineOf(bin), $"{label} ({sorted.Length})");
            rows.AddRange(sorted.Select((c, i) => (kind, name, c.LogMass, i + 1, c.Id)));
        }
    }
}
