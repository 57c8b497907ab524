using System.CommandLine;
using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet run</c>: runs what is out of date in a study.</summary>
internal sealed class RunVerb : Verb
{
    /// <summary>Without a terminal a line this often says where a long run stands.</summary>
    private const double SecondsBetweenLines = 30;

    /// <summary>More reasons than this of a stage's failures are left to <c>status</c>.</summary>
    private const int ListedFailures = 20;

    /// <summary>More units than this that failed for one reason are counted, not named.</summary>
    private const int NamedUnits = 3;

    private readonly MessageLog log;
    private readonly StudyInput study;
    private readonly Argument<string[]> stages = new("STAGE") { Description = "Stages to run, with all that they need; all where none is given.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> only = Text("--only", "ID,...", "Only these galaxies or units.");
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "How many units run at the same time; 0 for as many as there are processors. Results do not depend on it.", 0, 0, 1024);
    private readonly Option<bool> retry = new("--retry") { Description = "Also try again what failed with the same settings and inputs." };
    private readonly Option<bool> reread = new("--reread") { Description = "Read all input files again to see whether they changed; otherwise those of the same size and time count as unchanged." };
    private readonly Option<bool> prune = new("--prune") { Description = "Remove results of other settings and inputs where there is a current one." };

    public RunVerb(MessageLog log)
    {
        study = new StudyInput(log);
        this.log = log;
        Command = new Command("run", "Runs what is out of date in a study: stages in their order, units on several threads. A run that was interrupted goes on where it stopped.") { study.Folder, stages, only, threads, retry, reread, prune };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet run abell2744
          arclet run abell2744 photometry --only 15439,20054 --threads 2

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> all) = study.Read(parsed);
        var options = new RunOptions
        {
            Stages = parsed.GetValue(stages) ?? [],
            Only = parsed.GetValue(only) is { } list ? FileNames.Split(list) : [],
            Threads = parsed.GetValue(threads) is > 0 and var n ? n : Environment.ProcessorCount,
            RetriesFailed = parsed.GetValue(retry),
            RereadsInputs = parsed.GetValue(reread),
            Prunes = parsed.GetValue(prune),
        };
        RunOutcome outcome = log.WithWordedProgress(SecondsBetweenLines, words => new StudyRun(folder, settings, all).Run(options, new RunProgress(words, log), cancellation));
        UnitStatus[] failed = [.. outcome.Stages.SelectMany(s => s.Units).Where(u => u.State == UnitState.Failed)];
        foreach (StageStatus stage in outcome.Stages)
        {
            foreach (IGrouping<string, UnitStatus> reason in stage.Units.Where(u => u.State == UnitState.Failed).GroupBy(u => u.Reason).Take(ListedFailures))
                log.Warning($"{stage.Stage} {string.Join(", ", reason.Take(NamedUnits).Select(u => u.Unit.Id))}{(reason.Count() > NamedUnits ? $" and {reason.Count() - NamedUnits} more" : "")} failed: {reason.Key}");
        }

        if (outcome.Blocked is { } blocked)
            throw InputException.InFile(folder.Root, $"the run stopped at {blocked}");
        log.Line($"{folder.Root}: {outcome.UnitsRun} units run in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s{(failed.Length > 0 ? $"; {failed.Length} failed, {outcome.Waiting} wait for failed ones: see 'arclet status {folder.Root}'" : "")}");
        return ExitCode.Success;
    }
}
