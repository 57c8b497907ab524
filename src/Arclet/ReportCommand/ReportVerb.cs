using System.CommandLine;
using Arclet.CommandLine;
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
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        new ReportRun(folder, settings, stages, log) { Threads = parsed.GetValue(threads) is > 0 and var n ? n : Environment.ProcessorCount }.Execute(cancellation);
        return ExitCode.Success;
    }
}
