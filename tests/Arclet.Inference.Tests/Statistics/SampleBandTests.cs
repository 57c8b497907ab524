using Arclet.Inference.Statistics;

namespace Arclet.Inference.Tests.Statistics;

public sealed class SampleBandTests
{
    // numpy.percentile([3, 1, 4, 1, 5, 9, 2.5], [16, 50, 84]) of numpy 1.24, at the second x.
    [Fact]
    public void Of_SevenCurves_HasNumpysPercentiles()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2.5];
        var band = SampleBand.Of([.. values.Select(v => new[] { 0, v })]);
        Assert.Equal([0, 1], band.Low);
        Assert.Equal([0, 3], band.Middle);
        Assert.Equal(0, band.High[0]);
        Assert.Equal(5.16, band.High[1], 12);
    }

    [Fact]
    public void Of_OneCurve_IsThatCurve()
    {
        var band = SampleBand.Of([[1, 2, 3]]);
        Assert.Equal(band.Low, band.High);
        Assert.Equal([1, 2, 3], band.Middle);
    }
}
