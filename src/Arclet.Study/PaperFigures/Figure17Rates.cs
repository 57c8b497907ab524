using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 17: star-formation rate per area against mass per area (left), and by redshift bin for resolved clumps (right).</summary>
public static class Figure17Rates
{
    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => double.IsFinite(c.LogMassDensity) && double.IsFinite(c.LogSfrDensity))];
        if (clumps.Length == 0)
            return FigureResult.Without("no clump of the analysis has both a mass and a star-formation rate per area");
        Figure figure = PaperStyle.Figure(17, Figure.PageMm, 78, 1, 2);
        Panel left = figure[0, 0], right = figure[0, 1];
        left.X.Label = ClumpProperty.MassDensity.Label;
        left.Y.Label = right.Y.Label = ClumpProperty.RateDensity.Label;
        left.ColourBar = new ColourBar(PaperStyle.Redshifts(sample), "redshift");

        // Rates differ by more than ten orders, because a history that ended leaves a tail: the axis shows what the eye can use, and lower ones at its lower end.
        double top = clumps.Max(c => c.LogSfrDensity), bottom = Math.Max(clumps.Min(c => c.LogSfrDensity), top - 8);
        double Drawn(ResultClump c) => Math.Max(c.LogSfrDensity, bottom);
        PaperMarks.ByRedshift(left, sample, clumps, c => c.LogMassDensity, Drawn, LimitDirection.Higher, LimitDirection.Up);
        left.LegendCorner = Corner.Best;
        left.Y.Range(bottom - 0.3, top + 0.4);
        ResultClump[] resolved = [.. clumps.Where(c => c.Class is not ResolutionClass.Unresolved)];
        right.X.Label = "redshift";
        right.Add(ReferenceLineMark.AtY(sample.Settings.HighLogSfrDensity));
        PaperMarks.Violins(
            right,
            [.. Enumerable.Range(0, sample.BinCount).Select(b => (IReadOnlyList<double>)[.. sample.InBin(resolved, b).Select(Drawn)])],
            [.. Enumerable.Range(0, sample.BinCount).Select(b => PaperStyle.ShortRedshiftBin(sample, b))]);
        right.Y.Range(bottom - 0.3, top + 0.4);
        Table data = FigureTable.Clumps(17, "Masses and star-formation rates per area of the analysed clumps", sample, clumps)
            .With("log_mass_density", clumps, c => c.LogMassDensity, "log(Msun/pc2)", "log10 of the mass per area; a lower limit where is_limit")
            .With("log_sfr_density", clumps, c => c.LogSfrDensity, "log(Msun/yr/kpc2)", "log10 of the star-formation rate over 10 Myr per area; a lower limit where is_limit");
        data.Add("is_limit", [.. clumps.Select(c => c.RadiusIsLimit)], "Whether the size is an upper limit");
        int below = clumps.Count(c => c.LogSfrDensity < bottom), without = sample.Analysis.Count(c => double.IsNegativeInfinity(c.LogSfrDensity));
        return FigureResult.Of(figure, data, $"{without} clumps without stars of 10 Myr are not drawn{(below > 0 ? $", {below} with lower rates are drawn at 10^{PaperStyle.Number(bottom, "0.0;−0.0")}" : "")}.");
    }
}
