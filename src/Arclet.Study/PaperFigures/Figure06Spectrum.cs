using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Fig. 6: the SED of one clump, broad and medium bands, with the posterior of its models.</summary>
public static class Figure06Spectrum
{
    private static readonly double[] TickMicrons = [0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10];

    /// <summary>Strong lines (wavelengths in vacuum, angstrom).</summary>
    private static readonly (string Name, double Angstrom)[] Lines = [(@"Ly$\alpha$", 1215.67), ("[O II]", 3728.8), ("[O III]", 5008.24), (@"H$\alpha$", 6564.6)];

    /// <summary>The figure of a clump.</summary>
    /// <param name="picture">The clump; null where the study has no SED fit.</param>
    public static FigureResult Make(SedPicture? picture)
    {
        if (picture is null || picture.Bands.Count == 0)
            return FigureResult.Without("no clump of the catalogue has an SED fit");
        Figure figure = PaperStyle.Figure(6, Figure.PageMm, 92);
        Panel panel = figure.Panel;
        Datum[] data = [.. picture.Bands.Select(b => new Datum(b, FilterCatalog.Get(b.Filter)))];
        double from = 0.85 * data.Min(d => d.Filter.HalfPowerBlueMicron), to = 1.1 * data.Max(d => d.Filter.HalfPowerRedMicron);
        panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
        panel.X.Range(from, to);
        panel.X.Ticks = [.. TickMicrons.Where(t => t >= from && t <= to).Select(t => new Tick(t, t.ToString(CultureInfo.InvariantCulture)))];
        panel.X.Label = @"observed wavelength [$\mu$m]";
        panel.Y.Label = @"F$_\nu$ [nJy]";
        (double low, double high) = Range(data, picture);
        panel.Y.Range(low, high);
        if (picture.WavelengthsMicron.Count > 0)
        {
            // Strong lines end below their names.
            double cut = high / Math.Pow(high / low, 0.12);
            panel.Band(picture.WavelengthsMicron, [.. picture.P16.Select(v => Math.Min(v, cut))], [.. picture.P84.Select(v => Math.Min(v, cut))], Palette.Sky, 0.5, "68 % of the posterior");
            panel.Line(picture.WavelengthsMicron, [.. picture.Best.Select(v => Math.Min(v, cut))], new LineStyle { Colour = Colour.Grey(0.35), Width = 0.6 }, "best fit");
        }

        panel.Points([.. data.Select(d => d.Filter.PivotMicron)], [.. data.Select(d => d.Band.ModelNanojansky)], new PointStyle { Shape = MarkerShape.Square, Size = 5, Colour = Palette.Vermillion, IsFilled = false }, "best fit in the bands");
        HashSet<string> medium = [.. FilterSets.NircamMedium.Select(f => f.Id)];
        Points([.. data.Where(d => !d.IsBelow && !medium.Contains(d.Band.Filter))], Palette.Blue, MarkerShape.Circle, "broad bands");
        Points([.. data.Where(d => !d.IsBelow && medium.Contains(d.Band.Filter))], Palette.Green, MarkerShape.Diamond, "medium bands");
        Datum[] limits = [.. data.Where(d => d.IsBelow && d.Band.ArrowNanojansky > 0)];
        if (limits.Length > 0)
            panel.Limits([.. limits.Select(d => d.Filter.PivotMicron)], [.. limits.Select(d => d.Band.ArrowNanojansky)], LimitDirection.Down, Palette.Purple, "limits");
        foreach ((string name, double angstrom) in Lines)
        {
            double at = angstrom * 1e-4 * (1 + picture.FitRedshift);
            if (at <= from * 1.02 || at >= to / 1.02)
                continue;
            panel.Line([at, at], [high / Math.Pow(high / low, 0.1), high / Math.Pow(high / low, 0.06)], new LineStyle { Colour = PaperStyle.Aside, Width = 0.6 });
            panel.Add(new TextMark(name, at, high / Math.Pow(high / low, 0.035)) { Anchor = TextAnchor.Middle });
        }

        panel.Title = RichText.Plain(string.Create(CultureInfo.InvariantCulture, $"{picture.ClumpId}, z = {picture.Redshift:0.00}{(Math.Abs(picture.FitRedshift - picture.Redshift) >= 0.005 ? $" (fit {picture.FitRedshift:0.00})" : "")}, {picture.History.Replace('_', ' ')}"));
        panel.LegendCorner = Corner.BottomRight;
        Table table = FigureTable.Of(6, $"Bands of the clump {picture.ClumpId}, corrected for the Milky Way's extinction, magnified");
        table.Add("filter", [.. data.Select(d => d.Band.Filter)], "The filter");
        table.Add("pivot_micron", [.. data.Select(d => d.Filter.PivotMicron)], "um", "Its pivot wavelength");
        table.Add("flux_njy", [.. data.Select(d => d.Band.FluxNanojansky)], "nJy", "Flux that was fitted");
        table.Add("err_njy", [.. data.Select(d => d.Band.ErrorNanojansky)], "nJy", "Its error");
        table.Add("limit_njy", [.. data.Select(d => d.Band.LimitNanojansky)], "nJy", "The filter's limit");
        table.Add("is_limit", [.. data.Select(d => d.Band.IsLimit)], "Whether it counted as no detection");
        table.Add("model_njy", [.. data.Select(d => d.Band.ModelNanojansky)], "nJy", "The best fit's flux");
        return FigureResult.Of(figure, table, picture.WavelengthsMicron.Count == 0 ? "Without the models' spectra." : "Strong lines of the spectra are cut at the top.");

        void Points(Datum[] points, Colour colour, MarkerShape shape, string label)
        {
            if (points.Length == 0)
                return;
            var across = new Errors([.. points.Select(d => d.Filter.PivotMicron - d.Filter.HalfPowerBlueMicron)], [.. points.Select(d => d.Filter.HalfPowerRedMicron - d.Filter.PivotMicron)]);
            panel.Points([.. points.Select(d => d.Filter.PivotMicron)], [.. points.Select(d => d.Band.FluxNanojansky)], new PointStyle { Shape = shape, Size = 4, Colour = colour }, label, across, Errors.Symmetric([.. points.Select(d => d.Band.ErrorNanojansky)]));
        }
    }

    private static (double Low, double High) Range(Datum[] data, SedPicture picture)
    {
        double[] levels = [.. data.SelectMany(d => d.IsBelow ? [d.Band.ArrowNanojansky] : new[] { d.Band.FluxNanojansky, d.Band.ModelNanojansky }).Where(v => v > 0 && double.IsFinite(v))];
        if (levels.Length == 0)
            return (0.1, 10);

        // Strong lines may be a hundred times as high as any band: they are cut.
        double high = Math.Max(levels.Max(), Math.Min(4 * levels.Max(), picture.Best.Where(double.IsFinite).DefaultIfEmpty(0).Max()));
        double floor = Math.Max(Math.Max(levels.Min(), high * 1e-4), Math.Min(0.3 * data.Min(d => d.Band.ErrorNanojansky), 0.1 * high));

        // Below the data there is room for the legend.
        return (floor / Math.Pow(high / floor, 0.42) / 1.5, high * Math.Pow(high / floor, 0.16) * 1.5);
    }

    private sealed record Datum(SedPictureBand Band, Filter Filter)
    {
        /// <summary>Whether an arrow stands for it: a limit, or a flux that a logarithmic axis cannot show.</summary>
        public bool IsBelow => Band.IsLimit || Band.IsWeak;
    }
}
