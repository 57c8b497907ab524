using System.Diagnostics;
using System.Globalization;
using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Benchmarks.Lensing;

/// <summary>
/// Times |mu|, mu_t and mu_r of 2,000 clumps of about 20 pixels in 100 draws of the public chain of Abell 2744 (258 potentials), on two threads, and compares
/// the bits with those of one thread. The clumps have the redshifts of 200 galaxies.
/// </summary>
internal static class LensClumpDraws
{
    private const int ClumpCount = 2000, Galaxies = 200, DrawCount = 100;

    private const double LimitSeconds = 60;

    /// <summary>Arguments: bestopt.par and bayestot.dat.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("usage: lens-clump-draws BESTOPT.PAR BAYESTOT.DAT");
            return 2;
        }

        LensChainDraws chain = LensChainDraws.Bind(LensModelFile.Read(arguments[0]), LensChain.Read(arguments[1]));
        var random = new SeededRandom(1, "lens-clump-draws");
        double[] galaxies = [.. Enumerable.Range(0, Galaxies).Select(_ => random.Uniform(0.7, 5.5))];
        ClumpShape[] clumps = [.. Enumerable.Range(0, ClumpCount).Select(_ => new ClumpShape(random.Uniform(-60, 60), random.Uniform(-60, 60), random.Uniform(0.04, 0.07), random.Uniform(0.03, 0.04), random.Uniform(0, 180)))];
        double[] redshifts = [.. Enumerable.Range(0, ClumpCount).Select(i => galaxies[i % Galaxies])];
        var options = new ClumpLensingOptions { FewestPixels = 20 };
        var draws = LensDraws.FromChain(chain, DrawCount, 1);
        LensField field = draws[0].FieldFor(2);
        double pixels = clumps.Take(50).Average(c => ClumpLensing.Measure(field, c, options).PixelCount);
        ClumpMagnifications one = ClumpMagnifications.Measure(draws, clumps, redshifts, options);
        double wall = double.PositiveInfinity, processor = double.PositiveInfinity;
        bool same = true;
        for (int run = 0; run < 3; run++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();

            // The draws' models are made anew, as a run of the program has them.
            ClumpMagnifications two = ClumpMagnifications.Measure(LensDraws.FromChain(chain, DrawCount, 1), clumps, redshifts, options, threads: 2);
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
            same &= one.Mu.Values.SequenceEqual(two.Mu.Values) && one.Tangential.Values.SequenceEqual(two.Tangential.Values) && one.Radial.Values.SequenceEqual(two.Radial.Values);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ClumpCount} clumps of {pixels:F1} pixels, {DrawCount} draws, {draws[0].AllPotentials.Count} potentials: {wall:F2} s on two threads, {processor:F2} s of processor time (least of three); bits as on one thread: {(same ? "yes" : "NO")}"));
        return same && wall < LimitSeconds ? 0 : 1;
    }
}
