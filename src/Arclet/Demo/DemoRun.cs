using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>
/// The demo: simulates a field and writes it, sends the file through <c>arclet detect</c>, measures depths and clumps in 20 filters,
/// compares all with the truth and writes a page about it.
/// </summary>
internal sealed class DemoRun(DemoSettings settings, string folder, MessageLog log)
{
    /// <summary>Where the field lies in the sky: the core of Abell 2744.</summary>
    private static readonly SkyPosition Centre = new(3.5862, -30.4001);

    /// <summary>Returns the exit code: success only if the comparison holds.</summary>
    public int Execute(CancellationToken cancellation)
    {
        var files = new DemoFiles(folder);
        OutputFiles.Check([], files.All);
        SimulatedField field = DeepField.Generate(settings.ReferenceField, settings.Detection.Threads);
        Wcs wcs = Wcs.Tangent(Centre, settings.Field.SizePixels, settings.Field.SizePixels, SimulatedField.PixelScaleArcsec);
        FieldFile.Write(files.Field, settings.Field.Seed, field.Image, field.Error, wcs, DemoBand.ReferenceId);
        log.Line($"{files.Field}: simulated {field.Sources.Count} sources in {field.Galaxies.Count} galaxies, seed {settings.Field.Seed}");

        DetectOutcome outcome = new DetectRun(Request(files), log).Execute(cancellation);
        var comparison = new DemoComparison(settings, field, outcome.Detection.Objects, DetectionSignificance.Measure(field, outcome.Detection));
        BandResult[] bands = new BandWork(settings, field, wcs, outcome.Detection.Objects, files).Measure(cancellation);
        var photometry = new PhotometryComparison(settings, field, comparison, bands);
        TruthTable.Create(field, bands, comparison, outcome.Detection.Objects, wcs, files.Truth).Write(files.Truth);
        new PhotometryTable(field, comparison, photometry, outcome.Detection.Objects, wcs).ToTable(files.Photometry).Write(files.Photometry);
        DepthTable.Create(photometry, files.Depths).Write(files.Depths);
        var figures = new DemoFigures(settings, field, comparison, photometry, outcome.Detection.Objects);
        figures.Write(files);
        OutputFiles.Write(files.Page, new DemoPage(settings, field, outcome, comparison, photometry, figures, files).ToHtml());

        log.Line($"isolated clumps at S/N > {settings.SignalToNoise}: {Words(comparison.Found)} found; detections at S/N > {settings.SignalToNoise}: {Words(comparison.Real)} real; required {settings.RequiredFraction:P0} of both");
        double deepest = bands.Max(b => Math.Abs(b.DepthDifference));
        log.Line($"depths of {bands.Length} filters: within {deepest:F3} mag of the truth; required {settings.LargestDepthDifference:G2}");
        FluxBias[] judged = [.. photometry.Judged];
        log.Line($"fluxes of isolated clumps at S/N > {settings.SignalToNoise}: median bias at most {(judged.Length == 0 ? double.NaN : judged.Max(j => Math.Abs(j.Median))):P1} in the {judged.Length} filters with {settings.FewestClumps} or more; required {settings.LargestFluxBias:P0}");
        bool holds = comparison.Holds && photometry.Holds;
        log.Line($"the comparison with the truth {(holds ? "holds" : "DOES NOT HOLD")}: see {files.Page}");
        return holds ? ExitCode.Success : ExitCode.Failure;
    }

    private DetectRequest Request(DemoFiles files) => new()
    {
        Image = files.Field + "[SCI]",
        Error = files.Field + "[ERR]",
        Settings = settings.Detection,
        KernelName = "default",
        Out = files.Catalogue,
        Segmentation = files.Segmentation,
        Regions = files.Regions,
        Preview = files.Preview,
    };

    private static string Words(Proportion p) => $"{p.Successes} of {p.Trials} ({p.Fraction:P1})";
}
