using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 10: masses and specific star-formation rates of the hosts by redshift bin.</summary>
public static class Figure10Hosts
{
    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultGalaxy[] galaxies = [.. sample.NearGalaxies.Where(g => double.IsFinite(g.LogMass))];
        if (galaxies.Length == 0)
            return FigureResult.Without("no galaxy within the redshift bins has a mass of its own: the stage hosts gave none");
        Figure figure = PaperStyle.Figure(10, Figure.PageMm, 70, 1, 2);
        string[] names = [.. Enumerable.Range(0, sample.BinCount).Select(b => PaperStyle.ShortRedshiftBin(sample, b))];
        Draw(figure[0, 0], @"log $M_\star$ [M$_\odot$]", g => g.LogMass);
        Draw(figure[0, 1], @"log sSFR [yr$^{-1}$]", g => Math.Max(g.LogSpecificSfr, HostEstimate.LeastLogSpecificSfr));
        if (galaxies.Any(g => double.IsFinite(g.LogSpecificSfr)))
            figure[0, 1].Add(ReferenceLineMark.AtY(sample.Settings.BurstLogSpecificSfr, label: "all mass in 100 Myr"));
        figure[0, 1].LegendCorner = Corner.Best;
        Table data = FigureTable.Of(10, "Hosts within the redshift bins");
        data.Add("galaxy", [.. galaxies.Select(g => g.Id)], "The galaxy");
        data.Add("z", [.. galaxies.Select(g => g.Redshift)], null, "Redshift");
        data.Add("z_bin", [.. galaxies.Select(g => (long)FigureTable.BinOf(sample, g.Redshift))], null, "Redshift bin from 0");
        data.Add("log_stellar_mass", [.. galaxies.Select(g => g.LogMass)], "log(Msun)", "log10 of the stellar mass");
        data.Add("log_ssfr100", [.. galaxies.Select(g => g.LogSpecificSfr)], "log(1/yr)", "log10 of the rate over 100 Myr per mass");
        int below = galaxies.Count(g => g.LogSpecificSfr < HostEstimate.LeastLogSpecificSfr);
        return FigureResult.Of(figure, data, below > 0 ? $"{below} galaxies with less than 10^-13 per year are drawn there." : "");

        void Draw(Panel panel, string label, Func<ResultGalaxy, double> value)
        {
            panel.X.Label = "redshift";
            panel.Y.Label = label;
            PaperMarks.Violins(panel, [.. Enumerable.Range(0, sample.BinCount).Select(b => (IReadOnlyList<double>)[.. sample.GalaxiesInBin(b).Select(value)])], names);
        }
    }
}
