using System.Globalization;
using Arclet.Figures;
using Arclet.Inference.Statistics;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The two small figures of a clump's or whole galaxy's SED fits: fluxes over the posterior's spectra, and the star-formation rate against look-back time.</summary>
/// <remarks>
/// A report has thousands of them. Spectra are computed on grids of wide bins (<see cref="CoarsePopulationGrids"/>), for a few draws; with 16 of them and 130 bins both figures of an object
/// take some 20 ms of processor time and 15 kB.
/// </remarks>
/// <threadsafety>Immutable.</threadsafety>
internal sealed class FitFigures
{
    /// <summary>Bins of rest wavelength for each factor e, as many as the figure shows, times so many.</summary>
    private const double BinsPerE = 60, RestOversampling = 2;

    private const double ShortestRestAngstrom = 200, LongestRestAngstrom = 6e4, StepDex = 0.08;

    private const double WidthMm = 108, HeightMm = 62;

    private static readonly double[] TickMicrons = [0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10, 20];

    private readonly PopulationModel model;
    private readonly SedFitSettings fit;

    /// <summary>Figures of fits.</summary>
    /// <param name="grids">The populations that were fitted.</param>
    /// <param name="fit">The settings of the fits, with the study's cosmology.</param>
    public FitFigures(PopulationGrids grids, SedFitSettings fit)
    {
        this.fit = fit;
        model = new PopulationModel(new PopulationBasis(CoarsePopulationGrids.Of(grids, ShortestRestAngstrom, LongestRestAngstrom, RestOversampling * BinsPerE)), [], fit.Cosmology);
    }

    /// <summary>Draws of each posterior that the figures want.</summary>
    public static int DrawCount => 16;

    /// <summary>The colour of a history's line; the reference history is the first.</summary>
    public static Colour ColourOf(int history) => Palette.Cycle[history % Palette.Cycle.Count];

    /// <summary>Fluxes, limits, the best fit and the posterior's band.</summary>
    public Figure Spectrum(FitPicture picture)
    {
        (SedPictureBand Band, Filter Filter)[] data = [.. picture.Bands.Select(b => (b, FilterCatalog.Get(b.Filter))).OrderBy(b => b.Item2.PivotMicron)];
        double from = 0.88 * data.Min(d => d.Filter.HalfPowerBlueMicron), to = 1.1 * data.Max(d => d.Filter.HalfPowerRedMicron);
        var observed = new ObservedSpectrum(from * 1e4, to * 1e4, fit.Igm, fit.Cosmology, BinsPerE);
        var figure = new Figure(WidthMm, HeightMm);
        Panel panel = figure.Panel;
        (double low, double high) = Range(picture.Bands);
        panel.ShowLegend = false;
        panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
        panel.X.Range(from, to);
        panel.X.Ticks = [.. TickMicrons.Where(t => t >= from && t <= to).Select(t => new Tick(t, t.ToString(CultureInfo.InvariantCulture)))];
        panel.X.Label = @"observed wavelength [$\mu$m]";
        panel.Y.Range(low, high);
        panel.Y.Label = @"F$_\nu$ [nJy], magnified";
        double[][] draws = [.. picture.Histories[0].Draws.Select(d => (d.Redshift, Result: model.Evaluate(d))).Where(d => d.Result is not null).Select(d => observed.Of(d.Result!.Spectrum, d.Redshift))];
        if (draws.Length > 1)
        {
            SampleBand band = SampleBand.Of(draws);
            panel.Band(observed.WavelengthsMicron, Above(band.Low, low), Above(band.High, low), Palette.Sky, 0.5);
        }

        if (model.Evaluate(picture.Best) is { } best)
            panel.Line(observed.WavelengthsMicron, Above(observed.Of(best.Spectrum, picture.Best.Redshift), low), new LineStyle { Colour = Colour.Grey(0.3), Width = 0.7 });
        AddBands(panel, data);
        return figure;
    }

