using System.Diagnostics;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary>Says where a run stands: units done of all, and the time left for the stage at its pace so far.</summary>
internal sealed class RunProgress(IProgress<(string Words, double Fraction)> words, MessageLog log) : IRunObserver
{
    private long start;
    private int total;
    private int pending;
    private int done;

    public void StageBegins(string stage, int total, int pending)
    {
        (this.total, this.pending, done, start) = (total, pending, 0, Stopwatch.GetTimestamp());
        Report(stage);
    }

    public void UnitEnds(string stage, string unit, string? failure)
    {
        done++;
        Report(stage);
    }

    public void StageEnds(StageStatus status, TimeSpan elapsed)
    {
        if (pending > 0)
            log.Line(string.Create(CultureInfo.InvariantCulture, $"{status.Stage}: {status.Count(UnitState.Done)} of {status.Units.Count} done{Others(status)}, {pending} run in {elapsed.TotalSeconds:F1} s"));
    }

    /// <summary>The units that are not done, in words.</summary>
    public static string Others(StageStatus status) => string.Concat(new[] { UnitState.Failed, UnitState.Waiting, UnitState.Stale, UnitState.New }
        .Where(s => status.Count(s) > 0).Select(s => $", {status.Count(s)} {s.ToString().ToLowerInvariant()}"));

    private void Report(string stage)
    {
        if (pending == 0)
            return;
        TimeSpan left = done == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(start) / done * (pending - done);
        string time = done == 0 ? "" : left.TotalMinutes < 1 ? $", {Math.Ceiling(left.TotalSeconds)} s left" : $", {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} h left";
        words.Report(($"{stage} {total - pending + done} of {total}{(done < pending ? time : "")}", total == 0 ? 1 : (double)(total - pending + done) / total));
    }
}
