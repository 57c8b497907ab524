using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Hostile;

/// <summary>
/// Reads mutants and judges each: read, refused with a clear error, or a failure. A failure is any exception but <see cref="InputException"/>, an
/// error that does not name the file and a place or expectation in one short sentence, more than a second, or more memory than the file's
/// size and 64 MiB.
/// </summary>
internal sealed partial class HostileRun(IReadOnlyList<HostileFormat> formats)
{
    /// <summary>What any file may take.</summary>
    public const double MostSeconds = 1;

    /// <summary>What any file may take beside its own size.</summary>
    public const long MostMemory = 64L << 20;

    private const int LongestMessage = 1100;

    private readonly List<MutantResult> _results = [];

    public IReadOnlyList<MutantResult> Results => _results;

    public IEnumerable<MutantResult> Failures => _results.Where(r => r.Failure is not null);

    /// <summary>Reads <paramref name="count"/> mutants, as many of every format, in a folder that is given.</summary>
    public void Read(string folder, int count, int seed)
    {
        for (int f = 0; f < formats.Count; f++)
        {
            // What the first reading of a format takes for compiling is not the file's fault.
            string path = Path.Combine(folder, "mutant" + formats[f].Ending);
            foreach (byte[] source in formats[f].Sources)
            {
                File.WriteAllBytes(path, source);
                var errors = new List<InputException>();
                formats[f].ReadEverything(path, errors);
                if (errors.Count > 0)
                    throw new InvalidOperationException($"a sound file of {formats[f].Name} is not read", errors[0]);
            }

            int first = (int)((long)count * f / formats.Count), last = (int)((long)count * (f + 1) / formats.Count);
            for (int number = 0; number < last - first; number++)
                _results.Add(Judge(Mutant.Of(formats[f], seed, number), path));
        }
    }

    /// <summary>The outcomes as a Markdown table: a row for every format and class of damage.</summary>
    public string Table()
    {
        var text = new StringBuilder("| format | mutation | read | clear error | failure |\n|---|---|---:|---:|---:|\n");
        foreach (IGrouping<(string Format, string Class), MutantResult> group in _results.GroupBy(r => (r.Mutant.Format.Name, r.Mutant.Class.Name)))
            Row(text, group.Key.Format, group.Key.Class, [.. group]);
        Row(text, "**all**", "", _results);
        return text.ToString();
    }

    /// <summary>The slowest and the largest of every format.</summary>
    public string Extremes()
    {
        var text = new StringBuilder("| format | mutants | slowest (s) | of damage | most memory (MiB) | of damage |\n|---|---:|---:|---|---:|---|\n");
        foreach (IGrouping<string, MutantResult> group in _results.GroupBy(r => r.Mutant.Format.Name))
        {
            MutantResult slow = group.MaxBy(r => r.Seconds)!, large = group.MaxBy(r => r.Memory)!;
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {slow.Seconds:F3} | {slow.Mutant.Class.Name} | {large.Memory / 1048576.0:F1} | {large.Mutant.Class.Name} |\n");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string format, string name, IReadOnlyCollection<MutantResult> results) =>
        text.Append(CultureInfo.InvariantCulture, $"| {format} | {name} | {results.Count(r => r.Failure is null && r.Errors == 0)} | {results.Count(r => r.Failure is null && r.Errors > 0)} | {results.Count(r => r.Failure is not null)} |\n");

    private static MutantResult Judge(Mutant mutant, string path)
    {
        byte[] bytes = mutant.Bytes();
        File.WriteAllBytes(path, bytes);
        var errors = new List<InputException>();
        string? failure = null;
        long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        try
        {
            mutant.Format.ReadEverything(path, errors);
        }
        catch (Exception e)
        {
            failure = e.ToString();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        failure ??= errors.Select(e => Unclear(e.Message, path)).FirstOrDefault(f => f is not null);
        // Other work on the machine must not decide: the fastest of three counts.
        for (int again = 0; again < 2 && failure is null && seconds > MostSeconds; again++)
        {
            start = Stopwatch.GetTimestamp();
            mutant.Format.ReadEverything(path, []);
            seconds = Math.Min(seconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        // All that was ever allocated is an upper bound of what was held at once.
        long memory = failure is null && allocated > bytes.Length + MostMemory ? LargestLiveSet(() => mutant.Format.ReadEverything(path, [])) : allocated;
        if (failure is null && seconds > MostSeconds)
            failure = string.Create(CultureInfo.InvariantCulture, $"it took {seconds:F2} s");
        if (failure is null && memory > bytes.Length + MostMemory)
            failure = $"{memory >> 20} MiB were held for a file of {bytes.Length} bytes";
        return new MutantResult(mutant, failure, errors.Count, seconds, memory);
    }

    /// <summary>What is wrong with a message, or null.</summary>
    private static string? Unclear(string message, string path)
    {
        if (!message.StartsWith(path, StringComparison.Ordinal))
            return $"the message does not begin with the file: {message}";
        if (message.Length > LongestMessage)
            return $"the message has {message.Length} characters: {message[..200]}";
        if (message.Any(c => char.IsControl(c)))
            return $"the message has characters that are no text: {message}";
        return Place().IsMatch(message[path.Length..]) ? null : $"the message names no place and no expectation: {message}";
    }

    /// <summary>The most that is live at once while an action runs: looked at every two milliseconds, after a collection.</summary>
    private static long LargestLiveSet(Action action)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            while (!done.Wait(2))
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        });
        watcher.Start();
        try
        {
            action();
        }
        finally
        {
            done.Set();
            watcher.Join();
        }

        return most;
    }

    [GeneratedRegex(@"expected|line \d|row \d|byte \d|tile \d|card \d|column|keyword|there is no|cannot be read", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
