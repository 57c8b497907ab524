using System.Diagnostics;
using Arclet.Fits;

namespace Arclet.Benchmarks;

/// <summary>The table of <see cref="TableBenchmarks"/> written and read here and by astropy in turn, in the same run; medians of the rounds in seconds.</summary>
internal static class TablesBesideAstropy
{
    private const string Script = """
        import sys, time, warnings
        import numpy as np
        from astropy.table import Table
        warnings.simplefilter("ignore")
        folder = sys.argv[1]
        t = Table.read(folder + "/ours.fits")
        for name in t.colnames:
            t[name] = np.ascontiguousarray(np.asarray(t[name]), dtype=t[name].dtype.newbyteorder("="))
        print("ready", flush=True)
        for line in sys.stdin:
            start = time.perf_counter()
            if line.strip() == "write":
                t.write(folder + "/astropy.fits", overwrite=True)
            else:
                r = Table.read(folder + "/ours.fits")
                native = {n: np.asarray(r[n]).astype(r[n].dtype.newbyteorder("=")) for n in r.colnames}
            print(time.perf_counter() - start, flush=True)
        """;

    public static int Run(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0]) : 7;
        string folder = Directory.CreateTempSubdirectory("arclet-tables-").FullName;
        try
        {
            Table table = TableBenchmarks.Make(1_000_000);
            string path = Path.Combine(folder, "ours.fits");
            table.Write(path);
            File.WriteAllText(Path.Combine(folder, "peer.py"), Script);
            using Process peer = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(folder, "peer.py"), folder]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            peer.StandardOutput.ReadLine();
            var times = new Dictionary<string, List<double>>(StringComparer.Ordinal) { ["write"] = [], ["read"] = [], ["astropy write"] = [], ["astropy read"] = [] };
            for (int round = 0; round <= rounds; round++)
            {
                foreach (string verb in new[] { "write", "read" })
                {
                    long start = Stopwatch.GetTimestamp();
                    if (verb == "write")
                        table.Write(path);
                    else
                        GC.KeepAlive(Table.Read(path));
                    double ours = Stopwatch.GetElapsedTime(start).TotalSeconds;
                    peer.StandardInput.WriteLine(verb);
                    double theirs = double.Parse(peer.StandardOutput.ReadLine()!);
                    // The first round warms up.
                    if (round > 0)
                    {
                        times[verb].Add(ours);
                        times["astropy " + verb].Add(theirs);
                    }
                }
            }

            peer.StandardInput.Close();
            peer.WaitForExit();
            foreach ((string what, List<double> seconds) in times)
                Console.WriteLine($"{what,-14} {seconds.Order().ElementAt(rounds / 2):F3} s  ({string.Join(' ', seconds.Select(s => s.ToString("F3")))})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }
}
