using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Imaging;
using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary>Carries out a request: detects, measures, writes.</summary>
internal sealed class DetectRun(DetectRequest request, MessageLog log)
{
    /// <summary>Returns what was detected and measured, after everything is written.</summary>
    public DetectOutcome Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using DetectInputs inputs = DetectInputs.Open(request, log, cancellation);
        (DetectionResult detection, ObjectPhotometry[] photometry) = log.WithProgress(progress =>
        {
            var stages = new StageReports(progress);
            DetectionResult found = Detector.Detect(inputs.Image, inputs.Error, inputs.Mask, request.Settings, stages, cancellation);
            var measuring = new CataloguePhotometry(inputs.Image, inputs.Error, inputs.Mask, found, request.Settings.Threads);
            return (found, measuring.Measure(stages.Of("photometry"), cancellation));
        });

        // The background's rms of a constant image is set to 1, as sep does; nothing detected with it means anything.
        if (detection is { ScalarError: { } error, Background: { } background } && background.MeshRms.IndexOfAnyExcept(0f) < 0)
            log.Warning($"{inputs.Image.Name}: the image has no noise (the rms of every background mesh is 0), so an error of {error} was assumed; give --error or --weight");

        // What the background falls back on where no mesh has enough pixels, as sep does; a measured one is never exactly this.
        if (detection.Background is { } flat && flat.MeshRms.IndexOfAnyExcept(1f) < 0 && flat.MeshLevels.IndexOfAnyExcept(0f) < 0)
            log.Warning($"{inputs.Image.Name}: no mesh of the background has enough pixels to measure it, so a level of 0 and an rms of 1 were assumed; use another --mesh");

        var catalogue = new DetectionCatalogue(request, inputs, detection, photometry);
        catalogue.ToTable().Write(request.Out);
        if (request.Segmentation is { } segmentation)
            SegmentationFile.Write(segmentation, detection.Segmentation, inputs.Wcs, inputs.Image.Name);
        if (request.Regions is { } regions)
            RegionsOutput.Write(regions, detection.Objects);
        if (request.Preview is { } preview)
            DetectionPreview.Write(preview, inputs.Image, detection, cancellation);
        log.Line(Summary(detection, inputs, Stopwatch.GetElapsedTime(start)));
        return new DetectOutcome(detection, photometry);
    }

    private string Summary(DetectionResult detection, DetectInputs inputs, TimeSpan elapsed)
    {
        string noise = detection.ScalarError is { } rms ? $"background rms {rms:G5} {inputs.Calibration.Unit}".TrimEnd() : "errors from " + (request.Error ?? request.Weight);
        return $"{inputs.Image.Name}: {detection.Objects.Count} objects in {inputs.Image.Width} x {inputs.Image.Height} pixels ({noise}; {elapsed.TotalSeconds:F1} s), written to {string.Join(", ", request.Outputs)}";
    }

    private sealed class StageReports(IProgress<(string Stage, double Fraction)> progress) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => progress.Report((value.Stage, value.Fraction));

        public IProgress<double> Of(string stage) => new OneStage(progress, stage);
    }

    private sealed class OneStage(IProgress<(string Stage, double Fraction)> progress, string stage) : IProgress<double>
    {
        public void Report(double value) => progress.Report((stage, value));
    }
}