    /// <summary>The posterior of the reference history, and the medians of the others.</summary>
    public Figure History(FitPicture picture)
    {
        double universe = fit.Cosmology.AgeGyr(picture.Redshift) * 1e9;
        double[] edges = StarFormationRates.Edges(universe, StepDex), middles = StarFormationRates.MiddlesGyr(edges);
        var figure = new Figure(WidthMm, HeightMm);
        Panel panel = figure.Panel;
        panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
        panel.X.Range(1e-3, universe * 1e-9);
        panel.X.Label = "look-back time [Gyr]";
        panel.Y.Label = @"SFR [M$_\odot$ yr$^{-1}$], magnified";
        panel.ShowLegend = false;
        for (int h = 0; h < picture.Histories.Count; h++)
        {
            SampleBand band = SampleBand.Of([.. picture.Histories[h].Draws.Select(d => StarFormationRates.Of(d, edges, fit.Cosmology.AgeGyr(d.Redshift) * 1e9))]);
            if (h == 0)
                AddReference(panel, middles, band);
            else
                panel.Line(middles, Above(band.Middle, panel.Y.Min ?? 0), new LineStyle { Colour = ColourOf(h), Dash = Dash.Dashed, Width = 0.9 });
        }

        return figure;
    }

    private static void AddReference(Panel panel, double[] middles, SampleBand band)
    {
        // A rate may be 0 or decay for ever: five decades tell the story.
        double top = band.High.Max() is > 0 and var highest ? highest : 1, floor = top * 1e-5;
        panel.Y.Range(floor, top * 5);
        panel.Band(middles, Above(band.Low, floor), Above(band.High, floor), Palette.Sky, 0.5);
        panel.Line(middles, Above(band.Middle, floor), new LineStyle { Colour = ColourOf(0), Width = 1.3 });
    }

    private static void AddBands(Panel panel, (SedPictureBand Band, Filter Filter)[] data)
    {
        (SedPictureBand Band, Filter Filter)[] points = [.. data.Where(d => d.Band is { IsLimit: false, IsWeak: false })], weak = [.. data.Where(d => d.Band.IsWeak)], limits = [.. data.Where(d => d.Band.IsLimit)];
        panel.Points([.. data.Select(d => d.Filter.PivotMicron)], [.. data.Select(d => d.Band.ModelNanojansky)], new PointStyle { Shape = MarkerShape.Square, Colour = Palette.Vermillion, IsFilled = false, Size = 4 });
        if (points.Length > 0)
            panel.Points([.. points.Select(d => d.Filter.PivotMicron)], [.. points.Select(d => d.Band.FluxNanojansky)], new PointStyle { Shape = MarkerShape.Diamond, Colour = Palette.Blue, Size = 4.2 }, null, xErrors: null, yErrors: Errors.Symmetric([.. points.Select(d => d.Band.ErrorNanojansky)]));
        if (weak.Length > 0)
            panel.Limits([.. weak.Select(d => d.Filter.PivotMicron)], [.. weak.Select(d => d.Band.ArrowNanojansky)], LimitDirection.Down, Palette.Blue);
        if (limits.Length > 0)
            panel.Limits([.. limits.Select(d => d.Filter.PivotMicron)], [.. limits.Select(d => d.Band.ArrowNanojansky)], LimitDirection.Down, Palette.Purple);
    }

    private static (double Low, double High) Range(IReadOnlyList<SedPictureBand> bands)
    {
        double[] levels = [.. bands.SelectMany(b => new[] { b.ModelNanojansky, b.IsLimit || b.IsWeak ? b.ArrowNanojansky : b.FluxNanojansky }).Where(f => f > 0 && double.IsFinite(f))];
        if (levels.Length == 0)
            return (0.1, 10);

        // A model may vanish below the Lyman break: what is far below every error is not worth the axis.
        double high = levels.Max(), least = bands.Min(b => b.ErrorNanojansky);
        double floor = Math.Max(Math.Max(levels.Min(), high * 1e-4), Math.Min(0.5 * least, high * 0.1));
        return (floor / 2.2, high * 2.2);
    }

    private static double[] Above(double[] values, double floor) => [.. values.Select(v => Math.Max(v, floor))];
}
