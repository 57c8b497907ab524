using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Populations;
using Arclet.Sed;
using Arclet.Study;
using Arclet.StudyCommand;

namespace Arclet.ReportCommand;

/// <summary><c>arclet report</c>: tables, catalogue, figures and page of a finished study.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly MessageLog log;
    private readonly StudyInput study;
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "How many threads work at the same time; 0 for as many as there are processors. Results do not depend on it.", 0, 0, 1024);

    public ReportVerb(MessageLog log)
    {
        study = new StudyInput(log);
        this.log = log;
        Command = new Command("report", "Writes the results of a finished study: statistics, a catalogue to publish, figures and a page to read. What did not change is left as it is.") { study.Folder, threads };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet report abell2744\n";

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        var context = new ReportContext
        {
            Study = StudyResults.Read(folder, settings, stages),
            Folder = folder.Results,
            Threads = parsed.GetValue(threads) is > 0 and var n ? n : Environment.ProcessorCount,
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
        return ExitCode.Success;
    }
}
