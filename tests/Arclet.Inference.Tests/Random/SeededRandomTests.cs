namespace Arclet.Inference.Tests;

public class SeededRandomTests
{
    [Fact]
    public void SameSeedStageAndUnit_GiveTheSameNumbers_AnyOtherGivesOthers()
    {
        ulong reference = new SeededRandom(7, "noise", 3).NextBits();
        Assert.Equal(reference, new SeededRandom(7, "noise", 3).NextBits());
        Assert.NotEqual(reference, new SeededRandom(8, "noise", 3).NextBits());
        Assert.NotEqual(reference, new SeededRandom(7, "noise", 4).NextBits());
        Assert.NotEqual(reference, new SeededRandom(7, "photons", 3).NextBits());
    }

    [Fact]
    public void Uniform_MomentsAreThoseOfTheDistribution()
    {
        var random = new SeededRandom(1, "uniform");
        const int n = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            double u = random.NextDouble();
            Assert.InRange(u, 0, 1 - 1e-17);
            sum += u;
            squares += u * u;
        }

        // Five standard errors of the mean and of the mean square.
        Assert.Equal(0.5, sum / n, 5 * Math.Sqrt(1.0 / 12 / n));
        Assert.Equal(1.0 / 3, squares / n, 5 * Math.Sqrt(4.0 / 45 / n));
    }

    [Fact]
    public void Gaussian_MomentsAndTailAreThoseOfTheNormalDistribution()
    {
        var random = new SeededRandom(1, "gaussian");
        const int n = 400_000;
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        int beyondTwo = 0;
        for (int i = 0; i < n; i++)
        {
            double g = random.Gaussian();
            sum += g;
            squares += g * g;
            fourth += g * g * g * g;
            if (Math.Abs(g) > 2)
                beyondTwo++;
        }

        // Five standard errors; P(|g| > 2) = 0.0455003 (Abramowitz and Stegun, table 26.1).
        Assert.Equal(0, sum / n, 5 / Math.Sqrt(n));
        Assert.Equal(1, squares / n, 5 * Math.Sqrt(2.0 / n));
        Assert.Equal(3, fourth / n, 5 * Math.Sqrt(96.0 / n));
        Assert.Equal(0.0455003, (double)beyondTwo / n, 5 * Math.Sqrt(0.0455 * 0.9545 / n));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(3)]
    [InlineData(9.99)]
    [InlineData(10.01)]
    [InlineData(47)]
    [InlineData(5000)]
    public void Poisson_MeanVarianceAndSkewAreThoseOfTheDistribution(double mean)
    {
        var random = new SeededRandom(1, "poisson");
        const int n = 200_000;
        double sum = 0;
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < n; i++)
        {
            double d = random.Poisson(mean) - mean;
            sum += d;
            squares += d * d;
            cubes += d * d * d;
        }

        // Central moments of a Poisson distribution: variance m, third moment m, fourth m + 3 m2, sixth at most m + 25 m2 + 15 m3; five standard errors.
        Assert.Equal(0, sum / n, 5 * Math.Sqrt(mean / n));
        Assert.Equal(mean, squares / n, 5 * Math.Sqrt((mean + (2 * mean * mean)) / n));
        Assert.Equal(mean, cubes / n, 5 * Math.Sqrt((mean + (25 * mean * mean) + (15 * mean * mean * mean)) / n));
    }

    [Fact]
    public void Poisson_Probabilities_AreThoseOfTheDistribution()
    {
        // Both algorithms, against exp(-m) m^k / k! term by term.
        foreach (double mean in new[] { 4.0, 15.0 })
        {
            var random = new SeededRandom(2, "poisson");
            const int n = 200_000;
            var counts = new int[64];
            for (int i = 0; i < n; i++)
                counts[random.Poisson(mean)]++;
            double p = Math.Exp(-mean);
            for (int k = 0; k < 40; k++)
            {
                Assert.Equal(p, (double)counts[k] / n, 5 * Math.Sqrt(p / n) + 2e-5);
                p *= mean / (k + 1);
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Poisson_ImpossibleMean_Throws(double mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1, "x").Poisson(mean));
}
