using System.CommandLine;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet status</c>: what is done, stale, failed and why, and what to do next.</summary>
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
        IReadOnlyList<StageStatus> status = new StudyRun(folder, settings, stages).Status();
        TextGrid.Write(output, [.. status.Select(Line)], "");
        foreach (StageStatus stage in status)
        {
            foreach (IGrouping<(UnitState State, string Reason), UnitStatus> group in stage.Units.Where(u => u.State is not (UnitState.Done or UnitState.New)).GroupBy(u => (u.State, u.Reason)))
            {
                string[] ids = [.. group.Select(u => u.Unit.Id)];
                string names = parsed.GetValue(all) || ids.Length <= 3 ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(3))} and {ids.Length - 3} more";
                output.WriteLine($"{stage.Stage} {group.Key.State.ToString().ToLowerInvariant()}: {names}: {group.Key.Reason}");
            }
        }

        output.WriteLine(Next(status, parsed.GetRequiredValue(study.Folder)));
        return ExitCode.Success;
    }

    private static IReadOnlyList<string> Line(StageStatus stage) => stage.Waiting is { } waiting
        ? [stage.Stage, "", "", $"waiting, {waiting}"]
        : [stage.Stage, string.Create(CultureInfo.InvariantCulture, $"{stage.Count(UnitState.Done)} of {stage.Units.Count} done"), RunProgress.Others(stage).TrimStart(',', ' '), ""];

    /// <summary>What to do now.</summary>
    private static string Next(IReadOnlyList<StageStatus> status, string folder)
    {
        int failed = status.Sum(s => s.Count(UnitState.Failed));
        if (status.FirstOrDefault(s => s.Waiting is not null && status.TakeWhile(t => t != s).All(t => t.Waiting is null && t.IsSettled)) is { } stuck)
            return $"{stuck.Stage} cannot begin: see 'arclet check {folder}'";
        if (status.Any(s => s.Waiting is not null || s.Count(UnitState.New) + s.Count(UnitState.Stale) > 0))
            return $"out of date: 'arclet run {folder}' goes on";
        return failed > 0 ? $"up to date, but for {failed} failed units: mend what their reasons name, or 'arclet run {folder} --retry'" : "up to date";
    }
}
