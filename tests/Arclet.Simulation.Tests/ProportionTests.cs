namespace Arclet.Simulation.Tests;

public class ProportionTests
{
    // scipy 1.10.1: scipy.stats.binomtest(successes, trials).proportion_ci(0.95, "wilson").
    [Theory]
    [InlineData(8, 10, 0.490162, 0.943318)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1)]
    [InlineData(95, 100, 0.888251, 0.978457)]
    public void Interval_95Percent_IsWilsons(int successes, int trials, double lower, double upper)
    {
        (double low, double high) = new Proportion(successes, trials).Interval(1.959964);
        Assert.Equal(lower, low, 1e-5);
        Assert.Equal(upper, high, 1e-5);
    }

    [Fact]
    public void Interval_WithoutTrials_IsEverything()
    {
        Assert.Equal((0, 1), new Proportion(0, 0).Interval());
        Assert.True(double.IsNaN(new Proportion(0, 0).Fraction));
    }

    [Fact]
    public void Count_ValuesOnEdges_BelongToTheUpperBin()
    {
        IReadOnlyList<ProportionBin> bins = ProportionBin.Count([(1.9, true), (2, true), (5, false), (9.99, true), (10, true)], [2, 5, 10]);
        Assert.Equal([new ProportionBin(2, 5, new(1, 1)), new ProportionBin(5, 10, new(1, 2))], bins);
    }

    [Fact]
    public void Count_EdgesThatDoNotAscend_Throws() =>
        Assert.Throws<ArgumentException>(() => ProportionBin.Count([], [1, 1]));
}
