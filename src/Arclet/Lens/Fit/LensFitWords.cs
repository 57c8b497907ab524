using System.Globalization;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>Where a fit stands, in words.</summary>
internal sealed class LensFitWords(IProgress<(string Words, double Fraction)> report) : IProgress<LensFitProgress>
{
    public void Report(LensFitProgress value) => report.Report((Of(value), value.Total > 0 ? Math.Clamp((double)value.Done / value.Total, 0, 1) : 0));

    /// <summary>The words of one report.</summary>
    public static string Of(LensFitProgress progress)
    {
        string stage = progress.Stage switch
        {
            LensFitStage.Optimizing => "searching the best model",
            LensFitStage.Sampling => "sampling",
            LensFitStage.Evidence => "evidence",
            _ => "checking with the ensemble",
        };
        string words = string.Create(CultureInfo.InvariantCulture, $"{stage}: {progress.Done} of {progress.Total}");
        if (double.IsFinite(progress.BestLogLikelihood))
            words += string.Create(CultureInfo.InvariantCulture, $", best ln L {progress.BestLogLikelihood:F2}");
        return progress.Remaining is { } left ? $"{words}, {Clock(left)} left" : words;
    }

    private static string Clock(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00} h");
}
