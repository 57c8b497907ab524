using System.Globalization;
using Arclet.Figures;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Fluxes and limits over the posterior's spectra, and what the best fit leaves of them.</summary>
internal static class SpectrumFigure
{
    /// <summary>Part of the panel's height that the filters' curves take.</summary>
    private const double CurveHeight = 0.13;

    private static readonly double[] TickMicrons = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

    public static Figure Create(SedFitPicture picture)
    {
        SedBand[] bands = [.. picture.Target.Bands];
        FilterCurve[] curves = [.. bands.Select(b => picture.Curves[b.Filter])];
        var model = new PopulationModel(picture.Basis, curves, picture.Settings.Cosmology);
        double from = 0.85 * curves.Min(c => c.FirstAngstrom), to = 1.15 * curves.Max(c => c.LastAngstrom);
        var observed = new ObservedSpectrum(from, to, picture.Settings.Igm, picture.Settings.Cosmology);
        ModelResult best = model.Evaluate(picture.Best) ?? throw new InvalidOperationException("the best fit is no physical model");
        double[] bestSpectrum = observed.Of(best.Spectrum, picture.Best.Redshift);
        double[][] draws = [.. picture.Draws.Select(d => (Draw: d, Result: model.Evaluate(d))).Where(p => p.Result is not null).Select(p => observed.Of(p.Result!.Spectrum, p.Draw.Redshift))];

        var figure = new Figure(180, 120, 2, 1) { ShareX = true, RowWeights = [3.4, 1], DocumentTitle = $"Spectral energy distribution of {picture.Target.Id}" };
        Panel panel = figure[0, 0], residual = figure[1, 0];
        (double low, double high) = Range(bands, best.FluxNanojansky);
        residual.X.Kind = ScaleKind.Log;
        residual.X.Range(from * 1e-4, to * 1e-4);
        residual.X.Ticks = [.. TickMicrons.Where(t => t >= from * 1e-4 && t <= to * 1e-4).Select(t => new Tick(t, t.ToString(CultureInfo.InvariantCulture)))];
        residual.X.Label = @"observed wavelength [$\mu$m]";
        panel.Y.Kind = ScaleKind.Log;
        panel.Y.Range(low, high);
        panel.Y.Label = @"F$_\nu$ [nJy]";
        panel.Title = picture.Title;
        for (int i = 0; i < curves.Length; i++)
            AddCurve(panel, curves[i], Palette.Cycle[i % 5], low, high);
        if (draws.Length > 1)
        {
            SampleBand band = SampleBand.Of(draws);
            panel.Band(observed.WavelengthsMicron, band.Low, band.High, Palette.Sky, 0.5, "16 to 84 % of the posterior");
        }

        panel.Line(observed.WavelengthsMicron, bestSpectrum, new LineStyle { Colour = Colour.Grey(0.3), Width = 0.7 }, "best fit");
        panel.Points([.. curves.Select(Pivot)], best.FluxNanojansky, new PointStyle { Shape = MarkerShape.Square, Colour = Palette.Vermillion, IsFilled = false, Size = 4.5 }, "best fit in the filters");
        AddData(panel, picture, bands, curves);
        AddResiduals(residual, picture, bands, curves, best.FluxNanojansky);
        panel.LegendCorner = Corner.TopLeft;
        foreach (string note in picture.Notes)
            panel.Note(note, Corner.TopRight);
        return figure;
    }

