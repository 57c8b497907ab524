using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Fits;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Depth;

/// <summary>Carries out a request: detects what to keep away from, measures empty apertures, writes.</summary>
internal sealed class DepthRun(DepthRequest request, MessageLog log)
{
    /// <summary>Returns what was measured, after everything is written.</summary>
    public DepthResult Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using DetectInputs inputs = DetectInputs.Open(request.Detection, log, cancellation);
        double scale = PixelScale(inputs);
        EncircledEnergy? energy = request.Psf is { } psf ? EncircledEnergy.Measure(PsfImage.Read(psf)) : null;
        DepthSettings settings = request.Settings with { RadiusPixels = request.RadiusArcsec / scale };
        Action<EmptyPixels>? avoid = request.Avoid is { } file ? Avoiding(file, inputs) : null;

        DepthResult result = log.WithProgress(progress =>
        {
            DetectionResult detection = Detector.Detect(inputs.Image, inputs.Error, inputs.Mask, request.Detection.Settings, new DetectionStage(progress), cancellation);
            return DepthMeasurement.Measure(inputs.Image, inputs.Error, inputs.Mask, detection, avoid, settings, new DepthStage(progress), cancellation);
        });

        if (result.Positions.Count < settings.Count)
            log.Warning($"{inputs.Image.Name}: {result.Positions.Count} empty apertures were found, not {settings.Count}: {result.EmptyFraction:P0} of the pixels are empty");
        var tables = new DepthTables(request, inputs.Calibration, inputs.Wcs, scale, energy, settings, result);
        tables.OfRadii().Write(request.Detection.Out);
        if (request.Apertures is { } apertures)
            tables.OfApertures().Write(apertures);
        log.Line($"{inputs.Image.Name}: {tables.Summary} ({result.AtRadius.Count} empty apertures of {request.RadiusArcsec:G4}\"; {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s), written to {string.Join(", ", request.Outputs)}");
        return result;
    }

    private double PixelScale(DetectInputs inputs)
    {
        if (request.PixelScaleArcsec is { } given)
            return given;
        if (inputs.Wcs is not { } wcs)
            throw InputException.InFile(inputs.Image.Name, "the header has no WCS that can be used, so the radius in arcsec means no number of pixels; give --pixel-scale");
        return wcs.JacobianAt((inputs.Image.Width - 1) / 2.0, (inputs.Image.Height - 1) / 2.0).ScaleArcsec;
    }

    private static Action<EmptyPixels> Avoiding(string file, DetectInputs inputs)
    {
        var regions = new List<Region>();
        foreach (Region region in RegionFile.Load(file))
        {
            if (region.Frame == RegionFrame.Image)
                regions.Add(region);
            else if (inputs.Wcs is { } wcs)
                regions.Add(region.ToImage(wcs));
            else
                throw InputException.InFile(file, $"a region is in sky coordinates, but {inputs.Image.Name} has no WCS that can be used; expected image coordinates");
        }

        return empty =>
        {
            foreach (Region region in regions)
                Exclude(empty, region);
        };
    }

    private static void Exclude(EmptyPixels empty, Region region)
    {
        double reach = 1.5 * Math.Max(region.FirstLength, region.SecondLength);
        double left = double.PositiveInfinity, right = double.NegativeInfinity, bottom = double.PositiveInfinity, top = double.NegativeInfinity;
        for (int i = 0; i + 1 < region.Coordinates.Count; i += 2)
        {
            left = Math.Min(left, region.Coordinates[i] - reach);
            right = Math.Max(right, region.Coordinates[i] + reach);
            bottom = Math.Min(bottom, region.Coordinates[i + 1] - reach);
            top = Math.Max(top, region.Coordinates[i + 1] + reach);
        }

        int firstColumn = (int)Math.Max(0, Math.Floor(left)), lastColumn = (int)Math.Min(empty.Width - 1, Math.Ceiling(right));
        int firstRow = (int)Math.Max(0, Math.Floor(bottom)), lastRow = (int)Math.Min(empty.Height - 1, Math.Ceiling(top));
        for (int y = firstRow; y <= lastRow; y++)
        {
            for (int x = firstColumn; x <= lastColumn; x++)
            {
                if (region.Contains(x, y))
                    empty.Exclude(y, x, x);
            }
        }
    }

    private sealed class DetectionStage(IProgress<(string Stage, double Fraction)> progress) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => progress.Report((value.Stage, value.Fraction));
    }

    private sealed class DepthStage(IProgress<(string Stage, double Fraction)> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(("empty apertures", value));
    }
}
