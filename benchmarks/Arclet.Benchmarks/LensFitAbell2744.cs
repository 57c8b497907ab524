using System.Diagnostics;
using System.Globalization;
using Arclet.Benchmarks.Lensing;
using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Benchmarks;

/// <summary>
/// The posterior of Abell 2744 from its published input file beside its published chain: time, convergence, and the magnifications of 50 positions.
/// </summary>
/// <remarks>
/// The input file gives the members of the outskirts cores of 150 and 400 kpc at magnitude 27; the published best.par and bestopt.par, which the run wrote, have 0 there.
/// With the file's cores the chain's own models miss the images (chi2 of some 9,000); with 0 they have 105 to 130. So the cores are those of the run; "as-written" keeps the file's.
/// </remarks>
internal static class LensFitAbell2744
{
    private const int Positions = 50;
    private const int DrawsCompared = 200;

    /// <summary>Arguments: the folder of the data, then any of source, marginalized, barycentre, nuts, ensemble, student, as-written, --checkpoint FOLDER and --most DRAWS (per chain, converged or not).</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Console.Error.WriteLine("usage: lens-fit-a2744 DATA [source] [marginalized] [barycentre] [nuts|ensemble] [student] [as-written] [--checkpoint FOLDER] [--most DRAWS]");
            return 2;
        }

        string data = arguments[0];
        LensProblem problem = LensModelFile.Read(Path.Combine(data, "A2744_SLspec.par"), new() { RequireImages = true });
        if (!arguments.Contains("as-written"))
            problem = problem.With([new(LensParameterOwner.Family, 0, LensParameterKind.CoreRadius), new(LensParameterOwner.Family, 2, LensParameterKind.CoreRadius)], [0, 0]);
        int checkpoint = Array.IndexOf(arguments, "--checkpoint"), most = Array.IndexOf(arguments, "--most");
        int mostDraws = most < 0 ? LensFitOptions.Default.MaximumDraws : int.Parse(arguments[most + 1], CultureInfo.InvariantCulture);
        bool ensemble = arguments.Contains("ensemble") || (arguments.Contains("barycentre") && !arguments.Contains("nuts"));
        LensFitOptions options = (ensemble ? LensFitOptions.Ensembles : LensFitOptions.Default) with
        {
            Plane = arguments.Contains("source") ? ConstraintPlane.Source : ConstraintPlane.Image,
            Source = arguments.Contains("marginalized") ? SourceTreatment.Marginalized : arguments.Contains("barycentre") ? SourceTreatment.Barycentre : SourceTreatment.BestFit,
            Offsets = arguments.Contains("student") ? OffsetDistribution.Student : OffsetDistribution.Gaussian,
            MaximumDraws = mostDraws,
            Draws = Math.Min(LensFitOptions.Default.Draws, mostDraws),
        };
        long start = Stopwatch.GetTimestamp();
        LensPosterior posterior = LensFitter.Run(problem, options, new LensFitProgressLines(), checkpoint < 0 ? null : arguments[checkpoint + 1]);
        Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {Environment.CpuUsage.TotalTime.TotalSeconds:F0} s of processor; {posterior.Parameters.Count} parameters, {posterior.Chains} chains of {posterior.Length}, {posterior.Calls} calls, {posterior.Divergences} divergences");
        Console.WriteLine($"R-hat up to {posterior.RHat.Max():F4}, ESS from {posterior.EffectiveSamples.Min():F0}; converged: {posterior.Converged} {string.Join("; ", posterior.Reasons)}");
        Console.WriteLine($"best ln L {posterior.BestLogLikelihood:F2}, chi2 {posterior.BestChi2:F2}, ln Z {posterior.Evidence?.LogEvidence:F2} +- {posterior.Evidence?.Error:F2}");
        Compare(problem, posterior, LensChain.Read(Path.Combine(data, "bayestot.dat")));
        return posterior.Converged ? 0 : 1;
    }

    private static void Compare(LensProblem problem, LensPosterior posterior, LensChain published)
    {
        LensChainDraws bound = LensChainDraws.Bind(problem, published);
        for (int p = 0; p < posterior.Parameters.Count; p++)
        {
            LensParameter parameter = posterior.Parameters[p].Parameter;
            double[] ours = [.. posterior.Values(p).SelectMany(v => v).Order()];
            double[] theirs = [.. Enumerable.Range(0, DrawsCompared).Select(k => bound.DrawProblem(k * published.Count / DrawsCompared).ValueOf(parameter)).Order()];
            Console.WriteLine($"{parameter.Owner} {parameter.Index} {parameter.Quantity}: {At(ours, 0.5):G5} [{At(ours, 0.16):G5} {At(ours, 0.84):G5}]; published {At(theirs, 0.5):G5} [{At(theirs, 0.16):G5} {At(theirs, 0.84):G5}]; R-hat {posterior.RHat[p]:F4}, ESS {posterior.EffectiveSamples[p]:F0}");
        }

        // Positions all over the field where images are, with |mu| below 30 in the published median, for a source at z = 2.
        double[][] theirMu = Magnifications(k => bound.Draw(k * published.Count / DrawsCompared), out (double X, double Y)[] positions);
        double[][] ourMu = Magnifications(k => posterior.ProblemAt(k % posterior.Chains, (int)((long)k * posterior.Length / DrawsCompared)).Model, out _);
        int compared = 0, within = 0;
        var ratios = new List<double>();
        for (int i = 0; i < positions.Length && compared < Positions; i++)
        {
            double median = At(theirMu[i], 0.5), scatter = 0.5 * (At(theirMu[i], 0.84) - At(theirMu[i], 0.16));
            if (median >= 30)
                continue;
            compared++;
            double shift = (At(ourMu[i], 0.5) - median) / scatter;
            within += Math.Abs(shift) <= 1 ? 1 : 0;
            ratios.Add(At(ourMu[i], 0.5) / median);
            Console.WriteLine($"({positions[i].X:F1}, {positions[i].Y:F1}): |mu| {At(ourMu[i], 0.5):F3} +- {0.5 * (At(ourMu[i], 0.84) - At(ourMu[i], 0.16)):F3}, published {median:F3} +- {scatter:F3}: {shift:F2}");
        }

        ratios.Sort();
        Console.WriteLine($"medians within 1 of the published scatter: {within} of {compared}; ratio of medians {ratios[ratios.Count / 2]:F3} [{ratios[ratios.Count * 16 / 100]:F3} {ratios[ratios.Count * 84 / 100]:F3}]");
    }

    private static double[][] Magnifications(Func<int, LensModel> draw, out (double X, double Y)[] positions)
    {
        var random = new SeededRandom(1, "magnification positions");
        (double X, double Y)[] all = [.. Enumerable.Range(0, 2 * Positions).Select(_ => (random.Uniform(-45, 45), random.Uniform(-45, 45)))];
        var mu = new double[all.Length][];
        for (int i = 0; i < all.Length; i++)
            mu[i] = new double[DrawsCompared];
        Parallel.For(0, DrawsCompared, k =>
        {
            LensField field = draw(k).FieldFor(2);
            for (int i = 0; i < all.Length; i++)
                mu[i][k] = Math.Abs(field.DeflectionAndHessianAt(all[i].X, all[i].Y).Mu);
        });
        foreach (double[] values in mu)
            Array.Sort(values);
        positions = all;
        return mu;
    }

    private static double At(double[] sorted, double fraction) => sorted[(int)(fraction * (sorted.Length - 1))];
}
