using Arclet.Fits;

namespace Arclet.Lensing.Tests.Inference;

public class LensFitterTests
{
    private static readonly LensFitOptions Quick = new() { Starts = 2, WarmUp = 100, Draws = 150, MaximumDraws = 150, EffectiveSamples = 50, RHatLimit = 1.05, EvidenceDraws = 500, Threads = 2 };

    [Fact]
    public void Run_SmallLens_RecoversWhatMadeItAndConverges()
    {
        LensProblem problem = FitScene.Small(0.1);

        LensPosterior posterior = LensFitter.Run(problem, Quick with { MaximumDraws = 600 });

        Assert.True(posterior.Converged, string.Join("; ", posterior.Reasons));
        for (int i = 0; i < posterior.Parameters.Count; i++)
        {
            double[] all = [.. posterior.Values(i).SelectMany(v => v)];
            double mean = all.Average(), sigma = Math.Sqrt(all.Average(v => (v - mean) * (v - mean)));

            // Four standard deviations: one fixed seed, four parameters.
            Assert.InRange(problem.ValueOf(posterior.Parameters[i].Parameter), mean - (4 * sigma), mean + (4 * sigma));
        }

        Assert.True(posterior.BestLogLikelihood >= posterior.LogLikelihood.Max(c => c.Max()) - 3);
        Assert.Equal(posterior.Best[0], posterior.BestProblem.Model.Potentials[0].VelocityDispersionKms);
    }

    [Fact]
    public void Run_Ensembles_HaveTheChainsMedians()
    {
        LensProblem problem = FitScene.Small(0.1);
        LensPosterior chains = LensFitter.Run(problem, Quick with { EvidenceDraws = 0 });

        LensPosterior ensembles = LensFitter.Run(
            problem, Quick with { Sampler = LensSampler.Ensemble, EnsembleWarmUp = 100, EnsembleThinning = 10, Draws = 640, MaximumDraws = 640, EvidenceDraws = 0 });

        Assert.True(Math.Min(chains.EffectiveSamples.Min(), ensembles.EffectiveSamples.Min()) > 50);
        for (int i = 0; i < chains.Parameters.Count; i++)
        {
            double[] mine = [.. ensembles.Values(i).SelectMany(v => v).Order()], other = [.. chains.Values(i).SelectMany(v => v).Order()];
            double sigma = (other[other.Length * 84 / 100] - other[other.Length * 16 / 100]) / 2;

            // At least 50 independent draws each: a median is good to 1.25 / sqrt(50) = 0.18, their difference to 0.25; twice that.
            Assert.True(Math.Abs(mine[mine.Length / 2] - other[other.Length / 2]) < 0.5 * sigma, $"{chains.Parameters[i].Parameter}");
        }
    }

    [Fact]
    public void Run_EnsemblesOfOneDrawPerWalker_AreNotConvergedAndHaveAnEvidence()
    {
        LensPosterior posterior = LensFitter.Run(FitScene.Small(0.1), Quick with { Sampler = LensSampler.Ensemble, EnsembleWarmUp = 20, EnsembleThinning = 5, Draws = 50, MaximumDraws = 50 });

        Assert.False(posterior.Converged);
        Assert.All(posterior.EffectiveSamples, e => Assert.Equal(0, e));
        Assert.True(double.IsFinite(posterior.Evidence!.Value.LogEvidence));
    }

