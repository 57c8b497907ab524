using Arclet.Figures;

namespace Arclet.Study;

/// <summary>Fig. 9: magnification against size, mass, magnitude and surface density, by redshift bin.</summary>
public static class Figure09Magnification
{
    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(c => c.Mu > 0)];
        if (clumps.Length == 0)
            return FigureResult.Without("no clump of the analysis has a magnification");

        // The x axes differ: the last number of one must not run into the first of the next.
        var figure = new Figure(Figure.PageMm, 125, 2, 2) { Style = PaperStyle.Style with { SharedGap = 8 }, ShareY = true, DocumentTitle = "Figure 9" };
        Panel size = figure[0, 0], mass = figure[0, 1], magnitude = figure[1, 0], density = figure[1, 1];
        foreach (Panel panel in new[] { size, mass, magnitude, density })
        {
            panel.Y.Kind = ScaleKind.Log;
            panel.Y.Label = @"$\mu$";
            panel.Y.Range(0.8 * clumps.Min(c => c.Mu), 1.3 * clumps.Max(c => c.Mu));
        }

        size.X.Label = @"$R_\mathrm{eff}$ [pc]";
        size.X.Kind = ScaleKind.Log;
        mass.X.Label = @"log $M_\star$ [M$_\odot$]";
        magnitude.X.Label = @"$M_V$ [AB mag]";
        magnitude.X.IsInverted = true;
        density.X.Label = @"log $\Sigma_M$ [M$_\odot$ pc$^{-2}$]";
        PaperMarks.ByBin(size, sample, c => c.RadiusParsec, c => c.Mu, true, LimitDirection.Lower);
        PaperMarks.ByBin(mass, sample, c => c.LogMass, c => c.Mu, false);
        PaperMarks.ByBin(magnitude, sample, c => c.MagnitudeV, c => c.Mu, false);
        PaperMarks.ByBin(density, sample, c => c.LogMassDensity, c => c.Mu, false, LimitDirection.Higher);
        size.LegendCorner = Corner.TopRight;
        Arclet.Fits.Table data = FigureTable.Clumps(9, "Magnifications of the analysed clumps and what they change", sample, clumps)
            .With("mu", clumps, c => c.Mu, null, "Magnification")
            .With("r_eff_pc", clumps, c => c.RadiusParsec, "pc", "Effective radius; an upper limit where is_limit")
            .With("log_stellar_mass", clumps, c => c.LogMass, "log(Msun)", "log10 of the stellar mass")
            .With("absolute_v_mag", clumps, c => c.MagnitudeV, "mag", "Absolute AB magnitude in V")
            .With("log_mass_density", clumps, c => c.LogMassDensity, "log(Msun/pc2)", "log10 of the mass per area; a lower limit where is_limit");
        data.Add("is_limit", [.. clumps.Select(c => c.RadiusIsLimit)], "Whether the size is an upper limit");
        return FigureResult.Of(figure, data);
    }
}
