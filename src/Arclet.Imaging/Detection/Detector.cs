using Arclet.Fits;
using Arclet.Imaging.Background;

namespace Arclet.Imaging.Detection;

/// <summary>
/// Detects objects in an image: background, convolution, threshold, labelling, deblending, cleaning, as SExtractor and sep do
/// and with their results, streaming over the image by bands of rows.
/// </summary>
/// <remarks>
/// <para>Equal to sep 1.2.1 object by object with two differences: missing pixels (here a masked or NaN pixel is never part of an
/// object), and, with an error map, a region's threshold, which is the mean of its pixels' as in sep's repository since commit 0f7521e (1.2.1 takes that of
/// the pixel after its last one, 0 at the border). <see cref="LeftoverRule.Highest"/> is a third, by choice.</para>
/// <para>Bands are scanned and regions split in parallel; labelling and cleaning, which are cheap, are serial and in order. So the result has
/// the same bits for any number of threads. Memory: the bands in flight, the pixels of regions that are still open, and the runs of objects found.</para>
/// </remarks>
public static class Detector
{
    /// <summary>Pixels of a band, about: large enough to make its margin cheap, small enough for the cache.</summary>
    private const int BandPixels = 1 << 17;

    /// <summary>Bands in flight per thread: enough to even out their cost.</summary>
    private const int BandsPerThread = 8;

    /// <summary>Detects objects.</summary>
    /// <param name="image">The image; NaN marks missing pixels.</param>
    /// <param name="error">The error (standard deviation) of each pixel in the image's unit; null takes the background's global rms for all.
    /// Pixels whose error is no positive number are missing.</param>
    /// <param name="mask">Pixels other than 0 are missing; null for none.</param>
    /// <param name="settings">How to detect.</param>
    /// <param name="progress">Told how far it is, about once per hundredth.</param>
    /// <param name="cancellation">Stops the detection.</param>
    /// <exception cref="InputException">The images differ in shape, or there is neither an error nor a background with a noise to take it from.</exception>
    public static DetectionResult Detect(
        ImageSource image,
        ImageSource? error,
        ImageSource? mask,
        DetectionSettings settings,
        IProgress<DetectionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        RequireShape(image, error, "error");
        RequireShape(image, mask, "mask");

        BackgroundModel? background = null;
        if (settings.Background is { } wanted)
        {
            var backgroundProgress = progress is null ? null : new StageProgress(progress, "background");
            background = BackgroundModel.Measure(image, mask, wanted, settings.Threads, backgroundProgress, cancellation);
        }

        double? scalarError = error is null ? ScalarError(image, background) : null;
        var input = new DetectionInput(image, error, mask, background, scalarError ?? 0);
        List<Candidate> candidates = FindCandidates(input, settings, progress, cancellation);

        progress?.Report(new DetectionProgress("cleaning", 0));
        if (settings.CleanParameter is { } beta)
        {
            bool[] survives = Cleaner.Survivors(candidates, beta);
            candidates = [.. candidates.Where((_, i) => survives[i])];
        }

        var objects = new DetectedObject[candidates.Count];
        for (int i = 0; i < objects.Length; i++)
            objects[i] = ToObject(i + 1, candidates[i].Shape);
        var segmentation = new SegmentationMap(image.Width, image.Height, candidates.ConvertAll(c => c.Runs));
        progress?.Report(new DetectionProgress("cleaning", 1));
        return new DetectionResult(objects, segmentation, background, scalarError);
    }

    private static List<Candidate> FindCandidates(DetectionInput input, DetectionSettings settings, IProgress<DetectionProgress>? progress, CancellationToken cancellation)
    {
        int bandRows = Math.Clamp(BandPixels / input.Width, 8, 256);
        int bandCount = ((input.Height - 1) / bandRows) + 1;
        int threads = Math.Min(settings.Threads, bandCount);
        var scanners = new BandScanner[threads];
        var splitters = new RegionSplitter[threads];
        for (int t = 0; t < threads; t++)
        {
            scanners[t] = new BandScanner(input, settings, bandRows);
            splitters[t] = new RegionSplitter(settings, scanners[t].ScalarThreshold, scanners[t].HasThresholdMap, input.Width, input.Height);
        }

        var bands = new BandPool();
        var labeller = new RunLabeller();
        var candidates = new List<Candidate>();
        var finder = new CandidateFinder(splitters);
        var closed = new List<List<RegionRun>>();
        int step = threads * BandsPerThread;
        var inFlight = new PixelBand[step];
        for (int first = 0; first < bandCount; first += step)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(step, bandCount - first);
            for (int i = 0; i < count; i++)
                inFlight[i] = bands.Take();
            Workers.Run(threads, count, 1, (thread, i) =>
            {
                int firstRow = (first + i) * bandRows;
                scanners[thread].Scan(firstRow, Math.Min(bandRows, input.Height - firstRow), inFlight[i]);
            });
            for (int i = 0; i < count; i++)
                labeller.Add(inFlight[i], settings.MinArea, closed);
            if (first + count == bandCount)
                labeller.Finish(settings.MinArea, closed);

            finder.Add(closed, candidates);
            foreach (List<RegionRun> runs in closed)
            {
                foreach (RegionRun run in runs)
                    run.Band.OpenRuns--;
            }

            closed.Clear();
            bands.Release();
            progress?.Report(new DetectionProgress("detection", (double)(first + count) / bandCount));
        }

        return candidates;
    }

    private static double ScalarError(ImageSource image, BackgroundModel? background)
    {
        double rms = background?.GlobalRms ?? 0;
        if (rms > 0)
            return rms;
        throw new InputException(background is null
            ? $"{image.Name}: without a background there is no noise to set the threshold by; give an error image"
            : $"{image.Name}: the background's rms is {rms}, so there is no noise to set the threshold by; give an error image");
    }

    private static void RequireShape(ImageSource image, ImageSource? other, string role)
    {
        if (other is not null && (other.Width != image.Width || other.Height != image.Height))
            throw new InputException($"{other.Name}: the {role} image has {other.Width} x {other.Height} pixels, but {image.Name} has {image.Width} x {image.Height}; they must be equal");
    }

    private static DetectedObject ToObject(int id, in IsophotalShape s) => new()
    {
        Id = id,
        X = s.X,
        Y = s.Y,
        PixelCount = s.PixelCount,
        PixelCountAboveThreshold = s.PixelCountAboveThreshold,
        XMin = s.XMin,
        XMax = s.XMax,
        YMin = s.YMin,
        YMax = s.YMax,
        A = s.A,
        B = s.B,
        // A single-precision angle may exceed pi/2 by its rounding, which photometry would refuse.
        ThetaRadians = Math.Clamp(s.Theta, -Math.PI / 2, Math.PI / 2),
        Flux = s.Flux,
        Peak = s.Peak,
        ConvolvedFlux = s.ConvolvedFlux,
        ConvolvedPeak = s.ConvolvedPeak,
        XPeak = s.XPeak,
        YPeak = s.YPeak,
        X2 = s.X2,
        Y2 = s.Y2,
        XY = s.XY,
        Threshold = s.Threshold,
        Flags = s.Flags,
    };

    private sealed class StageProgress(IProgress<DetectionProgress> progress, string stage) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new DetectionProgress(stage, value));
    }
}
