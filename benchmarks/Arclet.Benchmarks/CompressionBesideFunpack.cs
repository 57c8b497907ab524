using System.Diagnostics;
using System.Globalization;
using Arclet.Fits;

namespace Arclet.Benchmarks;

/// <summary>
/// Times reading a RICE-compressed, quantised and dithered float image in turn with funpack (Debian's libcfitsio-bin) in the same
/// run, and prints medians and ratios. Here the whole image is read into memory in process, opening the file included; of funpack the
/// user time counts, in steps of 10 ms; of Arclet wall time and processor time, user and system.
/// </summary>
internal static class CompressionBesideFunpack
{
    /// <summary>Arguments: size [runs].</summary>
    public static int Run(string[] arguments)
    {
        int size = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 4096;
        int runs = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 9;
        string folder = Directory.CreateTempSubdirectory("arclet-compression-").FullName;
        try
        {
            string file = Path.Combine(folder, "rice.fits");
            CompressionBenchmarks.Write(file, size, FitsCompression.Quantized());
            Compare(file, size, runs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string file, int size, int runs)
    {
        float[] pixels = new float[size * size];
        var peers = new List<double>();
        var oneThread = new List<double>();
        var twoThreads = new List<double>();
        var processor = new List<double>();
        // The first runs compile and warm the caches.
        for (int run = -2; run < runs; run++)
        {
            double peer = Funpack(file);
            (double one, double cpu) = Read(file, pixels, 1);
            (double two, double cpuOfTwo) = Read(file, pixels, 2);
            if (run < 0)
                continue;
            Console.WriteLine(FormattableString.Invariant($"run {run + 1}: funpack {peer:F3} s of processor; Arclet {one:F3} s on one thread ({cpu:F3} s of processor), {two:F3} s on two ({cpuOfTwo:F3})"));
            peers.Add(peer);
            oneThread.Add(one);
            twoThreads.Add(two);
            processor.Add(cpu);
        }

        Console.WriteLine(FormattableString.Invariant($"medians: funpack {Median(peers):F3} s of processor; one thread {Median(oneThread):F3} s ({Median(processor):F3} s of processor), two threads {Median(twoThreads):F3} s"));
        Console.WriteLine(FormattableString.Invariant($"least: funpack {peers.Min():F3} s of processor; one thread {oneThread.Min():F3} s, two threads {twoThreads.Min():F3} s"));
        Console.WriteLine(FormattableString.Invariant($"ratios (median of pairs): funpack / one thread {Median([.. peers.Zip(oneThread, (a, b) => a / b)]):F2} ({Median([.. peers.Zip(processor, (a, b) => a / b)]):F2} in processor time), one thread / two {Median([.. oneThread.Zip(twoThreads, (a, b) => a / b)]):F2}"));
    }

    private static double Funpack(string file)
    {
        // The shell's times: its own on the first line, its children's on the second, user before system, as in 0m0.123s.
        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "funpack -S \"$0\" >/dev/null && times", file]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string[] lines = shell.StandardOutput.ReadToEnd().Split('\n');
        shell.WaitForExit();
        if (shell.ExitCode != 0)
            throw new InvalidOperationException("funpack failed: is libcfitsio-bin installed?");
        string[] user = lines[1].Split(' ')[0].TrimEnd('s').Split('m');
        return (60 * double.Parse(user[0], CultureInfo.InvariantCulture)) + double.Parse(user[1], CultureInfo.InvariantCulture);
    }

    private static (double Wall, double Processor) Read(string file, float[] pixels, int threads)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using FitsImage image = FitsImage.Open(file);
        image.Threads = threads;
        image.ReadRows(0, (int)image.Height, pixels);
        return (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
