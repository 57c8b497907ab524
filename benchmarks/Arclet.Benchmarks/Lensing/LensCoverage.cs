using System.Diagnostics;
using System.Globalization;
using Arclet.Inference;
using Arclet.Lensing;

namespace Arclet.Benchmarks.Lensing;

/// <summary>
/// Fits simulated clusters (<see cref="CoverageField"/>) and counts how often the 68 and 95 per cent intervals of each parameter, and of |mu| at 20 places, hold the
/// truth. Seeds are fixed; two data sets are fitted at a time.
/// </summary>
internal static class LensCoverage
{
    private const int Places = 20, Asked = 40;

    private const double PlacesRedshift = 2, LargestMu = 30;

    /// <summary>Arguments: the number of data sets (40), image or source, best or marginalised, and --only K to fit one data set and see its progress; all may be left out.</summary>
    public static int Run(string[] arguments)
    {
        int sets = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out int given) ? given : 40;
        LensFitOptions options = LensFitOptions.Default with
        {
            Plane = arguments.Contains("source") ? ConstraintPlane.Source : ConstraintPlane.Image,
            Source = arguments.Contains("marginalised") ? SourceTreatment.Marginalized : SourceTreatment.BestFit,
            Threads = 1,
            EvidenceDraws = 0,

            // A rank among 200 independent draws is good to 3 per cent, small against the 7 per cent that 40 data sets scatter by.
            Starts = 4,
            WarmUp = 150,
            Draws = 125,
            MaximumDraws = 1000,
            EffectiveSamples = 200,
        };
        int only = Array.IndexOf(arguments, "--only");
        if (only >= 0)
        {
            Console.WriteLine(Fit(int.Parse(arguments[only + 1], CultureInfo.InvariantCulture), options, new LensFitProgressLines()).Note);
            return 0;
        }

        var results = new Result[sets];
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, sets, new ParallelOptions { MaxDegreeOfParallelism = 2 }, k =>
        {
            results[k] = Fit(k, options);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data set {k}: {results[k].Note}"));
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sets} data sets, {options.Plane} plane, {options.Source}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {(Environment.CpuUsage.TotalTime - used).TotalSeconds:F0} s of processor time; {results.Count(r => r.Converged)} converged"));
        // The first forty alone are what was asked; more of them tell a parameter's coverage from chance.
        bool good = Summary(results);
        if (sets > Asked)
            good &= Summary(results[..Asked]);
        return good ? 0 : 1;
    }

    private static bool Summary(Result[] results)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Length} data sets:"));
        for (int p = 0; p < CoverageField.Names.Count; p++)
            Line(CoverageField.Names[p], [.. results.Select(r => r.Parameters[p])]);
        bool good = Line("all parameters", [.. results.SelectMany(r => r.Parameters)]);
        return Line("mu at 20 places", [.. results.SelectMany(r => r.Magnifications)]) && good;
    }

    private static Result Fit(int number, LensFitOptions options, IProgress<LensFitProgress>? progress = null)
    {
        (double[] truth, LensProblem problem) = CoverageField.Make(1, number);
        long start = Stopwatch.GetTimestamp();
        LensPosterior posterior = LensFitter.Run(problem, options with { Seed = (ulong)(number + 1) }, progress);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] parameters = [.. truth.Select((t, p) => Rank([.. posterior.Values(p).SelectMany(v => v)], t))];
        LensField exact = problem.With([.. CoverageField.Priors.Select(p => p.Parameter)], truth).Model.FieldFor(PlacesRedshift);
        (double X, double Y, double Mu)[] places = PlacesOf(number, exact);

        // Every fourth draw: they are correlated, and the intervals do not notice.
        LensField[] fields = [.. Enumerable.Range(0, posterior.Chains).SelectMany(c => Enumerable.Range(0, posterior.Length / 4).Select(i => posterior.ProblemAt(c, 4 * i).Model.FieldFor(PlacesRedshift)))];
        double[] magnifications = [.. places.Select(p => Rank([.. fields.Select(f => Math.Abs(f.DeflectionAndHessianAt(p.X, p.Y).Mu))], p.Mu))];
        var likelihood = new LensPosteriorLikelihood(problem, options);
        likelihood.Evaluate(truth);
        string note = string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.Images!.Images.Count()} images, chi2 {posterior.BestChi2:F1} (of the truth {likelihood.Chi2:F1}), R-hat {posterior.RHat.Max():F3}, effective {posterior.EffectiveSamples.Min():F0}, {posterior.Divergences} divergences, {posterior.Calls} calls, {seconds:F0} s{(posterior.Converged ? "" : ", NOT CONVERGED: " + string.Join("; ", posterior.Reasons))}");
        return new(parameters, magnifications, posterior.Converged, note);
    }

    /// <summary>Places within 45 arcsec where the true |mu| is below 30: beyond it an interval says which side of a critical line, not how large.</summary>
    private static (double X, double Y, double Mu)[] PlacesOf(int number, LensField field)
    {
        var random = new SeededRandom(2, "lens-coverage places", number);
        var places = new List<(double, double, double)>();
        while (places.Count < Places)
        {
            double x = random.Uniform(-45, 45), y = random.Uniform(-45, 45), mu = Math.Abs(field.DeflectionAndHessianAt(x, y).Mu);
            if (mu < LargestMu)
                places.Add((x, y, mu));
        }

        return [.. places];
    }

    /// <summary>The share of draws below the truth.</summary>
    private static double Rank(double[] draws, double truth) => (draws.Count(d => d < truth) + 0.5) / (draws.Length + 1);

    private static bool Line(string name, double[] ranks)
    {
        double in68 = Inside(0.68), in95 = Inside(0.95), mean = ranks.Average();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {ranks.Length,4}: 68 % interval {100 * in68:F1} %, 95 % interval {100 * in95:F1} %, mean rank {mean:F3}"));
        return Math.Abs(in68 - 0.68) <= 0.08 && Math.Abs(in95 - 0.95) <= 0.04;

        double Inside(double probability) => ranks.Average(r => Math.Abs(r - 0.5) <= probability / 2 ? 1.0 : 0);
    }

    private sealed record Result(double[] Parameters, double[] Magnifications, bool Converged, string Note);
}
