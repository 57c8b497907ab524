using System.Diagnostics;
using Arclet.Lensing;

namespace Arclet.Benchmarks.Lensing;

/// <summary>A fit's progress on standard error, a line every 15 seconds.</summary>
internal sealed class LensFitProgressLines : IProgress<LensFitProgress>
{
    private long last;

    public void Report(LensFitProgress value)
    {
        if (last != 0 && Stopwatch.GetElapsedTime(last).TotalSeconds < 15)
            return;
        last = Stopwatch.GetTimestamp();
        Console.Error.WriteLine($"{value.Stage} {value.Done}/{value.Total}, best ln L {value.BestLogLikelihood:F2}, {value.Elapsed.TotalSeconds:F0} s, {value.Remaining?.TotalSeconds:F0} s left");
    }
}
