using System.Diagnostics;
using System.Globalization;
using Arclet.Hostile;

namespace Arclet.Benchmarks;

/// <summary>Reads thousands of broken files of every format and prints what came of them, by format and kind of damage.</summary>
internal static class HostileInput
{
    /// <summary>A file that is not done by then never will be.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    /// <summary>Arguments: the number of mutants in all [the seeds that share them]. The answer is 1 if any failed.</summary>
    public static int Run(string[] arguments) => Run(arguments, [.. HostileFormats.All, HostileRegions.Format], _ => { });

    /// <summary>The same for lens files: Lenstool's parameter files, catalogues and chains, and YAML.</summary>
    public static int RunLens(string[] arguments) => Run(arguments, HostileLensFiles.All, HostileLensFiles.Prepare);

    private static int Run(string[] arguments, IReadOnlyList<HostileFormat> formats, Action<string> prepare)
    {
        int count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 20_000;
        int[] seeds = arguments.Length > 1 ? [.. arguments[1..].Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [1];
        string folder = Directory.CreateTempSubdirectory("arclet-hostile-").FullName;
        prepare(folder);
        var run = new HostileRun(formats);
        using var watchdog = new Timer(_ => Stop(run, folder), run, Hang, Hang);
        var watch = Stopwatch.StartNew();
        foreach (int seed in seeds)
            run.Read(folder, (count + seeds.Length - 1) / seeds.Length, seed);
        double seconds = watch.Elapsed.TotalSeconds;
        Directory.Delete(folder, recursive: true);
        Console.WriteLine(run.Table());
        Console.WriteLine(run.Extremes());
        foreach (MutantResult failure in run.Failures.Take(200))
            Console.WriteLine($"failure: {failure.Mutant}: {failure.Failure}");
        Console.WriteLine(FormattableString.Invariant($"{run.Results.Count} mutants (seeds {string.Join(", ", seeds)}) in {seconds:F1} s, {run.Failures.Count()} failures"));
        return run.Failures.Any() ? 1 : 0;
    }

    private static int s_last = -1;

    /// <summary>Ends the program where no mutant was done since the last look; the file is left in the folder.</summary>
    private static void Stop(HostileRun run, string folder)
    {
        if (run.Results.Count == s_last)
        {
            Console.WriteLine($"failure: mutant {run.Results.Count} is not done after {Hang.TotalSeconds} s; it is the file in {folder}");
            Environment.Exit(1);
        }

        s_last = run.Results.Count;
    }
}
