namespace Arclet.Figures.Tests;

public class ScaleTests
{
    [Theory]
    [InlineData(0, 1, 6, "0.0→0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-2.2, 2.4, 6, "−2 −1 0 1 2")]
    [InlineData(22.3, 28.9, 8, "23 24 25 26 27 28")]
    [InlineData(0, 3e5, 4, "0 $1 \\times 10^{5}$ $2 \\times 10^{5}$ $3 \\times 10^{5}$")]
    [InlineData(0, 2e-5, 3, "0 $1 \\times 10^{-5}$ $2 \\times 10^{-5}$")]
    public void LinearTicks_CommonRanges_AreTheNumbersAPersonWouldChoose(double min, double max, int most, string expected)
    {
        string labels = string.Join(' ', new LinearScale(min, max).Ticks(most).Where(t => t.IsMajor).Select(t => t.Label));
        Assert.Equal(expected.Replace("0.0→", "", StringComparison.Ordinal), labels);
    }

    [Theory]
    [InlineData(0.5, 200, 8, "1 10 100")]
    [InlineData(1e5, 1e10, 8, "$10^{5}$ $10^{6}$ $10^{7}$ $10^{8}$ $10^{9}$ $10^{10}$")]
    [InlineData(1e-12, 1e12, 6, "$10^{-10}$ $10^{-5}$ $10^{0}$ $10^{5}$ $10^{10}$")]
    [InlineData(1.5, 8, 6, "2 5")]
    [InlineData(2.1, 2.9, 5, "2.2 2.4 2.6 2.8")]
    public void LogTicks_FromManyDecadesToLessThanOne_AreLabelled(double min, double max, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', new LogScale(min, max).Ticks(most).Where(t => t.IsMajor).Select(t => t.Label)));

    [Fact]
    public void AsinhTicks_AcrossZero_AreSymmetric() =>
        Assert.Equal(
            "−100 −10 −1 0 1 10 100",
            string.Join(' ', new AsinhScale(-150, 150, 1).Ticks(9).Where(t => t.IsMajor).Select(t => t.Label)));

    [Fact]
    public void Ticks_RandomScales_RiseWithinTheLimitsAndAreNotTooMany()
    {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            double size = Math.Pow(10, (random.NextDouble() * 30) - 15), offset = (random.NextDouble() - 0.5) * size * (i % 3 == 0 ? 100 : 1);
            double min = offset, max = offset + (size * (0.1 + random.NextDouble()));
            int most = 2 + random.Next(9);
            Scale scale = (i % 4) switch
            {
                0 => new LinearScale(max, min),
                1 => new LogScale(size, size * Math.Pow(10, 0.01 + (random.NextDouble() * 20))),
                2 => new AsinhScale(min, max, size * random.NextDouble()),
                _ => new LinearScale(min, max),
            };
            IReadOnlyList<Tick> ticks = scale.Ticks(most);
            double slack = 1e-9 * (scale.High - scale.Low);
            Assert.All(ticks, t => Assert.InRange(t.Value, scale.Low - slack - (1e-9 * Math.Abs(scale.Low)), scale.High + slack + (1e-9 * Math.Abs(scale.High))));
            Assert.True(ticks.Zip(ticks.Skip(1)).All(p => p.First.Value < p.Second.Value), $"{scale} {most}");
            Assert.True(ticks.Count(t => t.Label is not null) <= most + 3, $"{scale} {most}: {ticks.Count(t => t.Label is not null)}");
            Assert.Equal(scale.Min, scale.Invert(0), Math.Abs(scale.Min) * 1e-9);
            Assert.Equal(0.3, scale.Project(scale.Invert(0.3)), 1e-6);
            foreach (Tick tick in ticks.Where(t => t.Label is not null))
                Assert.False(RichText.Parse(tick.Label!).IsEmpty);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void Scale_ImpossibleLimits_AreArgumentErrors(double min, double max) => Assert.Throws<ArgumentException>(() => new LinearScale(min, max));

    [Fact]
    public void LogScale_LimitAtZero_IsAnArgumentErrorAndValuesBelowAreNaN()
    {
        Assert.Throws<ArgumentException>(() => new LogScale(0, 1));
        Assert.True(double.IsNaN(new LogScale(1, 10).Project(-1)));
    }
}
