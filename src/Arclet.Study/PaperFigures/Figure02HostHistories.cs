using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 2: masses and star-formation rates of hosts under other histories against those under the reference.</summary>
public static class Figure02HostHistories
{
    /// <summary>The figure of hosts.</summary>
    /// <param name="hosts">The hosts under every history.</param>
    /// <param name="reference">The history of quoted results.</param>
    public static FigureResult Make(IReadOnlyList<HostEstimate> hosts, string reference)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        var of = hosts.Where(h => h.History == reference).ToDictionary(h => h.GalaxyId, StringComparer.Ordinal);
        HostEstimate[] others = [.. hosts.Where(h => h.History != reference && of.ContainsKey(h.GalaxyId))];
        if (others.Length == 0)
            return FigureResult.Without(hosts.Count == 0 ? "the study has no SED fits of whole galaxies" : $"whole galaxies were fitted with one history only, {reference}");
        Figure figure = PaperStyle.Figure(2, Figure.PageMm, 86, 1, 2);
        string[] histories = [.. others.Select(h => h.History).Distinct(StringComparer.Ordinal)];
        Draw(figure[0, 0], "log $M_\\star$ [M$_\\odot$]", h => h.LogMass.Value, h => HostEstimate.BarsOf(h.LogMass));
        Draw(figure[0, 1], "log SFR [M$_\\odot$ yr$^{-1}$]", h => h.LogSfr, h => HostEstimate.LogBarsOf(h.Sfr100));

        Table data = FigureTable.Of(2, $"Hosts under other histories and under {reference}");
        data.Add("galaxy", [.. others.Select(h => h.GalaxyId)], "The galaxy");
        data.Add("history", [.. others.Select(h => h.History)], "The other history");
        data.Add("log_stellar_mass", [.. others.Select(h => h.LogMass.Value)], "log(Msun)", "log10 of the stellar mass");
        data.Add("log_stellar_mass_reference", [.. others.Select(h => of[h.GalaxyId].LogMass.Value)], "log(Msun)", "The same under the reference");
        data.Add("sfr100", [.. others.Select(h => h.Sfr100.Value)], "Msun/yr", "Star-formation rate over 100 Myr");
        data.Add("sfr100_reference", [.. others.Select(h => of[h.GalaxyId].Sfr100.Value)], "Msun/yr", "The same under the reference");
        return FigureResult.Of(figure, data, $"Reference: {reference}. Rates of 0 are not drawn, rates below 10^-4 Msun/yr there.");

        void Draw(Panel panel, string label, Func<HostEstimate, double> value, Func<HostEstimate, (double Low, double High)> bars)
        {
            panel.X.Label = label + ", " + Plain(reference);
            panel.Y.Label = label + ", other histories";
            panel.Add(ReferenceLineMark.Sloped(0, 1));
            for (int i = 0; i < histories.Length; i++)
            {
                HostEstimate[] own = [.. others.Where(h => h.History == histories[i] && double.IsFinite(value(h)) && double.IsFinite(value(of[h.GalaxyId])))];
                double[] x = [.. own.Select(h => value(of[h.GalaxyId]))], y = [.. own.Select(value)];
                var along = new Errors([.. own.Select(h => bars(of[h.GalaxyId]).Low)], [.. own.Select(h => bars(of[h.GalaxyId]).High)]);
                var across = new Errors([.. own.Select(h => bars(h).Low)], [.. own.Select(h => bars(h).High)]);
                var style = new PointStyle { Shape = PaperStyle.ShapeOf(i), Size = PaperStyle.PointSize(own.Length), Colour = PaperStyle.ColourOf(3 * i).WithOpacity(0.8), BarWidth = 0.3 };
                double offset = PaperMarks.MedianOf(y.Zip(x, (a, b) => a - b));
                panel.Points(x, y, style, $"{Plain(histories[i])}: median {PaperStyle.Number(offset, "+0.00;−0.00;0.00")}", along, across);
            }

            panel.LegendCorner = Corner.BottomRight;
        }
    }

    private static string Plain(string history) => history.Replace('_', ' ');
}
