using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lens;
using Arclet.Lensing;
using Arclet.ReportCommand;
using Arclet.Sed;
using Arclet.Simulate;
using Arclet.Simulation;
using Arclet.Study;
using Arclet.StudyCommand;

namespace Arclet.Demo;

/// <summary>
/// The demo of the whole: simulates a lensed field as a study, fits the lens model to its multiple images, runs every stage, and compares what comes out with
/// what went in.
/// </summary>
internal sealed class LensedDemoRun(LensedDemoSettings settings, string folder, MessageLog log)
{
    private const double SecondsBetweenLines = 20;

    private readonly List<string> steps = [];

    /// <summary>Returns the exit code: success only if the comparison holds.</summary>
    public int Execute(CancellationToken cancellation)
    {
        DemoFolder.Make(folder);
        Clear();
        LensedField field = Timed("field simulated", () => new SimulateRun(new SimulateRequest(folder, settings.Field, settings.Grid, null, settings.Threads), log).Execute(cancellation));
        var files = new SimulationFolder(folder);
        OutputFiles.Write(files.Study, StudyText.WithDeepDetection(File.ReadAllText(files.Study)));
        Timed("lens model fitted", () => FitLens(files, cancellation));
        var study = new StudyFolder(Path.GetFullPath(folder));
        IReadOnlyList<IStage> stages = StudyStages.All(GridSource.Reader(log));
        var read = StudySettings.Read(study, StudyStages.SettingsTypes(stages));
        var run = new StudyRun(study, read, stages);
        RunOutcome outcome = Timed("study run", () => log.WithWordedProgress(SecondsBetweenLines, words => run.Run(new RunOptions { Threads = settings.Threads }, new RunProgress(words, log), cancellation)));
        foreach (StageStatus stage in outcome.Stages)
        {
            foreach (UnitStatus unit in stage.Units.Where(u => u.State == UnitState.Failed))
                log.Warning($"{stage.Stage} {unit.Unit.Id} failed: {unit.Reason}");
            steps.Add($"{stage.Stage}: {stage.Count(UnitState.Done)} of {stage.Units.Count} units done");
        }

        if (outcome.Blocked is { } blocked)
        {
            log.Line($"{folder}: the study stopped at {blocked}");
            return ExitCode.Failure;
        }

        string report = Timed("report written", () => new ReportRun(study, read, stages, log) { Threads = settings.Threads }.Execute(cancellation));
        return Compare(field, read, run, report);
    }

    private int Compare(LensedField field, StudySettings read, StudyRun run, string report)
    {
        IReadOnlyList<RecoveredClump> measured = RecoveredClumps.Read(Study.PhotometryTable.FromTable(run.Results("photometry").Table("PHOTOMETRY")), run.Results("intrinsic").Table("INTRINSIC"));
        var files = new SimulationFolder(folder);
        IReadOnlyList<TrueClumpImage> truth = TrueClumpImage.Read(Table.Read(files.Truth("clump_images")), Table.Read(files.Truth("clumps")));
        DetectSettings detect = read.Get<DetectSettings>();
        string Reference(double z) => (detect.ReferenceFilters.FirstOrDefault(r => z < r.BelowRedshift) ?? detect.ReferenceFilters[^1]).Filter;
        var comparison = RecoveryComparison.Compare(truth, measured, [.. settings.Field.Bands.Select(b => b.FilterId)], Reference, settings.Criteria);
        IReadOnlyDictionary<int, SegmentOwner> segments = SegmentTable.FromTable(run.Results("select").Table("SEGMENTS"));
        Proportion found = comparison.Found(Reference, segments.Values.Where(s => s.GalaxyId is not null).Select(s => (long)s.Segment).ToHashSet());
        string table = Path.Combine(folder, "recovery.ecsv"), page = Path.Combine(folder, "index.html");
        RecoveryTable.Of(comparison, table).Write(table);
        OutputFiles.Write(page, new RecoveryPage(settings, field, comparison, found, steps, Path.GetRelativePath(folder, report).Replace(Path.DirectorySeparatorChar, '/')).ToHtml());
        foreach (RecoveryVerdict verdict in comparison.Verdicts)
            log.Line($"{(verdict.Holds ? "holds" : "DOES NOT HOLD")}: {verdict.Claim}: {verdict.Found}");
        log.Line($"the comparison with the truth {(comparison.Holds ? "holds" : "DOES NOT HOLD")}: see {page}");
        return comparison.Holds ? ExitCode.Success : ExitCode.Failure;
    }

    private int FitLens(SimulationFolder files, CancellationToken cancellation)
    {
        string fit = Path.Combine(folder, "lens", "fit");
        int code = new LensFitRun(
            new LensFitRequest
            {
                Model = files.Lens,
                Inputs = [files.Lens],
                Problem = LensModelFile.Read(files.Lens),
                Options = settings.Lens with { Seed = settings.Field.Seed, Threads = settings.Threads },
                Out = fit,
                MapRedshift = 2,
                MapSize = 0,
                Resume = false,
            },
            log).Execute(cancellation);

        // From here on the study takes the fitted model and its posterior.
        OutputFiles.Write(files.Study, StudyText.WithLens(File.ReadAllText(files.Study), "lens/fit/bestopt.par", "lens/fit/bayes.dat"));
        return code;
    }

    /// <summary>Removes an earlier demo, and nothing else.</summary>
    /// <exception cref="InputException">The folder holds something else.</exception>
    private void Clear()
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        var files = new SimulationFolder(folder);
        if (!Directory.Exists(Path.GetDirectoryName(files.TrueLens)))
            throw InputException.InFile(folder, "this folder is not empty and holds no earlier demo, expected a new one");
        Directory.Delete(folder, recursive: true);
    }

    private T Timed<T>(string what, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        steps.Add($"{what} in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        log.Line($"{folder}: {steps[^1]}");
        return result;
    }
}
