namespace Arclet.Populations.Tests;

public class PhotometricLikelihoodTests
{
    private static readonly LikelihoodOptions NoFloor = new() { ErrorFloor = 0 };

    [Theory]
    // scipy 1.10 norm.logcdf.
    [InlineData(-40, -804.6084420137539)]
    [InlineData(-10, -53.23128515051248)]
    [InlineData(-3.5, -8.366065308344094)]
    [InlineData(-2.9, -6.284058234947419)]
    [InlineData(-0.5, -1.175911761593619)]
    [InlineData(0, -0.6931471805599453)]
    [InlineData(1.3, -0.10181180266765505)]
    [InlineData(2.99, -0.0013958609963218216)]
    [InlineData(3.01, -0.001307092321867567)]
    [InlineData(6, -9.865876455243719e-10)]
    public void LogCumulative_OfTheNormal_IsScipys(double x, double expected) =>
        Assert.Equal(1, NormalTail.LogCumulative(x) / expected, 1e-12);

    [Fact]
    public void LogLikelihood_OfOneBand_IsScipys()
    {
        // scipy 1.10: norm.logpdf(1.7) = -2.3639385332046725, t.logpdf(1.7, 4) = -2.340271062775918, t.logpdf(-0.3, 2.5) = -1.0785320951757098; an error of 2 takes ln 2 off.
        Assert.Equal(-2.3639385332046725 - Math.Log(2), new PhotometricLikelihood([3.4], [2], default, NoFloor).LogLikelihood([0]), 1e-12);
        Assert.Equal(-2.340271062775918 - Math.Log(2), new PhotometricLikelihood([3.4], [2], default, NoFloor with { StudentDegreesOfFreedom = 4 }).LogLikelihood([0]), 1e-10);
        Assert.Equal(-1.0785320951757098, new PhotometricLikelihood([-0.3], [1], default, NoFloor with { StudentDegreesOfFreedom = 2.5 }).LogLikelihood([0]), 1e-10);
    }

    [Fact]
    public void LogLikelihood_BandBelowItsLimit_FollowsTheRule()
    {
        // Flux -1 +- 2, limit 10 (5 sigma), model 3.
        double measured = new PhotometricLikelihood([-1], [2], [10], NoFloor).LogLikelihood([3]);
        double zero = new PhotometricLikelihood([-1], [2], [10], NoFloor with { Limits = LimitRule.ZeroWithLimit }).LogLikelihood([3]);
        double below = new PhotometricLikelihood([-1], [2], [10], NoFloor with { Limits = LimitRule.NonDetection }).LogLikelihood([3]);
        double half = -0.5 * Math.Log(2 * Math.PI);
        Assert.Equal(half - Math.Log(2) - 2, measured, 1e-12);
        Assert.Equal(half - Math.Log(10) - (0.5 * 0.09), zero, 1e-12);
        Assert.Equal(NormalTail.LogCumulative(3.5), below, 1e-12);
    }

    [Fact]
    public void LogLikelihood_BandAboveItsLimit_IsMeasuredByEveryRule()
    {
        foreach (LimitRule rule in Enum.GetValues<LimitRule>())
            Assert.Equal(new PhotometricLikelihood([12], [2], default, NoFloor).LogLikelihood([9]), new PhotometricLikelihood([12], [2], [10], NoFloor with { Limits = rule }).LogLikelihood([9]), 1e-12);
    }

    [Fact]
    public void LogLikelihood_MissingBands_AreLeftOut()
    {
        var all = new PhotometricLikelihood([5, double.NaN, 7, double.NaN], [1, 1, double.NaN, double.NaN], [double.NaN, double.NaN, double.NaN, 3]);
        Assert.Equal(1, all.UsedBands);
        Assert.Equal(new PhotometricLikelihood([5], [1]).LogLikelihood([4]), all.LogLikelihood([4, 1e9, -1e9, 8]), 1e-12);
        var limitOnly = new PhotometricLikelihood([5, double.NaN], [1, double.NaN], [double.NaN, 3], new LikelihoodOptions { Limits = LimitRule.ZeroWithLimit });
        Assert.Equal(2, limitOnly.UsedBands);
        Assert.Equal(double.NegativeInfinity, all.LogLikelihood([double.NaN, 0, 0, 0]));
    }

    [Fact]
    public void BestScale_OfAMultipleOfTheModel_IsTheMultiple()
    {
        var likelihood = new PhotometricLikelihood([2, 4, 6], [0.1, 0.3, 0.2]);
        Assert.Equal(2, likelihood.BestScale([1, 2, 3]), 1e-12);
        Assert.Equal(0, likelihood.ChiSquared([2, 4, 6]), 1e-12);
        // The floor of 5 % is added in quadrature: (0.1^2 + (0.05 x 2)^2).
        Assert.Equal(1 / 0.02, likelihood.ChiSquared([1, 4, 6]), 1e-9);
    }

    [Fact]
    public void New_ErrorsOfZeroOrNoBand_AreTheUsersErrors()
    {
        Assert.Throws<Arclet.Fits.InputException>(() => new PhotometricLikelihood([1], [0]));
        Assert.Throws<Arclet.Fits.InputException>(() => new PhotometricLikelihood([double.NaN], [1]));
        Assert.Throws<Arclet.Fits.InputException>(() => new PhotometricLikelihood([1], [1], [-1]));
    }
}
