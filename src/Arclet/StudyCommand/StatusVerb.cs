using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet status</c>: what is done, stale, failed and why.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly StudyInput study;
    private readonly Option<bool> all = new("--all") { Description = "List every unit that is not done, not only the first of each reason." };

    public StatusVerb(MessageLog log)
    {
        study = new StudyInput(log);
        Command = new Command("status", "Says how a study stands: what is done, stale, failed or waiting, and why.") { study.Folder, all };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet status abell2744\n";

    private int Run(ParseResult parsed)
    {
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        TextWriter output = parsed.InvocationConfiguration.Output;
        foreach (StageStatus stage in new StudyRun(folder, settings, stages).Status())
        {
            output.WriteLine(stage.Waiting is { } waiting ? $"{stage.Stage}: waiting, {waiting}" : $"{stage.Stage}: {stage.Count(UnitState.Done)} of {stage.Units.Count} done{RunProgress.Others(stage)}");
            foreach (IGrouping<(UnitState State, string Reason), UnitStatus> group in stage.Units.Where(u => u.State is not (UnitState.Done or UnitState.New)).GroupBy(u => (u.State, u.Reason)))
            {
                string[] ids = [.. group.Select(u => u.Unit.Id)];
                string names = parsed.GetValue(all) || ids.Length <= 3 ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(3))} and {ids.Length - 3} more";
                output.WriteLine($"  {group.Key.State.ToString().ToLowerInvariant()}: {names}: {group.Key.Reason}");
            }
        }

        return ExitCode.Success;
    }
}
