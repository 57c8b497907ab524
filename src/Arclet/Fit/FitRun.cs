using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Psf;

namespace Arclet.Fit;

/// <summary>Carries out a request: reads, fits, writes.</summary>
internal sealed class FitRun(FitRequest request, MessageLog log)
{
    /// <summary>Returns the fits, in the image's unit, after everything is written.</summary>
    public IReadOnlyList<ClumpFitResult> Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using DetectInputs inputs = DetectInputs.Open(ImagesOf(request), log, cancellation);
        GaussianMixturePsf psf = PsfFile.Read(request, inputs.Wcs, inputs.Image.Name, log);
        var image = new ClumpFitImage
        {
            Image = inputs.Image,
            Error = inputs.Error!,
            Mask = inputs.Mask,
            Psf = psf,
            SaturationLevel = request.Saturation ?? double.PositiveInfinity,
            PhotonGain = request.Gain,
            NoiseScale = request.NoiseScale,
        };
        IReadOnlyList<ClumpFitResult> fits = Fit(image, inputs, cancellation);
        new FitTable(request, inputs.Calibration, inputs.Wcs, fits).ToTable().Write(request.Out);
        if (request.Residual is { } residual)
            ResidualFile.Write(residual, inputs.Image, inputs.Wcs, inputs.Calibration.Unit, psf, fits);
        int failed = fits.Count(f => (f.Flags & (ClumpFitFlags.NotFitted | ClumpFitFlags.NotConverged | ClumpFitFlags.Singular)) != ClumpFitFlags.None);
        log.Line($"{inputs.Image.Name}: {fits.Count - failed} of {fits.Count} clumps fitted{(failed > 0 ? $" ({failed} not fitted or not converged, see flag)" : "")} in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, written to {string.Join(", ", request.Outputs)}");
        return fits;
    }

    /// <summary>The images are opened, calibrated and checked as <c>arclet detect</c> does it.</summary>
    private static DetectRequest ImagesOf(FitRequest request) => new()
    {
        Image = request.Image,
        Error = request.Error,
        Weight = request.Weight,
        Exposure = request.Exposure,
        Mask = request.Mask,
        Settings = new DetectionSettings { Threads = request.Settings.Threads },
        KernelName = "",
        ZeroPoint = request.ZeroPoint,
        NativeUnits = request.NativeUnits,
        Out = request.Out,
    };

    private IReadOnlyList<ClumpFitResult> Fit(ClumpFitImage image, DetectInputs inputs, CancellationToken cancellation)
    {
        ClumpPosition[]? positions = request.Positions is { } file ? ClumpTable.Read(file).Positions(inputs.Wcs, inputs.Image.Name) : null;
        if (request.Shapes is { } shapesFile)
        {
            (ShapedClump[] shaped, bool throughSky) = ClumpTable.Read(shapesFile).Shapes(inputs.Wcs, positions);
            if (!throughSky)
                log.Warning($"{shapesFile}: shapes are taken in this image's own pixels, because {(inputs.Wcs is null ? $"{inputs.Image.Name} has no WCS" : "the table does not say where its pixels were in the sky")}");
            RequireInside([.. shaped.Select(s => s.Position)], shapesFile, inputs);
            return ClumpFitter.FitFluxes(image, shaped, request.Settings, cancellation);
        }

        RequireInside(positions!, request.Positions!, inputs);
        return request.Together
            ? GalaxyFitter.Fit([GalaxyImage.At(image, positions!)], positions!, new GalaxyFitSettings { Boxes = request.Settings, Background = BackgroundBasis.Spline(request.SplineCells) }, cancellation)[0]
            : ClumpFitter.FitShapes(image, positions!, request.Settings, cancellation);
    }

    /// <summary>Warns of clumps outside of the image, and refuses a table that has nothing else: it belongs to another image.</summary>
    private void RequireInside(ClumpPosition[] positions, string file, DetectInputs inputs)
    {
        int outside = positions.Count(p => !(p.X > -0.5 && p.Y > -0.5 && p.X < inputs.Image.Width - 0.5 && p.Y < inputs.Image.Height - 0.5));
        if (outside == positions.Length)
            throw InputException.InFile(file, $"all {outside} positions are outside of {inputs.Image.Name}, which has {inputs.Image.Width} x {inputs.Image.Height} pixels, expected some inside");
        if (outside > 0)
            log.Warning($"{file}: {outside} of {positions.Length} positions are outside of {inputs.Image.Name}; they are written as not fitted (flag 1024) or with a cut box (flag 4)");
    }
}
