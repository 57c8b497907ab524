using Arclet.Inference.Statistics;

namespace Arclet.Inference.Tests.Statistics;

/// <summary>Distributions and tests beside scipy 1.10.</summary>
public class DistributionTests
{
    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.3, -0.5244005127080409)]
    [InlineData(0.975, 1.959963984540054)]
    public void NormalQuantile_AnyProbability_IsScipys(double p, double expected) => Assert.Equal(expected, NormalDistribution.Quantile(p), 13);

    [Theory]
    [InlineData(-30, 4.906713927147908e-198)]
    [InlineData(-8, 6.22096057427174e-16)]
    [InlineData(-1.5, 0.06680720126885807)]
    [InlineData(0.2, 0.579259709439103)]
    [InlineData(3, 0.9986501019683699)]
    public void NormalCumulative_AnyValue_IsScipys(double x, double expected) => Assert.Equal(1, NormalDistribution.Cumulative(x) / expected, 12);

    [Theory]
    [InlineData(1, 0.001, -318.3088389855422)]
    [InlineData(2, 0.2, -1.060660171779822)]
    [InlineData(2, 0.9, 1.8856180831641507)]
    [InlineData(3.5, 0.001, -8.315567604516295)]
    [InlineData(4, 0.001, -7.17318221491777)]
    [InlineData(4, 0.9, 1.533206273713144)]
    [InlineData(10, 0.2, -0.8790578285505837)]
    // To eight digits: scipy inverts numerically, and at 4 degrees of freedom the closed form shows it to be some 1e-10 off.
    public void StudentQuantile_AnyDegrees_IsScipys(double nu, double p, double expected) => Assert.Equal(1, StudentDistribution.Quantile(p, nu) / expected, 8);

    [Theory]
    [InlineData(1, -20, 0.015902251256176374)]
    [InlineData(2, -20, 0.0012453319461835485)]
    [InlineData(2, 1.7, 0.8843832868992144)]
    [InlineData(3.5, -0.3, 0.39056670491994483)]
    [InlineData(4, -20, 1.8441552901498638e-05)]
    public void StudentCumulative_AnyDegrees_IsScipys(double nu, double x, double expected) => Assert.Equal(1, StudentDistribution.Cumulative(x, nu) / expected, 10);

    [Fact]
    public void IncompleteBetaAndGamma_SeveralArguments_AreScipys()
    {
        Assert.Equal(0.029814024845250472, GammaFunction.IncompleteBeta(2.5, 0.7, 0.3), 13);
        Assert.Equal(0.3534332012542014, GammaFunction.IncompleteBeta(0.4, 6, 0.01), 13);
        Assert.Equal(0.614727735758989, GammaFunction.InverseIncompleteBeta(2.5, 0.7, 0.2), 12);
        Assert.Equal(1, GammaFunction.InverseIncompleteBeta(0.3, 4, 0.05) / 8.772617902751653e-06, 10);
        Assert.Equal(2.252712651734206, GammaFunction.Log(0.1), 12);
        Assert.Equal(-0.12078223763524526, GammaFunction.Log(1.5), 12);
        Assert.Equal(1, GammaFunction.Log(150) / 600.0094705553274, 12);
    }

    [Fact]
    public void KolmogorovSmirnov_TenValues_IsScipysExactTest()
    {
        (double distance, double p) = KolmogorovSmirnov.Uniform([0.02, 0.11, 0.35, 0.36, 0.58, 0.61, 0.77, 0.93, 0.95, 0.99]);
        Assert.Equal(0.23, distance, 12);

        // Stephens' form is an approximation; 0.02 is its error at ten values in the middle of the distribution.
        Assert.Equal(0.5886, p, 0.02);
    }

    [Fact]
    public void KolmogorovSmirnov_TwoSamples_IsScipysAsymptoticTest()
    {
        double[] a = [.. Enumerable.Range(0, 20).Select(i => 0.1 * i * i)], b = [.. Enumerable.Range(0, 25).Select(i => (0.5 * i) + 0.3)];
        (double distance, double p) = KolmogorovSmirnov.TwoSamples(a, b);
        Assert.Equal(0.41, distance, 12);

        // Scipy uses another finite-size correction.
        Assert.Equal(0.0347, p, 0.01);
    }

    [Fact]
    public void WeightedQuantiles_IntegerWeights_AreThoseOfMidpoints()
    {
        double[] values = [3, 1, 2, 9], weights = [1, 1, 2, 0];
        Assert.Equal(2, WeightedQuantiles.Quantile(values, weights, 0.5), 12);
        Assert.Equal(1, WeightedQuantiles.Quantile(values, weights, 0.01), 12);
        Assert.Equal(3, WeightedQuantiles.Quantile(values, weights, 0.99), 12);
        Assert.Equal(1.5, WeightedQuantiles.Quantile(values, weights, 0.3125), 12);
    }

    [Fact]
    public void ParetoShape_DrawsFromAKnownTail_IsItsShape()
    {
        // u^-k has the tail index k.
        var random = new SeededRandom(5, "pareto");
        foreach (double k in new[] { 0.2, 0.5, 1.0 })
        {
            double[] w = new double[20_000];
            for (int i = 0; i < w.Length; i++)
                w[i] = Math.Pow(1 - random.NextDouble(), -k);

            // 424 tail values give the shape to (1 + k) / sqrt(424), 0.1 at the most.
            Assert.Equal(k, ParetoTail.Shape(w), 0.25);
        }
    }

    [Fact]
    public void ChainDiagnostics_AutoregressiveChains_KnowTheirCorrelation()
    {
        // An AR(1) chain of coefficient 0.8 is worth (1 - 0.8) / (1 + 0.8) of its length.
        var random = new SeededRandom(6, "ar1");
        var chains = new List<double[]>();
        for (int c = 0; c < 4; c++)
        {
            double[] chain = new double[4000];
            for (int i = 1; i < chain.Length; i++)
                chain[i] = (0.8 * chain[i - 1]) + (0.6 * random.Gaussian());
            chains.Add(chain);
        }

        Assert.Equal(16_000 / 9.0, ChainDiagnostics.BulkEffectiveSampleSize(chains), 350.0);
        Assert.InRange(ChainDiagnostics.RHat(chains), 0.999, 1.01);
        for (int i = 0; i < 4000; i++)
            chains[0][i] += 1;
        Assert.True(ChainDiagnostics.RHat(chains) > 1.05);
    }

    [Fact]
    public void WalkEffectiveSampleSize_ManyAutoregressiveWalks_IsTheirLengthOverTheCorrelationTimeOrNothing()
    {
        // 300 stationary AR(1) walks of coefficient 0.8 have a correlation time of 1.8 / 0.2 = 9: 60 draws of each are worth 2000, to the 5 % that the sum leaves out and about as much of chance.
        double[][] walks = [.. Enumerable.Range(0, 300).Select(w =>
        {
            var random = new SeededRandom(8, "walks", w);
            double[] walk = new double[60];
            walk[0] = random.Gaussian();
            for (int i = 1; i < walk.Length; i++)
                walk[i] = (0.8 * walk[i - 1]) + (0.6 * random.Gaussian());
            return walk;
        })];
        Assert.Equal(2000, ChainDiagnostics.WalkEffectiveSampleSize(walks), 300.0);

        // Half of 20 draws is too near to that time, and walkers that never move know nothing.
        Assert.Equal(0, ChainDiagnostics.WalkEffectiveSampleSize([.. walks.Select(w => w[..20])]));
        Assert.Equal(0, ChainDiagnostics.WalkEffectiveSampleSize([.. walks.Select(w => w[..1])]));
        Assert.Equal(0, ChainDiagnostics.WalkEffectiveSampleSize([.. walks.Select(w => Enumerable.Repeat(w[0], 60).ToArray())]));
    }
}
