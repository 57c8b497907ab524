namespace Arclet.Study.Tests.PaperFigures;

public class RunningMedianTests
{
    [Fact]
    public void Of_TwentyPairsInFourGroups_HasTheirMedians()
    {
        // x is not sorted; y = 10 x but for one that is missing.
        double[] x = [.. Enumerable.Range(0, 21).Select(i => (double)((i * 8) % 21))];
        double[] y = [.. x.Select(v => v == 20 ? double.NaN : 10 * v)];
        IReadOnlyList<RunningMedianPoint> points = RunningMedian.Of(x, y, 4, 5);
        Assert.Equal([5, 5, 5, 5], points.Select(p => p.Count));
        Assert.Equal([2.0, 7, 12, 17], points.Select(p => p.X));
        Assert.Equal([20.0, 70, 120, 170], points.Select(p => p.Median));
        Assert.All(points, p => Assert.True(p.P16 < p.Median && p.Median < p.P84));
    }

    [Fact]
    public void Of_FewerPairsThanAGroupNeeds_HasNoGroup() => Assert.Empty(RunningMedian.Of([1, 2, 3, 4], [1, 2, 3, 4]));

    [Fact]
    public void Of_SpansThatDiffer_SaysSo() => Assert.Throws<ArgumentException>(() => RunningMedian.Of([1], [1, 2]));
}
