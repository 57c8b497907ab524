using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>
/// The demo: simulates a field and writes it, sends the file through <c>arclet detect</c>, compares the result with the truth and
/// writes a page about it.
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
        SimulatedField field = DeepField.Generate(settings.Field, settings.Detection.Threads);
        Wcs wcs = Wcs.Tangent(Centre, settings.Field.SizePixels, settings.Field.SizePixels, SimulatedField.PixelScaleArcsec);
        WriteField(files.Field, field, wcs);
        log.Line($"{files.Field}: simulated {field.Sources.Count} sources in {field.Galaxies.Count} galaxies, seed {settings.Field.Seed}");

        DetectOutcome outcome = new DetectRun(Request(files), log).Execute(cancellation);
        var comparison = new DemoComparison(settings, field, outcome.Detection.Objects, DetectionSignificance.Measure(field, outcome.Detection));
        TruthTable.Create(field, comparison, outcome.Detection.Objects, wcs, files.Truth).Write(files.Truth);
        string figure = CompletenessFigure.Create(settings, comparison).ToSvg();
        OutputFiles.Write(files.Figure, figure);
        OutputFiles.Write(files.Page, new DemoPage(settings, field, outcome, comparison, figure, files).ToHtml());

        log.Line($"isolated clumps at S/N > {settings.SignalToNoise}: {Words(comparison.Found)} found; detections at S/N > {settings.SignalToNoise}: {Words(comparison.Real)} real; required {settings.RequiredFraction:P0} of both");
        log.Line($"the comparison with the truth {(comparison.Holds ? "holds" : "DOES NOT HOLD")}: see {files.Page}");
        return comparison.Holds ? ExitCode.Success : ExitCode.Failure;
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

    private void WriteField(string path, SimulatedField field, Wcs wcs)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        var primary = new FitsHeader(path);
        primary.Set("ORIGIN", "arclet demo " + ArcletProgram.Version, "simulated");
        primary.Set("SEED", settings.Field.Seed.ToString(), "seed of the simulation");
        writer.WriteEmpty(primary);
        WriteImage(writer, path, "SCI", field.Image, wcs);
        WriteImage(writer, path, "ERR", field.Error, wcs);
        writer.Complete();
    }

    private static void WriteImage(FitsWriter writer, string path, string name, MemoryImage image, Wcs wcs)
    {
        var header = new FitsHeader(path);
        header.Set("EXTNAME", name);
        header.Set("BUNIT", "nJy", "per pixel");
        wcs.WriteTo(header);
        writer.BeginImage(header, FitsPixelType.Float32, image.Width, image.Height);
        writer.WriteRows(image.Pixels);
    }

    private static string Words(Proportion p) => $"{p.Successes} of {p.Trials} ({p.Fraction:P1})";
}
