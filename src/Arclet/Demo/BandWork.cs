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
    /// <summary>A disc is left out of the depth's apertures out to where it is fainter than this part of a pixel's noise.</summary>
    public const double FaintestDiffuse = 0.03;

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
        BandImage seen = isReference
            ? new BandImage(band.Simulated, field.Image, field.Error, [.. field.Sources.Select(s => s.FluxNanojansky)], [.. field.Sources.Select(s => s.SignalToNoise)])
            : BandObservation.Observe(field, band.Simulated);
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
        // Masked galaxies keep out of the background too, which their light would lift here and not there; its meshes are the usual 64 pixels,
        // because narrower ones have more noise, which counts in every pixel of an aperture.
        MemoryImage mask = Mask(band);
        DetectionSettings detecting = settings.Detection with { Threads = 1, Background = new BackgroundSettings() };
        DetectionResult detection = Detector.Detect(seen.Image, seen.Error, mask, detecting, null, cancellation);
        var measuring = new DepthSettings { RadiusPixels = band.FwhmPixels, Count = settings.DepthApertures, FurtherRadii = [] };
        return DepthMeasurement.Measure(seen.Image, seen.Error, mask, detection, null, measuring, null, cancellation);
    }

    /// <summary>Leaves out what an observer knows of: the galaxies' diffuse light and the stars' wings, which no segmentation map reaches the end of.</summary>
    private MemoryImage Mask(DemoBand band)
    {
        int size = field.Settings.SizePixels / band.Simulated.PixelFactor;
        var mask = new float[size * size];
        double k = band.Simulated.PixelFactor, floor = FaintestDiffuse * band.Simulated.NoiseNanojansky;
        foreach (SimulatedGalaxy galaxy in field.Galaxies)
        {
            double brightness = galaxy.Disc.CentralBrightness * band.Simulated.DiffuseRatio(field.Settings, galaxy.Id) * k * k;
            double lengths = Math.Log(brightness / floor);
            if (lengths > 0)
                AddEllipse(mask, size, galaxy.Disc.X, galaxy.Disc.Y, k, lengths * galaxy.Disc.ScaleLengthPixels / k, galaxy.Disc.AxisRatio, double.DegreesToRadians(galaxy.Disc.ThetaDeg));
        }

        foreach (TrueSource star in field.Sources.Where(s => s.Kind == SourceKind.Star))
        {
            double flux = band.Simulated.FluxNanojansky(field.Settings, star), radius = 0;
            while (flux * band.Simulated.Psf.Value(radius) > floor)
                radius++;
            AddEllipse(mask, size, star.X, star.Y, k, radius, 1, 0);
        }

        return new MemoryImage(mask, size, size, "mask of galaxies and stars");
    }

    private static void AddEllipse(float[] mask, int size, double fieldX, double fieldY, double k, double semiMajor, double axisRatio, double theta)
    {
        double x0 = ((fieldX + 0.5) / k) - 0.5, y0 = ((fieldY + 0.5) / k) - 0.5;
        (double sin, double cos) = Math.SinCos(theta);
        for (int y = (int)Math.Max(0, y0 - semiMajor); y <= Math.Min(size - 1, y0 + semiMajor); y++)
        {
            for (int x = (int)Math.Max(0, x0 - semiMajor); x <= Math.Min(size - 1, x0 + semiMajor); x++)
            {
                double along = ((x - x0) * cos) + ((y - y0) * sin), across = (((y - y0) * cos) - ((x - x0) * sin)) / axisRatio;
                if ((along * along) + (across * across) < semiMajor * semiMajor)
                    mask[(y * size) + x] = 1;
            }
        }
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
        WcsJacobian from = wcs.JacobianAt(fit.X, fit.Y), to = bandWcs.JacobianAt(there.X, there.Y);
        double determinant = (to.EastPerX * to.NorthPerY) - (to.EastPerY * to.NorthPerX);
        return new ShapedClump(new ClumpPosition(fit.Id, fit.X, fit.Y), fit.Shape, fit.ShapeCovariance).InPixelsOf(
            there.X,
            there.Y,
            ((to.NorthPerY * from.EastPerX) - (to.EastPerY * from.NorthPerX)) / determinant,
            ((to.NorthPerY * from.EastPerY) - (to.EastPerY * from.NorthPerY)) / determinant,
            ((to.EastPerX * from.NorthPerX) - (to.NorthPerX * from.EastPerX)) / determinant,
            ((to.EastPerX * from.NorthPerY) - (to.NorthPerX * from.EastPerY)) / determinant);
    }
}
