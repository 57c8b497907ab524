using System.Diagnostics;
using Arclet.Lensing;

namespace Arclet.Benchmarks;

/// <summary>Times ln L of a model's images, without and with its gradient, on one thread: the least of many short blocks, since the machine may be shared, and the processor time of all.</summary>
internal static class LensGradient
{
    /// <summary>Arguments: the parameter file and the folder of its catalogues.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("usage: lens-gradient MODEL DATA");
            return 2;
        }

        LensProblem problem = LensModelFile.Read(arguments[0], new() { DataFolder = arguments[1], RequireImages = true });
        foreach (ConstraintPlane plane in Enum.GetValues<ConstraintPlane>())
        {
            foreach (SourceTreatment source in Enum.GetValues<SourceTreatment>())
                Time(problem, new LensFitOptions { Plane = plane, Source = source });
        }

        return 0;
    }

    private static void Time(LensProblem problem, LensFitOptions options)
    {
        var likelihood = new LensPosteriorLikelihood(problem, options);
        double[] theta = [.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))], gradient = new double[theta.Length];
        for (int i = 0; i < 200; i++)
            likelihood.Evaluate(theta, gradient);
        double value = double.PositiveInfinity, both = double.PositiveInfinity;
        const int Blocks = 100, Block = 10;
        long points = likelihood.FieldPoints;
        double processor = 0;
        for (int b = 0; b < Blocks; b++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Block; i++)
                likelihood.Evaluate(theta);
            value = Math.Min(value, Stopwatch.GetElapsedTime(start).TotalMilliseconds / Block);
            start = Stopwatch.GetTimestamp();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < Block; i++)
                likelihood.Evaluate(theta, gradient);
            both = Math.Min(both, Stopwatch.GetElapsedTime(start).TotalMilliseconds / Block);
            processor += (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / (Blocks * Block);
        }

        Console.WriteLine($"{options.Plane} plane, {options.Source}: {theta.Length} parameters, {likelihood.ImageCount} images, {problem.Model.AllPotentials.Count} potentials; ln L {value:F3} ms, with gradient {both:F3} ms (least), {processor:F3} ms processor time (mean); {(likelihood.FieldPoints - points) / (2.0 * Blocks * Block):F0} field points a call");
    }
}
