using Arclet.Figures;
using Arclet.Inference.Statistics;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The star-formation rate against look-back time: the posterior of one history, and the medians of the others.</summary>
internal static class HistoryFigure
{
    private const double StepDex = 0.04;

    public static Figure Create(SedFitPicture picture)
    {
        double universe = picture.Settings.Cosmology.AgeGyr(picture.Best.Redshift) * 1e9;
        double[] edges = StarFormationRates.Edges(universe, StepDex), middles = StarFormationRates.MiddlesGyr(edges);
        var figure = new Figure(150, 95) { DocumentTitle = $"Star-formation history of {picture.Target.Id}" };
        Panel panel = figure.Panel;
        panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
        panel.X.Range(1e-3, universe * 1e-9);
        panel.X.Label = "look-back time [Gyr]";
        panel.Y.Label = @"star-formation rate [M$_\odot$ yr$^{-1}$]";
        panel.Title = picture.Title;
        panel.LegendCorner = Corner.BottomLeft;
        SampleBand band = BandOf(picture.Draws, edges, picture.Settings);

        // A rate may be 0 or decay for ever: four decades tell the story.
        double top = band.High.Max(), floor = top * 1e-4;
        if (!(top > 0))
            (top, floor) = (1, 1e-4);
        panel.Y.Range(floor, top * 20);
        panel.Band(middles, Above(band.Low, floor), Above(band.High, floor), Palette.Sky, 0.5, $"{picture.History.Name}, 16 to 84 %");
        panel.Line(middles, Above(band.Middle, floor), new LineStyle { Colour = Palette.Blue, Width = 1.3 }, $"{picture.History.Name}, median");
        int colour = 1;
        foreach ((string name, IReadOnlyList<SourceModel> draws) in picture.Others.Where(o => o.Draws.Count > 0))
            panel.Line(middles, Above(BandOf(draws, edges, picture.Settings).Middle, floor), new LineStyle { Colour = Palette.Cycle[colour++ % Palette.Cycle.Count], Dash = Dash.Dashed, Width = 0.9 }, $"{name}, median");
        foreach (double period in new[] { 0.01, 0.1 })
            panel.Add(ReferenceLineMark.AtX(period));
        foreach (string note in picture.Notes)
            panel.Note(note, Corner.TopRight);
        return figure;
    }

    private static double[] Above(double[] values, double floor) => [.. values.Select(v => Math.Max(v, floor * 0.5))];

    private static SampleBand BandOf(IReadOnlyList<SourceModel> models, double[] edges, SedFitSettings settings) =>
        SampleBand.Of([.. models.Select(m => StarFormationRates.Of(m, edges, settings.Cosmology.AgeGyr(m.Redshift) * 1e9))]);
}
