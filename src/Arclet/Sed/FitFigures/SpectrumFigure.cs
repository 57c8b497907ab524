using System.Globalization;
using Arclet.Figures;
using Arclet.Inference.Statistics;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Fluxes and limits over the posterior's spectra, and what the best fit leaves of them.</summary>
internal static class SpectrumFigure
{
    /// <summary>Part of the panel's height that the filters' curves take.</summary>
    private const double CurveHeight = 0.13;

    private const int CurvePoints = 121;

    private static readonly double[] TickMicrons = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

    public static Figure Create(SedFitPicture picture)
    {
        Datum[] data = [.. picture.Bands.Select(b => new Datum(b, picture.Target.Bands.First(t => t.Filter == b.Filter), picture.Curves[b.Filter]))];
        FilterCurve[] curves = [.. data.Select(d => d.Curve)];

        // Bands come from the fit: only the spectra are computed here.
        var model = new PopulationModel(picture.Basis, [], picture.Settings.Cosmology);
        double from = 0.85 * curves.Min(c => c.FirstAngstrom), to = 1.15 * curves.Max(c => c.LastAngstrom);
        var observed = new ObservedSpectrum(from, to, picture.Settings.Igm, picture.Settings.Cosmology);
        ModelResult best = model.Evaluate(picture.Best) ?? throw new InvalidOperationException("the best fit is no physical model");
        double[] bestSpectrum = observed.Of(best.Spectrum, picture.Best.Redshift);
        double[][] draws = [.. picture.Draws.Select(d => (Draw: d, Result: model.Evaluate(d))).Where(p => p.Result is not null).Select(p => observed.Of(p.Result!.Spectrum, p.Draw.Redshift))];

        var figure = new Figure(180, 120, 2, 1) { ShareX = true, RowWeights = [3.4, 1], DocumentTitle = $"Spectral energy distribution of {picture.Target.Id}" };
        Panel panel = figure[0, 0], residual = figure[1, 0];
        (double low, double high) = Range(data);
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
        panel.Points([.. data.Select(d => d.Micron)], [.. data.Select(d => d.Band.Model.Best)], new PointStyle { Shape = MarkerShape.Square, Colour = Palette.Vermillion, IsFilled = false, Size = 4.5 }, "best fit in the filters");
        AddData(panel, data);
        AddResiduals(residual, data);
        panel.LegendCorner = Corner.TopLeft;
        foreach (string note in picture.Notes)
            panel.Note(note, Corner.TopRight);
        return figure;
    }

    /// <summary>A flux above its error is a point; one below is an arrow from two errors above it, because a logarithmic axis cannot show it.</summary>
    private static void AddData(Panel panel, Datum[] data)
    {
        Datum[] limits = [.. data.Where(d => d.Band.IsLimit)], weak = [.. data.Where(d => d.IsWeak)], points = [.. data.Where(d => d is { Band.IsLimit: false, IsWeak: false })];
        if (points.Length > 0)
        {
            panel.Points(
                [.. points.Select(d => d.Micron)],
                [.. points.Select(d => d.Band.FluxNanojansky)],
                new PointStyle { Colour = Palette.Blue, Size = 4.5 },
                "measured",
                xErrors: null,
                yErrors: Errors.Symmetric([.. points.Select(d => d.Band.ErrorNanojansky)]));
        }

        if (weak.Length > 0)
            panel.Limits([.. weak.Select(d => d.Micron)], [.. weak.Select(d => d.Top)], LimitDirection.Down, Palette.Blue, @"measured below 1 $\sigma$: flux + 2 $\sigma$");
        if (limits.Length > 0)
            panel.Limits([.. limits.Select(d => d.Micron)], [.. limits.Select(d => d.Top)], LimitDirection.Down, Palette.Purple, "limit");
    }

    private static void AddResiduals(Panel panel, Datum[] data)
    {
        Datum[] shown = [.. data.Where(d => !d.Band.IsLimit)];
        double reach = Math.Clamp(1.15 * shown.Select(d => Math.Abs(d.Band.Residual)).DefaultIfEmpty(0).Max(), 3.4, 20);
        double step = reach < 5 ? 2 : reach < 12 ? 5 : 10;
        panel.Y.Range(-reach, reach);
        panel.Y.Ticks = [.. Enumerable.Range(-2, 5).Select(i => i * step).Where(t => Math.Abs(t) < reach).Select(t => new Tick(t, t.ToString(CultureInfo.InvariantCulture)))];
        panel.Y.Label = @"(data - fit) / $\sigma$";
        panel.Add(ReferenceLineMark.AtY(0));
        panel.ShowLegend = false;
        panel.Points([.. shown.Select(d => d.Micron)], [.. shown.Select(d => Math.Clamp(d.Band.Residual, -reach, reach))], new PointStyle { Colour = Palette.Blue, Size = 4.5 }, null, xErrors: null, yErrors: Errors.Symmetric([.. shown.Select(_ => 1.0)]));
    }

    private static void AddCurve(Panel panel, FilterCurve curve, Colour colour, double low, double high)
    {
        // Published curves have up to 10,000 points, more than a page can show.
        double[] waves = [.. Enumerable.Range(0, CurvePoints).Select(i => curve.FirstAngstrom + ((curve.LastAngstrom - curve.FirstAngstrom) * i / (CurvePoints - 1)))];
        double peak = curve.Throughput.Max();
        double[] top = [.. waves.Select(w => low * Math.Pow(high / low, CurveHeight * curve.At(w) / peak))];
        panel.Band([.. waves.Select(w => w * 1e-4)], [.. top.Select(_ => low)], top, colour, 0.22);
    }

    private static (double Low, double High) Range(Datum[] data)
    {
        double[] levels =
        [
            .. data.Select(d => d.Band.Model.Best).Where(f => f > 0 && double.IsFinite(f)),
            .. data.Where(d => !d.Band.IsLimit).SelectMany(d => new[] { d.Band.FluxNanojansky, d.Top }).Where(f => f > 0),
            .. data.Where(d => d.Band.IsLimit).Select(d => d.Top),
        ];
        if (levels.Length == 0)
            return (0.1, 10);

        // A model may vanish below the Lyman break: what is far below every error is not worth the axis.
        double high = levels.Max(), least = data.Min(d => d.Band.ErrorNanojansky);
        double floor = Math.Max(Math.Max(levels.Min(), high * 1e-5), Math.Min(0.5 * least, high * 0.1));
        return (floor / Math.Pow(high / floor, 0.25) / 1.6, high * Math.Pow(high / floor, 0.4) * 2.5);
    }

    /// <summary>A band with its data and its curve.</summary>
    private sealed record Datum(BandEstimate Band, SedBand Measured, FilterCurve Curve)
    {
        public double Micron => Curve.PivotAngstrom * 1e-4;

        public bool IsWeak => !Band.IsLimit && Band.FluxNanojansky <= Band.ErrorNanojansky;

        /// <summary>Where an arrow begins, or a bar ends.</summary>
        public double Top => Band.IsLimit ? Measured.LimitNanojansky : IsWeak ? Math.Max(0, Band.FluxNanojansky) + (2 * Band.ErrorNanojansky) : Band.FluxNanojansky + Band.ErrorNanojansky;
    }
}
