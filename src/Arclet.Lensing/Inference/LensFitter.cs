using System.Diagnostics;
using Arclet.Fits;
using Arclet.Inference;
using Arclet.Inference.Sampling;
using Arclet.Inference.Statistics;
using Arclet.Lensing.Fitting;

namespace Arclet.Lensing;

/// <summary>
/// Fits a lens model to the images of its sources and samples its posterior: a search from several starts, then chains of the no-U-turn sampler, or ensembles, over the logits
/// of the priors (docs/lens-fit.md). The result depends on the problem, the settings and the seed alone: not on threads, nor on interruptions.
/// </summary>
public static class LensFitter
{
    /// <summary>Of all trajectories, more divergent ones than this share speak against the draws.</summary>
    private const double DivergentShare = 0.01;

    /// <summary>Samples the posterior of the free parameters.</summary>
    /// <param name="problem">The model, the priors of what is free, and the images.</param>
    /// <param name="options">How to compare, to sample and to judge; null for the defaults.</param>
    /// <param name="progress">Told how far the fit is, from any thread.</param>
    /// <param name="checkpoint">A folder for the state of the run: an interrupted run goes on from it to the same result, to the bit; null for none.</param>
    /// <param name="cancellation">Ends the run after the draws in flight; the state is saved.</param>
    /// <exception cref="InputException">The problem cannot be fitted (no images, nothing free, an impossible prior), or the checkpoint is another fit's.</exception>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static LensPosterior Run(LensProblem problem, LensFitOptions? options = null, IProgress<LensFitProgress>? progress = null, string? checkpoint = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        options ??= LensFitOptions.Default;
        var likelihood = new LensPosteriorLikelihood(problem, options);
        var saved = new FitCheckpoint(checkpoint, problem, options, likelihood.Parameters);
        var pace = new FitPace(progress, TimeSpan.FromSeconds(options.ReportSeconds));
        pace.Begin(LensFitStage.Optimizing, options.Starts);
        FitSearch search = FitSearch.Run(problem, options, saved, pace.Report, cancellation);
        var chains = new FitChain[options.Chains];
        for (int c = 0; c < chains.Length; c++)
            chains[c] = FitChain.Begin(c, problem, options, search, saved);
        var random = new SeededRandom(options.Seed, "lens fit");
        int length = options.Draws;
        List<string> reasons;
        while (true)
        {
            Sample(chains, options, length, pace, cancellation);
            reasons = Judge(problem, likelihood.Parameters, chains, options, length, out _, out _);
            if (reasons.Count == 0 || length >= options.MaximumDraws)
                break;
            length = Math.Min(length + options.Draws, options.MaximumDraws);
        }

