using Arclet.Inference.Priors;
using Arclet.Inference.Sampling;

namespace Arclet.Inference.Tests.Sampling;

public class ChainTests
{
    [Fact]
    public void Nuts_CorrelatedGaussianOfTwentyDimensions_GivesItsVariances()
    {
        var density = new AutoregressiveGaussian(20, 0.9);
        ChainSet chains = NutsSampler.Run(density, new double[20], new NutsOptions { Draws = 500 }, new SeededRandom(1, "nuts"));
        Assert.Equal(0, chains.Divergences);
        Assert.InRange(chains.LargestRHat(), 0.99, 1.02);
        Assert.True(chains.SmallestEffectiveSampleSize() > 800);
        Assert.Equal(0.85, chains.MeanAcceptance, 0.1);
        foreach (int i in new[] { 0, 10, 19 })
        {
            double[] all = [.. chains.Quantity(i).SelectMany(c => c)];

            // 800 effective draws: 0.035 for the mean, 5 % for the variance; four of them.
            Assert.Equal(0, all.Average(), 0.14);
            Assert.Equal(1, all.Average(v => v * v), 0.2);
        }
    }

    [Fact]
    public void Nuts_NarrowFunnel_CountsDivergences()
    {
        // Neal's funnel: the step that suits the mouth fails in the neck.
        ChainSet chains = NutsSampler.Run(new Funnel(), new double[10], new NutsOptions { Chains = 2, Draws = 500, WarmUp = 300 }, new SeededRandom(2, "funnel"));
        Assert.True(chains.Divergences > 0);
    }

    [Fact]
    public void UnconstrainedPosterior_EveryKindOfPrior_GradientIsThatOfDifferences()
    {
        var space = new ParameterSpace(
            new("a", new UniformPrior(-1, 2)), new("b", new GaussianPrior(0, 1, -2, 2)), new("c", new TiedPrior("a", 3)), new("d", new FixedPrior(1)), new("e", new DirichletPrior(3, 0.7)));
        var posterior = new UnconstrainedPosterior(new Quadratic(), space);
        double[] x = [0.3, -1.2, 2.0, -0.4], gradient = new double[4], unused = new double[4];
        posterior.Evaluate(x, gradient);
        for (int i = 0; i < 4; i++)
        {
            double at = x[i];
            x[i] = at + 1e-5;
            double above = posterior.Evaluate(x, unused);
            x[i] = at - 1e-5;
            double below = posterior.Evaluate(x, unused);
            x[i] = at;
            Assert.Equal((above - below) / 2e-5, gradient[i], 1e-5);
        }
    }

    [Fact]
    public void Ensemble_Gaussian_GivesItsWidths()
    {
        AnalyticProblem problem = AnalyticProblem.Gaussian(5);
        ChainSet chains = EnsembleSampler.Run(problem, problem.Space, new EnsembleOptions { Walkers = 40, WarmUp = 500, Steps = 1000 }, new SeededRandom(3, "ensemble"));
        Assert.Equal(problem.Calls, chains.Calls);
        for (int i = 0; i < 5; i++)
        {
            double[] all = [.. chains.Quantity(i).SelectMany(c => c)];

            // About 1,000 effective draws.
            Assert.Equal(0, all.Average(), 0.013);
            Assert.Equal(0.1, Math.Sqrt(all.Average(v => v * v)), 0.01);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(180)]
    [InlineData(260)]
    public void NutsChain_SavedAndRestored_GoesOnToTheSameBits(int transitions)
    {
        var density = new AutoregressiveGaussian(8, 0.9);
        var options = new NutsOptions { WarmUp = 200 };
        double[] covariance = new double[64], expected = new double[8], actual = new double[8];
        for (int i = 0; i < 8; i++)
            covariance[i * 9] = 0.5;
        var chain = new NutsChain(density, options, new SeededRandom(3, "save"), new double[8], covariance);
        for (int i = 0; i < transitions; i++)
            chain.Advance(actual);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, true))
            chain.Save(writer);
        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        NutsChain restored = NutsChain.Restore(density, options, reader);
        for (int i = transitions; i < 400; i++)
        {
            double value = chain.Advance(expected);

            Assert.Equal(value, restored.Advance(actual));
            Assert.Equal(expected, actual);
        }

        Assert.Equal(chain.Calls, restored.Calls);
        Assert.Equal(chain.MeanAcceptance, restored.MeanAcceptance);
    }

    [Fact]
    public void NutsChain_ATransition_AllocatesNothing()
    {
        var chain = new NutsChain(new AutoregressiveGaussian(8, 0.9), new NutsOptions { WarmUp = 100 }, new SeededRandom(3, "allocation"), new double[8]);
        double[] point = new double[8];
        for (int i = 0; i < 150; i++)
            chain.Advance(point);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            chain.Advance(point);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private sealed class AutoregressiveGaussian(int d, double rho) : IDifferentiableDensity
    {
        public int Dimension => d;

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = -0.5 * x[0] * x[0], s = 1 / (1 - (rho * rho));
            gradient[0] = -x[0];
            for (int i = 1; i < d; i++)
            {
                double r = x[i] - (rho * x[i - 1]);
                value -= 0.5 * s * r * r;
                gradient[i] = -s * r;
                gradient[i - 1] += s * rho * r;
            }

            return value;
        }
    }

    private sealed class Funnel : IDifferentiableDensity
    {
        public int Dimension => 10;

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double v = x[0], inverse = Math.Exp(-v), sum = 0;
            for (int i = 1; i < 10; i++)
            {
                sum += x[i] * x[i];
                gradient[i] = -inverse * x[i];
            }

            gradient[0] = (-v / 9) - 4.5 + (0.5 * inverse * sum);
            return (-v * v / 18) - (4.5 * v) - (0.5 * inverse * sum);
        }
    }

    private sealed class Quadratic : IGradientLikelihood
    {
        public double Evaluate(ReadOnlySpan<double> theta)
        {
            double sum = 0;
            for (int i = 0; i < theta.Length; i++)
                sum -= (i + 1) * (theta[i] - 0.2) * (theta[i] - 0.2);
            return sum;
        }

        public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            for (int i = 0; i < theta.Length; i++)
                gradient[i] = -2 * (i + 1) * (theta[i] - 0.2);
            return Evaluate(theta);
        }
    }
}
