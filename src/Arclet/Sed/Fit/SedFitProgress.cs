using System.Diagnostics;
using System.Globalization;

namespace Arclet.Sed;

/// <summary>Counts finished objects and says how long the rest will take at the pace so far.</summary>
/// <param name="total">All objects.</param>
/// <param name="kept">Those that an earlier run had done: they took no time, so they do not count for the pace.</param>
/// <param name="report">Where the words go.</param>
/// <threadsafety>May be called from any thread.</threadsafety>
internal sealed class SedFitProgress(int total, int kept, IProgress<(string Words, double Fraction)> report)
{
    private readonly Lock gate = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private int fitted;

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>One more object is done.</summary>
    public void Done()
    {
        lock (gate)
        {
            fitted++;
            report.Report((Words(fitted, kept, total, Elapsed), (double)(fitted + kept) / total));
        }
    }

    /// <summary>Where the work stands, in words.</summary>
    public static string Words(int fitted, int kept, int total, TimeSpan elapsed)
    {
        int done = fitted + kept;
        string words = string.Create(CultureInfo.InvariantCulture, $"{done} of {total} objects");
        if (done == total)
            return $"{words} in {Clock(elapsed)}";
        return fitted == 0 ? words : $"{words}, {Clock(elapsed / fitted * (total - done))} left";
    }

    private static string Clock(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00} h");
}