    [Theory]
    [InlineData(LensSampler.NoUTurn)]
    [InlineData(LensSampler.Ensemble)]
    public void Run_InterruptedAndResumedOnAnotherNumberOfThreads_IsTheSameToTheBit(LensSampler sampler)
    {
        LensProblem problem = FitScene.Small(0.1);
        LensFitOptions options = Quick with { Sampler = sampler, EnsembleWarmUp = 20, EnsembleThinning = 5 };
        LensPosterior whole = LensFitter.Run(problem, options with { Threads = 1 });
        string folder = Directory.CreateTempSubdirectory("arclet-fit").FullName;
        try
        {
            // Stopped again and again, each time after more reports of progress, which come with every draw: in the search, in the warm-up, among the draws.
            int interruptions = 0;
            LensPosterior? resumed = null;
            for (int reports = 2; resumed is null; reports += sampler == LensSampler.NoUTurn ? 60 : 12)
            {
                using var cancellation = new CancellationTokenSource();
                try
                {
                    resumed = LensFitter.Run(problem, options with { CheckpointSeconds = 0, ReportSeconds = 0 }, new CancelAfter(reports, cancellation), folder, cancellation.Token);
                }
                catch (OperationCanceledException)
                {
                    interruptions++;
                }
            }

            Assert.True(interruptions >= 3);
            Assert.Equal(whole.Evidence, resumed.Evidence);
            Assert.Equal(whole.Calls, resumed.Calls);
            Assert.Equal(whole.Best, resumed.Best);
            for (int c = 0; c < whole.Chains; c++)
            {
                Assert.Equal(whole.LogLikelihood[c], resumed.LogLikelihood[c]);
                Assert.Equal(whole.Chi2[c], resumed.Chi2[c]);
                for (int i = 0; i < whole.Length; i++)
                    Assert.True(whole.Draw(c, i).SequenceEqual(resumed.Draw(c, i)));
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Run_ResumedWithFewerDraws_IsTheShorterFit()
    {
        LensProblem problem = FitScene.Small(0.1);
        string folder = Directory.CreateTempSubdirectory("arclet-fit").FullName;
        try
        {
            // No R-hat is so near to 1: the first fit goes on to its most draws.
            LensFitOptions longer = Quick with { RHatLimit = 1 + 1e-9, MaximumDraws = 3 * Quick.Draws };
            Assert.Equal(longer.MaximumDraws, LensFitter.Run(problem, longer, null, folder).Length);
            LensFitOptions shorter = longer with { MaximumDraws = longer.Draws };
            LensPosterior resumed = LensFitter.Run(problem, shorter, null, folder), whole = LensFitter.Run(problem, shorter);
            Assert.Equal(whole.Length, resumed.Length);
            Assert.Equal(whole.Evidence, resumed.Evidence);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Run_CheckpointOfAnotherFit_IsRefused()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-fit").FullName;
        try
        {
            LensProblem problem = FitScene.Small(0.1);
            LensFitter.Run(problem, Quick with { Draws = 50, MaximumDraws = 50, EvidenceDraws = 0 }, null, folder);

            InputException error = Assert.Throws<InputException>(() => LensFitter.Run(problem, Quick with { Seed = 2 }, null, folder));

            Assert.Contains("another model, catalogue or settings", error.Message);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Run_TooFewDraws_SaysThatItHasNotConverged()
    {
        LensPosterior posterior = LensFitter.Run(FitScene.Small(0.1), Quick with { Draws = 50, MaximumDraws = 50, EffectiveSamples = 4000, EvidenceDraws = 0 });

        Assert.False(posterior.Converged);
        Assert.Contains(posterior.Reasons, r => r.Contains("effective sample size"));
    }

    [Fact]
    public void Run_TwoParameters_HasTheEvidenceOfAGrid()
    {
        LensProblem problem = FitScene.Small(0.1) with
        {
            Priors =
            [
                new(new(LensParameterOwner.Potential, 0, LensParameterKind.VelocityDispersion), ParameterPrior.Uniform(690, 712)),
                new(new(LensParameterOwner.Family, 0, LensParameterKind.VelocityDispersion), ParameterPrior.Uniform(120, 180)),
            ],
        };
        LensPosterior posterior = LensFitter.Run(problem, Quick with { Plane = ConstraintPlane.Source, Source = SourceTreatment.Marginalized, EvidenceDraws = 2000 });

        // The midpoint rule with 200 x 200 cells of the prior: the cells are a twentieth of the posterior's width or less.
        var likelihood = new LensPosteriorLikelihood(problem, posterior.Options);
        double top = posterior.BestLogLikelihood, sum = 0;
        const int N = 200;
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++)
                sum += Math.Exp(likelihood.Evaluate([690 + (22 * (i + 0.5) / N), 120 + (60 * (j + 0.5) / N)]) - top);
        }

        LensEvidence evidence = posterior.Evidence!.Value;
        Assert.InRange(evidence.Error, 0.001, 0.1);
        Assert.Equal(Math.Log(sum / N / N) + top, evidence.LogEvidence, 4 * evidence.Error);
    }

    [Fact]
    public void Run_EnsembleAsCheck_AgreesWithTheChains()
    {
        LensPosterior posterior = LensFitter.Run(FitScene.Small(0.1), Quick with { Draws = 300, MaximumDraws = 300, CrossCheckSteps = 400, Plane = ConstraintPlane.Source, EvidenceDraws = 0 });

        // Each median is known to about 0.06 of a standard deviation or better.
        Assert.All(posterior.CrossCheckShifts, s => Assert.InRange(s, -0.25, 0.25));
    }

    /// <summary>Cancels a run after a number of reports.</summary>
    private sealed class CancelAfter(int reports, CancellationTokenSource cancellation) : IProgress<LensFitProgress>
    {
        private int seen;

        public void Report(LensFitProgress value)
        {
            if (Interlocked.Increment(ref seen) == reports)
                cancellation.Cancel();
        }
    }
}
