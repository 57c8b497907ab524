using System.Diagnostics;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Populations;
using Arclet.Sed;
using Arclet.Study;

namespace Arclet.ReportCommand;

/// <summary>Writes the results of a finished study; what did not change is left as it is.</summary>
internal sealed class ReportRun(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages, MessageLog log)
{
    /// <summary>How many threads work at the same time; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Returns the report's first page.</summary>
    public string Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        var context = new ReportContext
        {
            Study = StudyResults.Read(folder, settings, stages),
            Folder = folder.Results,
            Threads = Threads,
            Progress = log.Line,
            Cancellation = cancellation,
        };
        var steps = new ReportSteps(context);
        ResultTableFiles.Write(context, steps);
        CatalogueFiles.Write(context, steps);
        Func<string, PopulationGrids> readGrid = GridSource.Reader(log);
        IReadOnlyList<ReportFigure> figures = ReportFigures.Write(context, steps, readGrid);
        foreach (ReportFigure missing in figures.Where(f => f.Missing.Length > 0))
            log.Line($"no figure {missing.Number} ({missing.Title}): {missing.Missing}");
        HtmlReportOutcome page = HtmlReport.Write(context, steps, figures, readGrid);
        int fresh = context.Files.Count(f => f.Value);
        log.Line(string.Create(CultureInfo.InvariantCulture, $"{folder.Results}: {fresh} of {context.Files.Count} files are new, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; open {page.IndexFile}"));
        return page.IndexFile;
    }
}
