using Arclet.Inference.Statistics;

namespace Arclet.Inference.Tests.Statistics;

public class CorrelationTests
{
    private static readonly double[] X = [1.2, 3.4, 2.2, 5.1, 4.4, 4.4, 7.0, 6.1];
    private static readonly double[] Y = [2.0, 2.9, 3.5, 3.1, 5.0, 4.2, 5.9, 7.3];

    [Fact]
    public void Pearson_OfEightPairs_IsScipys()
    {
        // scipy 1.10.1, stats.pearsonr; its p is exact for Gaussian values, as ours.
        CorrelationResult r = Correlation.Pearson(X, Y);
        Assert.Equal(0.8003929508957587, r.Coefficient, 12);
        Assert.Equal(0.01702467962575683, r.Probability, 10);
    }

    [Fact]
    public void Spearman_WithEqualValues_IsScipys()
    {
        CorrelationResult r = Correlation.Spearman(X, Y);
        Assert.Equal(0.7784570702436183, r.Coefficient, 12);
        Assert.Equal(0.02286733396973682, r.Probability, 10);
        Assert.Equal([1, 3, 2, 6, 4.5, 4.5, 8, 7], Correlation.Ranks(X));
    }

    [Fact]
    public void Pearson_OfAConstant_IsNotANumber() =>
        Assert.True(double.IsNaN(Correlation.Pearson([1, 2, 3], [4, 4, 4]).Coefficient));

    [Fact]
    public void BootstrapMedian_OfGaussianValues_HasTheKnownError()
    {
        var random = new SeededRandom(3, "median");
        double[] values = [.. Enumerable.Range(0, 4000).Select(_ => random.Gaussian())];
        BootstrapResult result = Bootstrap.Median(values, new SeededRandom(3, "resampling"), 400);

        // The median's error is 1.2533 / sqrt(N); its estimate scatters by 1 / sqrt(2 * 400) = 3.5 % and by the density's own noise of about 15 %.
        Assert.InRange(result.StandardError, 0.7 * 1.2533 / Math.Sqrt(4000), 1.3 * 1.2533 / Math.Sqrt(4000));
        Assert.InRange(result.Value, -4 * result.StandardError, 4 * result.StandardError);
        Assert.True(result.Lower < result.Value && result.Value < result.Upper);
        Assert.Equal(result, Bootstrap.Median(values, new SeededRandom(3, "resampling"), 400));
    }

    [Fact]
    public void BootstrapFraction_OfAQuarter_HasTheBinomialError()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        BootstrapResult result = Bootstrap.Fraction(values, v => v < 100, new SeededRandom(1, "fraction"), 2000);
        Assert.Equal(0.25, result.Value);

        // sqrt(p (1 - p) / N) = 0.02165, its estimate from 2000 draws good to 1.6 %.
        Assert.Equal(0.02165, result.StandardError, 0.0015);
    }

    [Fact]
    public void Bootstrap_OfNothing_IsNotANumber() =>
        Assert.True(double.IsNaN(Bootstrap.Median([], new SeededRandom(1, "none")).Value));
}