        return Result(problem, options, likelihood, search, chains, length, reasons, pace, random, cancellation);
    }

    private static void Sample(FitChain[] chains, LensFitOptions options, int length, FitPace pace, CancellationToken cancellation)
    {
        long done = chains.Sum(c => (long)c.Advances);
        pace.Begin(LensFitStage.Sampling, chains.Sum(c => c.AdvancesFor(length)), done);

        // A cancelled run saves every chain where it stands: the loop itself is not cancelled.
        Parallel.For(0, chains.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, c =>
        {
            FitChain chain = chains[c];
            long lastSave = Stopwatch.GetTimestamp();
            while (chain.Count < length && !cancellation.IsCancellationRequested)
            {
                chain.Advance();
                pace.See(chain.BestLogLikelihood);
                pace.Report(Interlocked.Increment(ref done));
                if (Stopwatch.GetElapsedTime(lastSave).TotalSeconds < options.CheckpointSeconds)
                    continue;
                chain.Save();
                lastSave = Stopwatch.GetTimestamp();
            }

            chain.Save();
        });
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>R-hat and effective sizes of the logits, which are those of the parameters (both go by ranks), and what speaks against the draws.</summary>
    private static List<string> Judge(LensProblem problem, IReadOnlyList<LensPrior> parameters, FitChain[] chains, LensFitOptions options, int length, out double[] rHat, out double[] effective)
    {
        var reasons = new List<string>();
        rHat = new double[parameters.Count];
        effective = new double[parameters.Count];
        for (int p = 0; p < parameters.Count; p++)
        {
            double[][] values = [.. chains.Select(c => Enumerable.Range(0, length).Select(i => c.Draw(i)[p]).ToArray())];
            rHat[p] = ChainDiagnostics.RHat(values);
            effective[p] = FitChain.EffectiveSize(chains, values);
            string name = FitParameters.NameOf(problem, parameters[p].Parameter);
            if (!(rHat[p] < options.RHatLimit))
                reasons.Add($"R-hat of {name} is {rHat[p]:F3}, not below {options.RHatLimit}");
            if (!(effective[p] >= options.EffectiveSamples))
                reasons.Add($"the effective sample size of {name} is {effective[p]:F0}, below {options.EffectiveSamples}");
        }

        long divergences = chains.Sum(c => c.Divergences);
        if (divergences > DivergentShare * length * chains.Length)
            reasons.Add($"{divergences} of {length * chains.Length} trajectories lost their energy, more than {DivergentShare:P0}: a part of the posterior is too narrow for the step");
        return reasons;
    }

    private static LensPosterior Result(
        LensProblem problem, LensFitOptions options, LensPosteriorLikelihood likelihood, FitSearch search, FitChain[] chains, int length, List<string> reasons, FitPace pace, SeededRandom random, CancellationToken cancellation)
    {
        int d = likelihood.Parameters.Count;
        double[][] draws = new double[chains.Length][], logLikelihood = new double[chains.Length][], chi2 = new double[chains.Length][];
        int[][] missing = new int[chains.Length][];
        Parallel.For(0, chains.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, c =>
        {
            (draws[c], logLikelihood[c], chi2[c], missing[c]) = (new double[length * d], new double[length], new double[length], new int[length]);
            for (int i = 0; i < length; i++)
            {
                Span<double> theta = draws[c].AsSpan(i * d, d);
                chains[c].Density.Transform(chains[c].Draw(i), theta);
                logLikelihood[c][i] = chains[c].Likelihood.Evaluate(theta);
                chi2[c][i] = chains[c].Likelihood.Chi2;
                missing[c][i] = chains[c].Likelihood.MissingImages;
            }
        });

        (double[] best, double bestLog, double bestChi2) = Best(likelihood, chains[0].Density, search, draws, logLikelihood);
        LensEvidence? evidence = null;
        if (options.EvidenceDraws > 0)
        {
            pace.See(bestLog);
            pace.Begin(LensFitStage.Evidence, options.EvidenceDraws);
            evidence = BridgeEvidence.Run(chains, length, options, pace.Report, cancellation);
        }

        double[] shifts = options.CrossCheckSteps > 0 ? CrossCheck(likelihood, options, draws, pace, random, reasons, problem) : [];
        Judge(problem, likelihood.Parameters, chains, options, length, out double[] rHat, out double[] effective);
        return new LensPosterior(problem, options, likelihood.Parameters, draws, logLikelihood, chi2, missing)
        {
            RHat = rHat,
            EffectiveSamples = effective,
            Divergences = chains.Sum(c => c.Divergences),
            MeanAcceptance = chains.Average(c => c.MeanAcceptance),
            Calls = chains.Sum(c => c.Calls),
            Evidence = evidence,
            Best = best,
            BestLogLikelihood = bestLog,
            BestChi2 = bestChi2,
            CrossCheckShifts = shifts,
            Reasons = reasons,
        };
    }

    private static (double[] Theta, double LogLikelihood, double Chi2) Best(LensPosteriorLikelihood likelihood, UnconstrainedPosterior density, FitSearch search, double[][] draws, double[][] logLikelihood)
    {
        int d = likelihood.Parameters.Count;
        double[] best = new double[d], theta = new double[d];
        double highest = double.NegativeInfinity;
        for (int c = 0; c < draws.Length; c++)
        {
            for (int i = 0; i < logLikelihood[c].Length; i++)
                Consider(draws[c].AsSpan(i * d, d), logLikelihood[c][i]);
        }

        foreach (double[] point in search.Points)
        {
            density.Transform(point, theta);
            Consider(theta, likelihood.Evaluate(theta));
        }

        double value = likelihood.Evaluate(best);
        return (best, value, likelihood.Chi2);

        void Consider(ReadOnlySpan<double> candidate, double log)
        {
            double posterior = log + likelihood.Space.LogDensity(candidate);
            if (!(posterior > highest))
                return;
            highest = posterior;
            candidate.CopyTo(best);
        }
    }

    /// <summary>An ensemble that starts from draws of the chains and knows no gradient: its medians less the chains', in standard deviations.</summary>
    private static double[] CrossCheck(LensPosteriorLikelihood likelihood, LensFitOptions options, double[][] draws, FitPace pace, SeededRandom random, List<string> reasons, LensProblem problem)
    {
        int d = likelihood.Parameters.Count, walkers = Math.Max(32, ((2 * d) + 2) / 2 * 2), length = draws[0].Length / d;
        pace.Begin(LensFitStage.CrossCheck, options.CrossCheckSteps);
        double[][] starts = [.. Enumerable.Range(0, walkers).Select(w => draws[w % draws.Length].AsSpan((int)((long)w * (length - 1) / walkers) * d, d).ToArray())];
        var ensemble = new EnsembleOptions { Walkers = walkers, WarmUp = options.CrossCheckSteps / 2, Steps = options.CrossCheckSteps - (options.CrossCheckSteps / 2) };
        ChainSet set = EnsembleSampler.Run(likelihood, likelihood.Space, ensemble, random, starts);
        var shifts = new double[d];
        for (int p = 0; p < d; p++)
        {
            double[] mine = [.. draws.SelectMany(c => Enumerable.Range(0, length).Select(i => c[(i * d) + p])).Order()];
            double[] other = [.. set.Quantity(p).SelectMany(v => v).Order()];
            double mean = mine.Average(), sigma = Math.Sqrt(mine.Average(v => (v - mean) * (v - mean)));
            shifts[p] = (other[other.Length / 2] - mine[mine.Length / 2]) / sigma;
            if (Math.Abs(shifts[p]) > 0.5)
                reasons.Add($"the ensemble's median of {FitParameters.NameOf(problem, likelihood.Parameters[p].Parameter)} differs by {shifts[p]:F2} standard deviations");
        }

        pace.Report(options.CrossCheckSteps);
        return shifts;
    }
}
