using Arclet.Inference;
using Arclet.Inference.LeastSquares;
using Arclet.Inference.Sampling;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The search for the best models: from the file's values and from points of the prior, first in the source plane, which is cheap and has no missing images, then with
/// the fit's own likelihood. The best modes and their curvature are what the chains start from.
/// </summary>
internal sealed class FitSearch
{
    /// <summary>Modes lower than the best by more hold no part of the posterior that matters (2 %), and a chain that starts there would have to find out.</summary>
    private const double DeepestMode = 4;

    private readonly List<(double[] Point, double[] Covariance, double Value)> modes = [];

    /// <summary>The points of the modes, best first.</summary>
    public IEnumerable<double[]> Points => modes.Select(m => m.Point);

    public static FitSearch Run(LensProblem problem, LensFitOptions options, FitCheckpoint checkpoint, Action<long> done, CancellationToken cancellation)
    {
        var search = new FitSearch();
        if (checkpoint.TryLoad("search", search.Read))
            return search;
        var results = new (double[] Point, double Value)[options.Starts];
        long finished = 0;
        Parallel.For(0, options.Starts, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, s =>
        {
            results[s] = Climb(problem, options, s, cancellation);
            done(Interlocked.Increment(ref finished));
        });
        search.Keep(problem, options, results);
        checkpoint.Save("search", search.Write);
        return search;
    }

    /// <summary>The inverse curvature at a mode, by which a chain about it starts.</summary>
    public double[] CovarianceAt(int number) => modes[number % modes.Count].Covariance;

    /// <summary>A point about one of the modes: a draw of the Gaussian that touches the posterior there, twice as wide.</summary>
    public double[] Disperse(int number, UnconstrainedPosterior density, SeededRandom random)
    {
        (double[] mode, double[] covariance, double best) = modes[number % modes.Count];
        int d = mode.Length;
        double[] factor = (double[])covariance.Clone(), start = new double[d], z = new double[d];
        if (!SmallCholesky.Factor(factor, d))
            throw new InvalidDataException("the curvature at a mode is not positive definite");
        for (double width = 2; ; width *= 0.7)
        {
            for (int i = 0; i < d; i++)
                z[i] = random.Gaussian();
            for (int i = 0; i < d; i++)
            {
                start[i] = mode[i];
                for (int j = 0; j <= i; j++)
                    start[i] += width * factor[(i * d) + j] * z[j];
            }

            // Far below the mode the Gaussian was no guide.
            if (density.Evaluate(start) > best - (4 * d) || width < 1e-3)
                return start;
        }
    }

    private static (double[] Point, double Value) Climb(LensProblem problem, LensFitOptions options, int start, CancellationToken cancellation)
    {
        var likelihood = new LensPosteriorLikelihood(problem, options);
        var density = new UnconstrainedPosterior(likelihood, likelihood.Space);
        int d = density.Dimension;
        double[] point = new double[d];
        if (start == 0)
        {
            double[] theta = [.. likelihood.Parameters.Select(p => problem.ValueOf(p.Parameter))];
            density.Inverse(theta, point);
            for (int i = 0; i < d; i++)
                point[i] = double.IsFinite(point[i]) ? Math.Clamp(point[i], -4, 4) : 0;
        }
        else
        {
            var random = new SeededRandom(options.Seed, "lens search", start);
            for (int i = 0; i < d; i++)
            {
                double u = 0.02 + (0.96 * random.NextDouble());
                point[i] = Math.Log(u / (1 - u));
            }
        }

        // The source plane, its tolerance large, then small; then the fit's own likelihood.
        foreach (double tolerance in (double[])[0.3, options.SourceToleranceArcsec])
        {
            LensFitOptions cheap = options with { Plane = ConstraintPlane.Source, Source = SourceTreatment.BestFit, SourceToleranceArcsec = Math.Max(tolerance, options.SourceToleranceArcsec) };
            var rough = new LensPosteriorLikelihood(problem, cheap);
            new ModeClimb(new UnconstrainedPosterior(rough, rough.Space)).Climb(point, 120, cancellation);
        }

        double value = new ModeClimb(density).Climb(point, 300, cancellation);
        return (point, value);
    }

    private void Keep(LensProblem problem, LensFitOptions options, (double[] Point, double Value)[] results)
    {
        var likelihood = new LensPosteriorLikelihood(problem, options);
        var climb = new ModeClimb(new UnconstrainedPosterior(likelihood, likelihood.Space));
        double best = results.Max(r => r.Value);
        if (!double.IsFinite(best))
            throw new Arclet.Fits.InputException("the search found no model with a likelihood above 0: expected priors that hold one (a missing image may not be rejected from the start)");
        foreach ((double[] point, double value) in results.Where(r => r.Value > best - DeepestMode).OrderByDescending(r => r.Value).Take(options.Sampler == LensSampler.Ensemble ? options.Starts : options.Chains))
            modes.Add((point, climb.Covariance(point), value));
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(modes.Count);
        foreach ((double[] point, double[] covariance, double value) in modes)
        {
            writer.Write(point.Length);
            foreach (double v in point)
                writer.Write(v);
            foreach (double v in covariance)
                writer.Write(v);
            writer.Write(value);
        }
    }

    private void Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        for (int m = 0; m < count; m++)
        {
            int d = reader.ReadInt32();
            double[] point = new double[d], covariance = new double[d * d];
            for (int i = 0; i < d; i++)
                point[i] = reader.ReadDouble();
            for (int i = 0; i < d * d; i++)
                covariance[i] = reader.ReadDouble();
            modes.Add((point, covariance, reader.ReadDouble()));
        }
    }
}
