using System.Diagnostics;
using System.Globalization;
using Arclet.Lensing;

namespace Arclet.Benchmarks;

/// <summary>
/// Times chi2 of Abell 2744 (83 images, 258 potentials) with every potential changed before each evaluation, on one thread and on two, beside the
/// recorded times of Lenstool 6.8 on such a machine (it cannot be installed here): 5.55 ms in the source plane, 0.36 s in the image plane.
/// The least of many runs, since the machine may be shared; two threads are two models at a time, as a sampler has them.
/// </summary>
internal static class LensChi2
{
    /// <summary>Arguments: the parameter file and the folder of its catalogues.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("usage: lens-chi2 MODEL DATA");
            return 2;
        }

        LensProblem problem = LensModelFile.Read(arguments[0], new() { DataFolder = arguments[1], RequireImages = true });
        Time("source plane, forme 0", new(problem.Images!, PositionChi2Options.FromForm(0)), problem.Model, 5.55, 400);
        Time("source plane, forme 8", new(problem.Images!, PositionChi2Options.FromForm(8)), problem.Model, 5.55, 400);
        Time("image plane, Newton, forme -1", new(problem.Images!, PositionChi2Options.FromForm(-1)), problem.Model, 360, 100);
        Time("image plane, Newton, forme -2", new(problem.Images!, PositionChi2Options.FromForm(-2)), problem.Model, 360, 100);
        Time("image plane, triangles, forme -2", new(problem.Images!, PositionChi2Options.FromForm(-2) with { Method = ImagePlaneMethod.Triangles }), problem.Model, 360, 20);
        Time("image plane, all images, forme -2", new(problem.Images!, PositionChi2Options.FromForm(-2) with { Method = ImagePlaneMethod.AllImages }), problem.Model, 360, 2);
        return 0;
    }

    private static void Time(string name, PositionLikelihood likelihood, LensModel model, double lenstoolMilliseconds, int evaluations)
    {
        LensModel[] changed = [.. Enumerable.Range(0, evaluations).Select(k => Changed(model, 1 + (1e-7 * k)))];
        likelihood.Evaluate(changed[0]);
        double one = double.PositiveInfinity, two = double.PositiveInfinity, processor = double.PositiveInfinity, processorTwo = double.PositiveInfinity;
        int block = Math.Max(1, evaluations / 20);
        for (int run = 0; run < 5; run++)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            for (int first = 0; first < evaluations; first += block)
            {
                int last = Math.Min(evaluations, first + block);
                long start = Stopwatch.GetTimestamp();
                for (int k = first; k < last; k++)
                    likelihood.Evaluate(changed[k]);
                one = Math.Min(one, Stopwatch.GetElapsedTime(start).TotalMilliseconds / (last - first));
            }

            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / evaluations);
            used = Environment.CpuUsage.TotalTime;
            long both = Stopwatch.GetTimestamp();
            Parallel.For(0, evaluations, new ParallelOptions { MaxDegreeOfParallelism = 2 }, k => likelihood.Evaluate(changed[k]));
            two = Math.Min(two, Stopwatch.GetElapsedTime(both).TotalMilliseconds / evaluations);
            processorTwo = Math.Min(processorTwo, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / evaluations);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {one:F3} ms on one thread ({lenstoolMilliseconds / one:F1} times as fast as Lenstool's {lenstoolMilliseconds} ms), {two:F3} ms a model on two; processor time a model {processor:F3} ms on one, {processorTwo:F3} ms on two"));
    }

    /// <summary>The same model with every potential another one; its list is made here, so that an evaluation starts from potentials as a sampler's does.</summary>
    private static LensModel Changed(LensModel model, double factor) => new()
    {
        Reference = model.Reference,
        Cosmology = model.Cosmology,
        Constants = model.Constants,
        Planes = model.Planes,
        Potentials = [.. model.AllPotentials.Select(p => p with { VelocityDispersionKms = p.VelocityDispersionKms * factor, X = p.X + (factor - 1) })],
    };
}
