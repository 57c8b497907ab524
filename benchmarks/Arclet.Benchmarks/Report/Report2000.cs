using System.Diagnostics;
using System.Globalization;
using Arclet.Study;

namespace Arclet.Benchmarks.Report;

/// <summary>Time and size of the report of a study of 2,000 clumps in 474 galaxies, all with pictures and SED figures; and of the same report again after one galaxy changed.</summary>
internal static class Report2000
{
    private const int Galaxies = 474, Clumps = 2000;

    /// <summary>Measures.</summary>
    /// <param name="arguments">The folder for the study, kept; a temporary one without.</param>
    public static int Run(string[] arguments)
    {
        string root = arguments.Length > 0 ? arguments[0] : Path.Combine(Path.GetTempPath(), $"report-2000-{Environment.ProcessId}");
        var synthetic = new SyntheticReportStudy(root, Galaxies, Clumps, Galaxies);
        Timed("the study is written", () => synthetic.Make());
        StudyResults study = Timed("the study is read", synthetic.Read);
        string folder = Path.Combine(synthetic.Folder.Results, "report");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var context = new ReportContext { Study = study, Folder = synthetic.Folder.Results, Threads = 2 };
        var steps = new ReportSteps(context);
        Console.WriteLine(Timed("the report", () => HtmlReport.Write(context, steps, [], SyntheticReportStudy.ReadGrid)));
        long bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB in {Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count()} files; index.html {new FileInfo(Path.Combine(folder, "index.html")).Length / 1e6:F2} MB"));
        File.Delete(Path.Combine(folder, "galaxies", "10000.html"));
        Console.WriteLine(Timed("again, with one galaxy's page gone", () => HtmlReport.Write(context, steps, [], SyntheticReportStudy.ReadGrid)));
        if (arguments.Length == 0)
            Directory.Delete(root, recursive: true);
        return 0;
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        T result = work();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {(process.TotalProcessorTime - before).TotalSeconds:F1} s of processor time"));
        return result;
    }
}
