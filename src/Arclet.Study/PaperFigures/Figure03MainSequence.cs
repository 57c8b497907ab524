using Arclet.Figures;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Fig. 3: star-formation rate against mass of the hosts, beside the main sequence of Speagle et al. (2014).</summary>
public static class Figure03MainSequence
{
    /// <summary>The figure of hosts.</summary>
    /// <param name="hosts">The hosts under the history of quoted results.</param>
    /// <param name="sample">The bins, whose middles are the redshifts of the main sequence, and the cosmology.</param>
    public static FigureResult Make(IReadOnlyList<HostEstimate> hosts, ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(sample);
        HostEstimate[] shown = [.. hosts.Where(h => double.IsFinite(h.LogMass.Value) && double.IsFinite(h.LogSfr))];
        if (shown.Length == 0)
            return FigureResult.Without(hosts.Count == 0 ? "the study has no SED fits of whole galaxies" : "no galaxy has both a mass and a star-formation rate above 0");
        Figure figure = PaperStyle.Figure(3, Figure.ColumnMm, 80);
        Panel panel = figure.Panel;

        // Hosts beyond the last bin are shown as well, in colours of their own.
        var colours = new ColourScale(ColourMap.Iris, new LinearScale(sample.Settings.RedshiftEdges[0], Math.Max(sample.Settings.RedshiftEdges[^1], shown.Max(h => h.Redshift))));
        panel.X.Label = @"log $M_\star$ [M$_\odot$]";
        panel.Y.Label = @"log SFR$_{100}$ [M$_\odot$ yr$^{-1}$]";
        panel.ColourBar = new ColourBar(colours, "redshift");
        double low = shown.Min(h => h.LogMass.Value) - 0.3, high = shown.Max(h => h.LogMass.Value) + 0.3;
        double top = shown.Max(h => h.LogSfr), bottom = shown.Min(h => h.LogSfr);
        panel.X.Range(low, high);
        panel.Y.Range(bottom - 0.3, top + 0.5);
        FlatLambdaCdm cosmology = sample.Settings.Cosmology;
        for (int b = 0; b < sample.BinCount; b++)
        {
            double z = 0.5 * (sample.Settings.RedshiftEdges[b] + sample.Settings.RedshiftEdges[b + 1]), age = cosmology.AgeGyr(z);
            double[] x = [low, high];
            panel.Line(x, [.. x.Select(m => MainSequence.LogSfr(m, age))], new LineStyle { Colour = colours.At(z), Width = 1.1, Dash = Dash.Dashed }, $"S14, $z$ = {PaperStyle.Number(z)}");
        }

        var along = new Errors([.. shown.Select(h => HostEstimate.BarsOf(h.LogMass).Low)], [.. shown.Select(h => HostEstimate.BarsOf(h.LogMass).High)]);
        var across = new Errors([.. shown.Select(h => HostEstimate.LogBarsOf(h.Sfr100).Low)], [.. shown.Select(h => HostEstimate.LogBarsOf(h.Sfr100).High)]);
        panel.Points([.. shown.Select(h => h.LogMass.Value)], [.. shown.Select(h => h.LogSfr)], new PointStyle { Size = 0, Colour = Colour.Grey(0.6), BarWidth = 0.35 }, null, along, across);
        panel.Points([.. shown.Select(h => h.LogMass.Value)], [.. shown.Select(h => h.LogSfr)], [.. shown.Select(h => h.Redshift)], colours, new PointStyle { Size = PaperStyle.PointSize(shown.Length) + 0.3 });
        panel.LegendCorner = Corner.Best;

        Table data = FigureTable.Of(3, "Star-formation rates and masses of the hosts, of every source the image that stands for it");
        data.Add("galaxy", [.. shown.Select(h => h.GalaxyId)], "The galaxy");
        data.Add("z", [.. shown.Select(h => h.Redshift)], null, "Redshift");
        Add("log_stellar_mass", "log(Msun)", "log10 of the stellar mass", h => h.LogMass);
        Add("sfr100", "Msun/yr", "Star-formation rate over 100 Myr", h => h.Sfr100);
        data.Add("log_sfr_main_sequence", [.. shown.Select(h => MainSequence.LogSfr(h.LogMass.Value, cosmology.AgeGyr(h.Redshift)))], "log(Msun/yr)", "log10 of the rate of the main sequence at the galaxy's mass and redshift");
        int below = shown.Count(h => h.IsBelowAxis);
        return FigureResult.Of(figure, data, $"{hosts.Count - shown.Length} galaxies without star formation in 100 Myr are not drawn{(below > 0 ? $", {below} with less than 10^-4 Msun/yr are drawn there" : "")}.");

        void Add(string name, string unit, string text, Func<HostEstimate, IntrinsicEstimate> of)
        {
            data.Add(name, [.. shown.Select(h => of(h).Value)], unit, text);
            data.Add(name + "_p16", [.. shown.Select(h => of(h).P16)], unit, "16th percentile of the joint draws");
            data.Add(name + "_p84", [.. shown.Select(h => of(h).P84)], unit, "84th percentile of the joint draws");
        }
    }
}
