using Arclet.Inference.Sampling;
using Xunit.Abstractions;

namespace Arclet.Inference.Tests.Sampling;

/// <summary>Evidences beside analytic and published ones; every seed is reported.</summary>
public class EvidenceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Problems => new("gaussian 2", "gaussian 15", "shells 2", "shells 5", "shells 10", "eggbox", "rosenbrock 2", "rosenbrock 5", "spike", "plateau");

    [Theory]
    [MemberData(nameof(Problems))]
    public void NestedSampler_ThreeSeeds_GivesTheEvidenceWithinItsErrors(string name)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            AnalyticProblem problem = Make(name);
            SamplingResult result = NestedSampler.Run(problem, problem.Space, new NestedOptions { LivePoints = 300 }, new SeededRandom(seed, name));
            Report(problem, seed, result);
            Assert.Equal(problem.Calls, result.Calls);

            // Four sigma for one of thirty runs; the published shells are given to 0.01.
            Assert.InRange(Math.Abs(result.LogEvidence - problem.LogEvidence), 0, (4 * result.LogEvidenceError) + 0.01);
            Assert.InRange(result.LogEvidenceError, 0.02, 0.4);
        }
    }

    [Theory]
    [InlineData("gaussian 2")]
    [InlineData("gaussian 5")]
    [InlineData("gaussian 10")]
    [InlineData("shells 2")]
    [InlineData("rosenbrock 2")]
    [InlineData("spike")]
    [InlineData("plateau")]
    public void ImportanceSampler_FiveSeeds_GivesTheEvidenceWithinItsErrors(string name)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            AnalyticProblem problem = Make(name);
            SamplingResult result = ImportanceSampler.Run(problem, problem.Space, ImportanceOptions.Default, new SeededRandom(seed, name));
            Report(problem, seed, result);
            Assert.Equal(problem.Calls, result.Calls);
            Assert.InRange(Math.Abs(result.LogEvidence - problem.LogEvidence), 0, (4 * result.LogEvidenceError) + 0.01);
        }
    }

    [Fact]
    public void ImportanceSampler_ErrorsOverTwentySeeds_CoverTheTruth()
    {
        int within = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            AnalyticProblem problem = AnalyticProblem.Gaussian(5);
            SamplingResult result = ImportanceSampler.Run(problem, problem.Space, ImportanceOptions.Default, new SeededRandom(seed, "coverage"));
            within += Math.Abs(result.LogEvidence - problem.LogEvidence) < 3 * result.LogEvidenceError ? 1 : 0;
        }

        Assert.True(within >= 19, $"{within} of 20 within 3 sigma");
    }

    [Fact]
    public void NestedSampler_ErrorsOverTwentySeeds_CoverTheTruth()
    {
        int within = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            AnalyticProblem problem = AnalyticProblem.Gaussian(3);
            SamplingResult result = NestedSampler.Run(problem, problem.Space, new NestedOptions { LivePoints = 100 }, new SeededRandom(seed, "coverage"));
            within += Math.Abs(result.LogEvidence - problem.LogEvidence) < 3 * result.LogEvidenceError ? 1 : 0;
        }

        Assert.True(within >= 19, $"{within} of 20 within 3 sigma");
    }

    [Fact]
    public void NestedSampler_EffectiveSamplesAsked_AddsLivePointsWhereThePosteriorIs()
    {
        AnalyticProblem problem = AnalyticProblem.Gaussian(3);
        SamplingResult result = NestedSampler.Run(problem, problem.Space, new NestedOptions { LivePoints = 100, EffectiveSamples = 2000 }, new SeededRandom(1, "dynamic"));
        Report(problem, 1, result);
        Assert.True(result.EffectiveSampleSize >= 2000);
        Assert.InRange(Math.Abs(result.LogEvidence - problem.LogEvidence), 0, 4 * result.LogEvidenceError);

        // 2,000 effective samples know the mean to sigma / 45.
        Assert.Equal(0, result.Mean(0), 0.01);
        Assert.Equal(0.1, result.StandardDeviation(0), 0.01);
    }

    [Fact]
    public void ImportanceSampler_Gaussian_GivesItsMeansAndQuantiles()
    {
        AnalyticProblem problem = AnalyticProblem.Gaussian(5);
        SamplingResult result = ImportanceSampler.Run(problem, problem.Space, ImportanceOptions.Default, new SeededRandom(2, "posterior"));
        for (int i = 0; i < 5; i++)
        {
            // 600 effective samples: sigma / 24 for the mean, a little more for the quantiles; four of them.
            Assert.Equal(0, result.Mean(i), 0.017);
            Assert.Equal(-0.1, result.Quantile(i, 0.1587), 0.025);
            Assert.Equal(0.1, result.Quantile(i, 0.8413), 0.025);
        }

        Assert.True(result.Converged);
        Assert.Single(result.Modes);
    }

    [Fact]
    public void ImportanceSampler_NarrowModeBesideABroadOne_ListsBothWithTheirShares()
    {
        AnalyticProblem problem = AnalyticProblem.Spike();
        SamplingResult result = ImportanceSampler.Run(problem, problem.Space, ImportanceOptions.Default, new SeededRandom(3, "modes"));
        Assert.True(result.Flags.HasFlag(SamplingFlags.MultiModal));
        Assert.Equal(2, result.Modes.Count);
        Assert.Equal(0.5, result.Modes[0].EvidenceShare, 0.1);
    }

    [Fact]
    public void Samplers_SameSeed_GiveTheSameToTheBit()
    {
        AnalyticProblem problem = AnalyticProblem.Rosenbrock(2);
        var nested = new NestedOptions { LivePoints = 50 };
        SamplingResult[] importance = new SamplingResult[4];
        Parallel.For(0, 4, i => importance[i] = PosteriorSampler.Run(AnalyticProblem.Rosenbrock(2), problem.Space, SamplingOptions.Default, new SeededRandom(9, "same")));
        Assert.All(importance, r => Assert.Equal(importance[0].LogEvidence, r.LogEvidence));
        Assert.All(importance, r => Assert.Equal(importance[0].Mean(0), r.Mean(0)));
        double a = NestedSampler.Run(problem, problem.Space, nested, new SeededRandom(9, "same")).LogEvidence;
        Assert.Equal(a, NestedSampler.Run(problem, problem.Space, nested, new SeededRandom(9, "same")).LogEvidence);
    }

    [Fact]
    public void PosteriorSampler_TenDimensionalShells_FallsBackToNestedSampling()
    {
        AnalyticProblem problem = AnalyticProblem.Shells(10);
        SamplingResult result = PosteriorSampler.Run(
            problem, problem.Space, new SamplingOptions { Importance = new ImportanceOptions { MaximumCalls = 5000 }, Nested = new NestedOptions { LivePoints = 150 } }, new SeededRandom(4, "fallback"));
        Assert.True(result.Flags.HasFlag(SamplingFlags.FellBackToNested));
        Assert.Equal(SamplingMethod.Nested, result.Method);
        Assert.Equal(problem.Calls, result.Calls);
        Assert.InRange(Math.Abs(result.LogEvidence - problem.LogEvidence), 0, 4 * result.LogEvidenceError);
    }

    [Fact]
    public void PosteriorSampler_LikelihoodZeroEverywhere_SaysSo()
    {
        var problem = new AnalyticProblem("nothing", AnalyticProblem.Box(2, 0, 1), double.NegativeInfinity, _ => double.NaN);
        SamplingResult result = PosteriorSampler.Run(problem, problem.Space, SamplingOptions.Default, new SeededRandom(1, "nothing"));
        Assert.True(result.Flags.HasFlag(SamplingFlags.NoLikelihood));
        Assert.False(result.Converged);
    }

    private static AnalyticProblem Make(string name)
    {
        string[] parts = name.Split(' ');
        int d = parts.Length > 1 ? int.Parse(parts[1]) : 0;
        return parts[0] switch
        {
            "gaussian" => AnalyticProblem.Gaussian(d),
            "shells" => AnalyticProblem.Shells(d),
            "eggbox" => AnalyticProblem.Eggbox(),
            "rosenbrock" => AnalyticProblem.Rosenbrock(d),
            "spike" => AnalyticProblem.Spike(),
            _ => AnalyticProblem.Plateau(),
        };
    }

    private void Report(AnalyticProblem problem, ulong seed, SamplingResult result) => output.WriteLine(
        $"{problem.Name} seed {seed}: ln Z {result.LogEvidence:F3} +- {result.LogEvidenceError:F3} (true {problem.LogEvidence:F3}), {result.Calls} calls, {result.EffectiveSampleSize:F0} effective, {result.Flags}");
}