    /// <summary>A flux with one error above 0 is a point; one that a logarithmic axis cannot show is an arrow from two errors above it.</summary>
    private static void AddData(Panel panel, SedFitPicture picture, SedBand[] bands, FilterCurve[] curves)
    {
        int[] all = [.. Enumerable.Range(0, bands.Length)];
        int[] limits = [.. all.Where(i => IsLimit(picture.Settings, bands[i]))];
        int[] weak = [.. all.Where(i => !IsLimit(picture.Settings, bands[i]) && bands[i].FluxNanojansky <= bands[i].ErrorNanojansky)];
        int[] points = [.. all.Except(limits).Except(weak)];
        if (points.Length > 0)
        {
            panel.Points(
                [.. points.Select(i => Pivot(curves[i]))],
                [.. points.Select(i => bands[i].FluxNanojansky)],
                new PointStyle { Colour = Palette.Blue, Size = 4.5 },
                "measured",
                xErrors: null,
                yErrors: Errors.Symmetric([.. points.Select(i => picture.Error(bands[i]))]));
        }

        if (weak.Length > 0)
            panel.Limits([.. weak.Select(i => Pivot(curves[i]))], [.. weak.Select(i => Math.Max(0, bands[i].FluxNanojansky) + (2 * bands[i].ErrorNanojansky))], LimitDirection.Down, Palette.Blue, @"measured below 1 $\sigma$: flux + 2 $\sigma$");
        if (limits.Length > 0)
            panel.Limits([.. limits.Select(i => Pivot(curves[i]))], [.. limits.Select(i => bands[i].LimitNanojansky)], LimitDirection.Down, Palette.Purple, "limit");
    }

    private static void AddResiduals(Panel panel, SedFitPicture picture, SedBand[] bands, FilterCurve[] curves, double[] best)
    {
        int[] shown = [.. Enumerable.Range(0, bands.Length).Where(i => !IsLimit(picture.Settings, bands[i]))];
        double[] pulls = [.. shown.Select(i => (bands[i].FluxNanojansky - best[i]) / picture.Error(bands[i]))];
        double reach = Math.Clamp(1.15 * pulls.Select(Math.Abs).DefaultIfEmpty(0).Max(), 3.4, 20);
        panel.Y.Range(-reach, reach);
        panel.Y.Label = @"(data - fit) / $\sigma$";
        panel.Add(ReferenceLineMark.AtY(0));
        panel.ShowLegend = false;
        double[] wavelengths = [.. shown.Select(i => Pivot(curves[i]))];
        panel.Points(wavelengths, [.. pulls.Select(p => Math.Clamp(p, -reach, reach))], new PointStyle { Colour = Palette.Blue, Size = 4.5 }, null, xErrors: null, yErrors: Errors.Symmetric([.. pulls.Select(_ => 1.0)]));
    }

    private static void AddCurve(Panel panel, FilterCurve curve, Colour colour, double low, double high)
    {
        double peak = curve.Throughput.Max();
        double[] top = [.. curve.Throughput.Select(t => low * Math.Pow(high / low, CurveHeight * t / peak))];
        panel.Band([.. curve.WavelengthsAngstrom.Select(w => w * 1e-4)], [.. top.Select(_ => low)], top, colour, 0.22);
    }

    private static (double Low, double High) Range(SedBand[] bands, double[] best)
    {
        double[] levels =
        [
            .. best.Where(f => f > 0 && double.IsFinite(f)),
            .. bands.Where(b => b.IsMeasured).SelectMany(b => new[] { b.FluxNanojansky, b.FluxNanojansky + b.ErrorNanojansky }).Where(f => f > 0),
            .. bands.Where(b => b.HasLimit && !b.IsMeasured).Select(b => b.LimitNanojansky),
        ];
        if (levels.Length == 0)
            return (0.1, 10);

        // A model may vanish below the Lyman break: what is far below every error is not worth the axis.
        double high = levels.Max();
        double floor = Math.Max(levels.Min(), high * 1e-5), least = bands.Where(b => b.IsMeasured).Select(b => b.ErrorNanojansky).DefaultIfEmpty(floor).Min();
        floor = Math.Max(floor, Math.Min(0.5 * least, high * 0.1));
        return (floor / Math.Pow(high / floor, 0.25) / 1.6, high * Math.Pow(high / floor, 0.3) * 1.6);
    }

    private static bool IsLimit(SedFitSettings settings, SedBand band) => !band.IsMeasured || (settings.Limits != LimitRule.Measured && band.IsBelowLimit);

    private static double Pivot(FilterCurve curve) => curve.PivotAngstrom * 1e-4;
}
