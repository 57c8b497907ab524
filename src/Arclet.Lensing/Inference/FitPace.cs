using System.Diagnostics;

namespace Arclet.Lensing.Fitting;

/// <summary>Tells how far a fit is, not more often than wanted.</summary>
internal sealed class FitPace(IProgress<LensFitProgress>? progress, TimeSpan interval)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private LensFitStage stage;
    private long stageStart, lastReport, total, doneBefore;
    private double best = double.NegativeInfinity;

    public void Begin(LensFitStage newStage, long newTotal, long alreadyDone = 0)
    {
        lock (gate)
        {
            (stage, total, doneBefore) = (newStage, newTotal, alreadyDone);
            stageStart = Stopwatch.GetTimestamp();
            lastReport = 0;
        }

        Report(alreadyDone);
    }

    public void See(double logLikelihood)
    {
        lock (gate)
            best = Math.Max(best, logLikelihood);
    }

    public void Report(long done)
    {
        if (progress is null)
            return;
        LensFitProgress report;
        lock (gate)
        {
            long now = Stopwatch.GetTimestamp();
            if (lastReport != 0 && Stopwatch.GetElapsedTime(lastReport, now) < interval && done < total)
                return;
            lastReport = now;
            long here = done - doneBefore;
            TimeSpan? remaining = here > 0 ? Stopwatch.GetElapsedTime(stageStart, now) * ((double)(total - done) / here) : null;
            report = new(stage, done, total, best, Stopwatch.GetElapsedTime(start, now), remaining);
        }

        progress.Report(report);
    }
}
