using Arclet.CommandLine;
using Arclet.Figures;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The figures of the demo.</summary>
internal sealed class DemoFigures
{
    public DemoFigures(DemoSettings settings, SimulatedField field, DemoComparison detected, PhotometryComparison comparison, IReadOnlyList<DetectedObject> objects)
    {
        Completeness = CompletenessFigure.Create(settings, detected).ToSvg();
        FluxBias = BiasFigure(settings, comparison).ToSvg();
        Pulls = PullFigure(comparison).ToSvg();
        Sizes = SizeFigure(comparison).ToSvg();
        Stamps = PngImage.Encode(new StampSheet(field, comparison, detected, objects).Draw());
    }

    /// <summary>Fraction of clumps found, SVG.</summary>
    public string Completeness { get; }

    /// <summary>Median flux bias against wavelength, SVG.</summary>
    public string FluxBias { get; }

    /// <summary>Flux errors over the stated ones, SVG.</summary>
    public string Pulls { get; }

    /// <summary>Fitted against true size, SVG.</summary>
    public string Sizes { get; }

    /// <summary>Data, model and residual, PNG.</summary>
    public byte[] Stamps { get; }

    public void Write(DemoFiles files)
    {
        OutputFiles.Write(files.Figure, Completeness);
        OutputFiles.Write(files.BiasFigure, FluxBias);
        OutputFiles.Write(files.PullFigure, Pulls);
        OutputFiles.Write(files.SizeFigure, Sizes);
        File.WriteAllBytes(files.Stamps, Stamps);
    }

    private static Figure BiasFigure(DemoSettings settings, PhotometryComparison comparison)
    {
        var figure = new Figure(160, 95) { DocumentTitle = "Median flux bias of each filter" };
        Panel panel = figure.Panel;
        FluxBias[] all = [.. comparison.Biases.Where(b => b.Count >= 3)];
        double reach = all.Length == 0 ? 12 : Math.Max(12, 1.1 * all.Max(b => 100 * (Math.Abs(b.Median) + b.MedianError)));
        panel.X.Range(0.5, 5.1);
        panel.X.Label = "pivot wavelength [um]";
        panel.Y.Range(-reach, reach);
        panel.Y.Label = "median of fitted / true flux - 1 [%]";
        panel.Add(ReferenceLineMark.AtY(0));
        panel.Add(ReferenceLineMark.AtY(100 * settings.LargestFluxBias));
        panel.Add(ReferenceLineMark.AtY(-100 * settings.LargestFluxBias));
        Add([.. all.Where(b => b.Count >= settings.FewestClumps)], new PointStyle { Colour = Palette.Blue, Size = 5 }, $"judged: {settings.FewestClumps} clumps or more");
        Add([.. all.Where(b => b.Count < settings.FewestClumps)], new PointStyle { Colour = Palette.Orange, IsFilled = false, Size = 5 }, "too few clumps to judge");
        return figure;

        void Add(FluxBias[] biases, PointStyle style, string label)
        {
            if (biases.Length == 0)
                return;
            panel.Points(
                [.. biases.Select(b => b.Band.Band.Filter.PivotMicron)],
                [.. biases.Select(b => 100 * b.Median)],
                style,
                label,
                xErrors: null,
                yErrors: Errors.Symmetric([.. biases.Select(b => 100 * b.MedianError)]));
        }
    }

    private static Figure PullFigure(PhotometryComparison comparison)
    {
        var figure = new Figure(160, 95) { DocumentTitle = "Flux errors in units of the stated ones" };
        Panel panel = figure.Panel;
        double[] edges = Histogram.Edges(-5, 5, 40);
        double[] reference = [.. comparison.Biases.Single(b => b.Band.Band.Id == DemoBand.ReferenceId).Pulls];
        double[] others = [.. comparison.Biases.Where(b => b.Band.Band.Id != DemoBand.ReferenceId).SelectMany(b => b.Pulls)];
        panel.X.Range(-5, 5);
        panel.X.Label = "(fitted - true flux) / standard error";
        panel.Y.Label = "fraction per bin";
        panel.Y.Min = 0;
        Add(others, Palette.Orange, "the other 19 filters, shape kept");
        Add(reference, Palette.Blue, $"{DemoBand.ReferenceId}, shape fitted");
        double[] x = [.. Enumerable.Range(0, 201).Select(i => -5 + (0.05 * i))];
        panel.Line(x, [.. x.Select(v => 0.25 * Math.Exp(-v * v / 2) / Math.Sqrt(2 * Math.PI))], new LineStyle { Colour = Palette.Black, Width = 0.8 }, "unit Gaussian");
        return figure;

        void Add(double[] pulls, Colour colour, string label)
        {
            if (pulls.Length > 0)
                panel.Steps(edges, [.. Histogram.Count(pulls, edges).Select(c => c / pulls.Length)], new LineStyle { Colour = colour }, 0.2, $"{label} ({pulls.Length})");
        }
    }

    private static Figure SizeFigure(PhotometryComparison comparison)
    {
        var figure = new Figure(160, 110) { DocumentTitle = "Fitted against true sizes" };
        Panel panel = figure.Panel;
        foreach (Axis axis in new[] { panel.X, panel.Y })
        {
            axis.Kind = ScaleKind.Log;
            axis.Range(0.25, 6);
            axis.Ticks = [.. new[] { 0.3, 0.5, 1, 2, 3, 5 }.Select(v => new Tick(v, v.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        }

        panel.X.Label = "true R = sqrt(minor x major axis) [pixels of 20 mas]";
        panel.Y.Label = "fitted R [pixels]";
        panel.LegendCorner = Corner.BottomRight;
        panel.Add(ReferenceLineMark.Sloped(0, 1));
        BandResult second = comparison.Bands.Single(b => b.Band.Id == DemoBand.SecondId);
        BandResult first = comparison.Bands.Single(b => b.Band.Id == DemoBand.ReferenceId);
        Add(second with { Fits = second.OwnShapes! }, new PointStyle { Shape = MarkerShape.Square, Colour = Palette.Orange, IsFilled = false, Size = 3.5 });
        Add(first, new PointStyle { Colour = Palette.Blue, Size = 3.5 });
        return figure;

        void Add(BandResult band, PointStyle style)
        {
            (TrueSource Source, ClumpFitResult Fit)[] sample = [.. comparison.Sample(band).Where(p => p.Fit.Shape.RadiusPixels > 0.25 && p.Fit.Shape.RadiusPixels < 6)];
            if (sample.Length > 0)
                panel.Points([.. sample.Select(p => SizeBin.TrueRadius(p.Source))], [.. sample.Select(p => p.Fit.Shape.RadiusPixels)], style, band.Band.Id);
        }
    }
}
