using Arclet.Fit;
using Arclet.Imaging;
using Arclet.Imaging.Background;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>Measures the field in each filter: its depth, and the clumps' fluxes with the reference's shapes.</summary>
internal sealed class BandWork(DemoSettings settings, SimulatedField field, Wcs wcs, IReadOnlyList<DetectedObject> objects, DemoFiles files)
{
    private readonly ClumpPosition[] positions = [.. objects.Select(o => new ClumpPosition($"{o.Id}", o.X, o.Y))];

    /// <summary>All filters, in their order; the same for any number of threads.</summary>
    public BandResult[] Measure(CancellationToken cancellation)
    {
        int threads = settings.Detection.Threads;
        var fitting = new ClumpFitSettings { Threads = threads };
        IReadOnlyList<ClumpFitResult> shapes = ClumpFitter.FitShapes(ImageOf(field.Image, field.Error, DemoBand.Reference), positions, fitting, cancellation);
        var results = new BandResult[DemoBand.All.Count];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            results[i] = Measure(DemoBand.All[i], shapes, fitting with { Threads = 1 }, cancellation));
        return results;
    }

    private BandResult Measure(DemoBand band, IReadOnlyList<ClumpFitResult> shapes, ClumpFitSettings fitting, CancellationToken cancellation)
    {
        bool isReference = band.Id == DemoBand.ReferenceId;
        BandImage seen = BandObservation.Observe(field, band.Simulated);
        if (isReference)
            seen = seen with { Image = field.Image, Error = field.Error };
        Wcs bandWcs = wcs.Binned(band.Simulated.PixelFactor);
        if (settings.KeepImages)
            FieldFile.Write(files.ImageOf(band.Id), field.Settings.Seed, seen.Image, seen.Error, bandWcs, band.Id);
        DepthResult depth = MeasureDepth(band, seen, cancellation);
        ClumpFitImage image = ImageOf(seen.Image, seen.Error, band);
        return new BandResult(
            band,
            seen.FluxesNanojansky,
            seen.SignalToNoise,
            depth,
            isReference ? shapes : ClumpFitter.FitFluxes(image, [.. shapes.Select((s, i) => InPixelsOf(bandWcs, s, positions[i]))], fitting, cancellation),
            band.Id == DemoBand.SecondId ? ClumpFitter.FitShapes(image, [.. positions.Select(p => InPixelsOf(bandWcs, p))], fitting, cancellation) : null);
    }

    private DepthResult MeasureDepth(DemoBand band, BandImage seen, CancellationToken cancellation)
    {
        // As arclet depth does it, meshes of 64 pixels included: narrower ones have more noise, which counts in every pixel of an aperture.
        DetectionSettings detecting = settings.Detection with { Threads = 1, Background = new BackgroundSettings(), DeblendLevels = 1 };
        DetectionResult detection = Detector.Detect(seen.Image, seen.Error, null, detecting, null, cancellation);
        var measuring = new DepthSettings { RadiusPixels = band.FwhmPixels, Count = settings.DepthApertures, FurtherRadii = [] };
        return DepthMeasurement.Measure(seen.Image, seen.Error, null, detection, null, measuring, null, cancellation);
    }

    private static ClumpFitImage ImageOf(MemoryImage image, MemoryImage error, DemoBand band) => new() { Image = image, Error = error, Psf = band.Psf };

    private ClumpPosition InPixelsOf(Wcs bandWcs, ClumpPosition p)
    {
        (double x, double y) = bandWcs.SkyToPixel(wcs.PixelToSky(p.X, p.Y));
        return p with { X = x, Y = y };
    }

    /// <summary>A reference fit in another filter's pixels, through both WCS; what was not fitted there stays so.</summary>
    private ShapedClump InPixelsOf(Wcs bandWcs, ClumpFitResult fit, ClumpPosition detected)
    {
        if (!double.IsFinite(fit.X + fit.Y))
            return new ShapedClump(InPixelsOf(bandWcs, detected), fit.Shape, ShapeCovariance.None);
        ClumpPosition there = InPixelsOf(bandWcs, new ClumpPosition(fit.Id, fit.X, fit.Y));
        PixelMap map = PixelMap.Between(wcs.JacobianAt(fit.X, fit.Y), bandWcs.JacobianAt(there.X, there.Y));
        return new ShapedClump(new ClumpPosition(fit.Id, fit.X, fit.Y), fit.Shape, fit.ShapeCovariance).InPixelsOf(there.X, there.Y, map.A, map.B, map.C, map.D);
    }
}
