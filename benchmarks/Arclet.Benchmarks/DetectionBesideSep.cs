using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Arclet.Imaging;
using Arclet.Imaging.Detection;
using Arclet.Simulation;

namespace Arclet.Benchmarks;

/// <summary>
/// Times background and detection of one crowded field in turn with sep (Debian's python3-sep), in the same run, and prints medians and
/// ratios. Both have the image in memory and are timed inside their process; sep is timed without the subtraction of its background,
/// which <see cref="Detector"/> includes.
/// </summary>
internal static class DetectionBesideSep
{
    private const string SepScript = """
        import sep, numpy, sys, time
        sep.set_extract_pixstack(50000000)
        sep.set_sub_object_limit(1000000)
        image = numpy.fromfile(sys.argv[1], 'f4').reshape(int(sys.argv[3]), int(sys.argv[2]))
        sep.Background(image[:256, :256].copy())
        for line in sys.stdin:
            t = time.perf_counter()
            background = sep.Background(image)
            t1 = time.perf_counter()
            subtracted = image - background
            t2 = time.perf_counter()
            objects = sep.extract(subtracted, float(sys.argv[4]), err=background.globalrms, minarea=4, deblend_nthresh=64, deblend_cont=0.005)
            t3 = time.perf_counter()
            print(len(objects), t1 - t + t3 - t2, flush=True)
        """;

    /// <summary>Arguments: size [runs] [sources per megapixel] [threshold].</summary>
    public static int Run(string[] arguments)
    {
        int size = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 4096;
        int runs = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        var settings = new CrowdedFieldSettings { Width = size, Height = size };
        if (arguments.Length > 2)
            settings = settings with { SourcesPerMegapixel = double.Parse(arguments[2], CultureInfo.InvariantCulture) };
        double threshold = arguments.Length > 3 ? double.Parse(arguments[3], CultureInfo.InvariantCulture) : 1.5;
        MemoryImage image = CrowdedField.Generate(settings, Environment.ProcessorCount);
        string file = Path.GetTempFileName();
        try
        {
            using (FileStream stream = File.Create(file))
            {
                for (int y = 0; y < image.Height; y++)
                    stream.Write(MemoryMarshal.AsBytes(image.Pixels.Slice(y * image.Width, image.Width)));
            }

            Compare(image, file, threshold, runs);
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Compare(MemoryImage image, string file, double threshold, int runs)
    {
        using Process sep = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", SepScript, file, $"{image.Width}", $"{image.Height}", FormattableString.Invariant($"{threshold}")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var sepSeconds = new List<double>();
        var oneThread = new List<double>();
        var twoThreads = new List<double>();
        for (int run = 0; run <= runs; run++)
        {
            sep.StandardInput.WriteLine();
            sep.StandardInput.Flush();
            string[] answer = (sep.StandardOutput.ReadLine() ?? throw new InvalidOperationException("sep did not answer: is python3-sep installed?")).Split(' ');
            (int count1, double one) = Time(image, threshold, 1);
            (int count2, double two) = Time(image, threshold, 2);
            string label = run == 0 ? "first run, with compilation" : $"run {run}";
            Console.WriteLine(FormattableString.Invariant($"{label}: sep {answer[0]} objects {double.Parse(answer[1], CultureInfo.InvariantCulture):F3} s; Arclet {count1} objects {one:F3} s on one thread, {count2} objects {two:F3} s on two"));
            if (run == 0)
                continue;
            sepSeconds.Add(double.Parse(answer[1], CultureInfo.InvariantCulture));
            oneThread.Add(one);
            twoThreads.Add(two);
        }

        sep.StandardInput.Close();
        sep.WaitForExit();
        Console.WriteLine(FormattableString.Invariant($"medians: sep {Median(sepSeconds):F3} s, one thread {Median(oneThread):F3} s, two threads {Median(twoThreads):F3} s"));
        Console.WriteLine(FormattableString.Invariant($"ratios (median of pairs): {Median([.. sepSeconds.Zip(oneThread, (a, b) => a / b)]):F2} on one thread, {Median([.. sepSeconds.Zip(twoThreads, (a, b) => a / b)]):F2} on two"));
    }

    private static (int Count, double Seconds) Time(ImageSource image, double threshold, int threads)
    {
        var watch = Stopwatch.StartNew();
        int count = Detector.Detect(image, null, null, new DetectionSettings { Threshold = threshold, Threads = threads }).Objects.Count;
        return (count, watch.Elapsed.TotalSeconds);
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
