using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 16: mass per area by redshift bin, of compact and extended clumps apart.</summary>
public static class Figure16Densities
{
    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => c.Class is ResolutionClass.Compact or ResolutionClass.Extended && double.IsFinite(c.LogMassDensity))];
        if (clumps.Length == 0)
            return FigureResult.Without("no resolved clump of the analysis has a mass per area");
        Figure figure = PaperStyle.Figure(16, Figure.ColumnMm, 72);
        Panel panel = figure.Panel;
        panel.X.Label = "redshift";
        panel.Y.Label = ClumpProperty.MassDensity.Label;
        panel.Add(ReferenceLineMark.AtY(sample.Settings.LocalClusterLogDensity, label: "local star clusters"));
        for (int b = 0; b < sample.BinCount; b++)
        {
            IReadOnlyList<ResultClump> own = sample.InBin(clumps, b);
            Add(b, own, ResolutionClass.Compact, ViolinSide.Left, Palette.Blue);
            Add(b, own, ResolutionClass.Extended, ViolinSide.Right, Palette.Orange);
        }

        PaperMarks.Categories(panel, [.. Enumerable.Range(0, sample.BinCount).Select(b => PaperStyle.ShortRedshiftBin(sample, b))]);
        Table data = FigureTable.Clumps(16, "Mass per area of the analysed clumps that are resolved", sample, clumps);
        data.Add("resolution_class", [.. clumps.Select(c => SettingName.Of(c.Class!.Value.ToString()))], "compact or extended");
        data.With("log_mass_density", clumps, c => c.LogMassDensity, "log(Msun/pc2)", "log10 of the mass per area");
        return FigureResult.Of(figure, data);

        void Add(int bin, IReadOnlyList<ResultClump> own, ResolutionClass kind, ViolinSide side, Colour colour) =>
            panel.Add(new ViolinMark(bin, [.. own.Where(c => c.Class == kind).Select(c => c.LogMassDensity)]) { Side = side, Colour = colour, Label = bin == 0 ? (RichText)SettingName.Of(kind.ToString()) : null });
    }
}
