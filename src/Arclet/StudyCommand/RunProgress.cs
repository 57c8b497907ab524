using System.Diagnostics;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary>
/// Says where a run stands: which of its stages, units done of all, and the time left for the stage at its pace so far. How many units later stages have is known when they begin, so
/// nothing is said about the time that they will take.
/// </summary>
internal sealed class RunProgress(IProgress<(string Words, double Fraction)> words, MessageLog log) : IRunObserver
{
    private long start;
    private int total;
    private int pending;
    private int done;
    private int stageCount = 1;
    private int stageNumber;

    public void RunBegins(IReadOnlyList<string> stages) => (stageCount, stageNumber) = (stages.Count, 0);

    public void StageBegins(string stage, int total, int pending)
    {
        (this.total, this.pending, done, start) = (total, pending, 0, Stopwatch.GetTimestamp());
        stageNumber++;
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
        double ofStage = (double)(total - pending + done) / total;
        words.Report(($"{stage} {total - pending + done} of {total} (stage {stageNumber} of {stageCount}){TimeLeft()}", (stageNumber - 1 + ofStage) / stageCount));
    }

    private string TimeLeft()
    {
        if (done == 0 || done == pending)
            return "";
        TimeSpan left = Stopwatch.GetElapsedTime(start) / done * (pending - done);
        return left.TotalMinutes < 1 ? $", {Math.Ceiling(left.TotalSeconds)} s left" : $", {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} h left";
    }
}
