using Arclet.Inference.Priors;

namespace Arclet.Inference.Tests.Priors;

public class PriorTests
{
    public static TheoryData<string, ScalarPrior> Scalars => new()
    {
        { "uniform", new UniformPrior(-2, 5) },
        { "log", new LogUniformPrior(1e-3, 20) },
        { "power of ten", new PowerOfTenPrior(6, 11) },
        { "power law -1", new PowerLawPrior(-1, 0.1, 7) },
        { "power law -2", new PowerLawPrior(-2, 0.1, 7) },
        { "power law 1.5", new PowerLawPrior(1.5, 0, 7) },
        { "gaussian", new GaussianPrior(1, 2) },
        { "gaussian above", new GaussianPrior(0, 1, 8, 9) },
        { "gaussian below", new GaussianPrior(0, 1, -2, 0.3) },
        { "student 2", new StudentPrior(2, 0, 0.3) },
        { "student 3.5", new StudentPrior(3.5, 1, 0.3, -5, 4) },
        { "student far", new StudentPrior(2, 0, 0.3, 3, 10) },
        { "exponential", new ExponentialPrior(0.7) },
        { "exponential cut", new ExponentialPrior(2, 1, 3) },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Transform_AnyPrior_IsTheInverseOfCumulativeAndDensityItsSlope(string name, ScalarPrior prior)
    {
        Assert.NotEmpty(name);
        foreach (double u in new[] { 0.001, 0.1, 0.37, 0.5, 0.8, 0.99 })
        {
            double x = prior.Quantile(u), h = 1e-5;
            Assert.Equal(u, prior.Cumulative(x), 9);

            // du/dx by central differences; their error is h^2 of relative curvature.
            double slope = 2 * h / (prior.Quantile(u + h) - prior.Quantile(u - h));
            Assert.Equal(1, Math.Exp(prior.LogDensity(x)) / slope, 3);
        }

        Assert.Equal(double.NegativeInfinity, prior.LogDensity(prior.Lower - 1));
    }

    [Fact]
    public void Gaussian_Truncated_IsScipysTruncnorm()
    {
        // scipy.stats.truncnorm 1.10
        Assert.Equal(8.043792130390242, new GaussianPrior(0, 1, 8, 9).Quantile(0.3), 10);
        Assert.Equal(-0.84377223888021, new GaussianPrior(0, 1, -1, 2).LogDensity(0.5), 12);
        Assert.Equal(0.6178760730114081, new GaussianPrior(0, 1, -1, 2).Quantile(0.7), 12);
    }

    [Fact]
    public void Dirichlet_ManyDraws_HaveItsMeansAndVariances()
    {
        double[] alpha = [0.5, 1, 3];
        var prior = new DirichletPrior(alpha);
        var random = new SeededRandom(3, "dirichlet");
        double[] sum = new double[3], squares = new double[3], theta = new double[3], cube = new double[2];
        const int n = 20_000;
        for (int k = 0; k < n; k++)
        {
            double[] u = [random.NextDouble(), random.NextDouble()];
            prior.Transform(u, theta);
            Assert.Equal(1, theta.Sum(), 12);
            if (k < 100)
            {
                Assert.True(prior.Inverse(theta, cube));
                Assert.Equal(u[0], cube[0], 7);
                Assert.Equal(u[1], cube[1], 7);
            }

            for (int i = 0; i < 3; i++)
                (sum[i], squares[i]) = (sum[i] + theta[i], squares[i] + (theta[i] * theta[i]));
        }

        for (int i = 0; i < 3; i++)
        {
            double mean = alpha[i] / 4.5, variance = mean * (1 - mean) / 5.5;

            // Four standard errors of 20,000 draws.
            Assert.Equal(mean, sum[i] / n, 4 * Math.Sqrt(variance / n));
            Assert.Equal(variance, (squares[i] / n) - (sum[i] / n * sum[i] / n), 0.05 * variance);
        }
    }

    [Fact]
    public void ParameterSpace_FixedTiedAndJoint_RoundTrips()
    {
        var space = new ParameterSpace(
            new("dust", new TiedPrior("gas", 2, 1)), new("gas", new UniformPrior(0, 3)), new("z", new FixedPrior(1.5)), new("share", new DirichletPrior(3)));
        Assert.Equal(["dust", "gas", "z", "share_1", "share_2", "share_3"], space.Names);
        Assert.Equal(["gas", "share_1", "share_2"], space.FreeNames);
        double[] theta = new double[6], cube = new double[3];
        space.Transform([0.5, 0.2, 0.9], theta);
        Assert.Equal(4, theta[0], 12);
        Assert.Equal(1.5, theta[2]);
        Assert.True(space.Inverse(theta, cube));
        Assert.Equal(0.2, cube[1], 10);

        // Uniform in 3, and the uniform density 2 over the triangle of two fractions.
        Assert.Equal(Math.Log(2.0 / 3), space.LogDensity(theta), 10);
        theta[0] = 3;
        Assert.Equal(double.NegativeInfinity, space.LogDensity(theta));
    }

    [Fact]
    public void ParameterSpace_TieToNothing_SaysWhichName()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ParameterSpace(new Parameter("a", new TiedPrior("b")), new("c", new UniformPrior(0, 1))));
        Assert.Contains("b", error.Message);
    }
}
