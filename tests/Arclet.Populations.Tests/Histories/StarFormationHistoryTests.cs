namespace Arclet.Populations.Tests;

public class StarFormationHistoryTests
{
    private const double Universe = 3.2e9;

    private static readonly AgeIntervals Intervals = new([0, .. Enumerable.Range(0, 36).Select(i => Math.Pow(10, 6 + (0.1 * i))), 4e9], Universe);

    [Theory]
    [InlineData("constant", 1.1, 0.0032, double.NaN)]
    [InlineData("constant", 0.003, 0.0, double.NaN)]
    [InlineData("exponential", 1.7, 0.4, double.NaN)]
    [InlineData("exponential", 2.9, 0.02, double.NaN)]
    [InlineData("exponential", 0.004, 9.0, double.NaN)]
    [InlineData("delayed", 1.7, 0.4, double.NaN)]
    [InlineData("delayed", 3.1, 0.03, double.NaN)]
    [InlineData("delayed", 0.5, 8.0, double.NaN)]
    [InlineData("lognormal", 1.2, 0.8, double.NaN)]
    [InlineData("lognormal", 3.0, 0.2, double.NaN)]
    [InlineData("lognormal", 0.4, 6.0, double.NaN)]
    [InlineData("dblplaw", 1.5, 3.0, 4.0)]
    [InlineData("dblplaw", 1.5, 700.0, 0.05)]
    [InlineData("dblplaw", 0.4, 0.02, 300.0)]
    [InlineData("dblplaw", 9.0, 2.0, 5.0)]
    public void Integrate_EveryInterval_IsTheSumOfTheRate(string name, double first, double second, double third)
    {
        StarFormationHistory history = StarFormationHistory.Find(name)!;
        ReadOnlySpan<double> parameters = [first, second, third];
        parameters = parameters[..history.ParameterNames.Count];
        double[] mass = new double[Intervals.Count], moment = new double[Intervals.Count], sums = new double[Intervals.Count], moments = new double[Intervals.Count];
        Assert.True(history.Integrate(parameters, Intervals, mass, moment));

        // Midpoints in the logarithm of the look-back time, 4,000 an interval: 1e-6 for smooth rates, 1e-3 of the interval's width at a step.
        const int points = 4000;
        for (int i = 0; i < mass.Length; i++)
        {
            double a = Intervals.EdgesYears[i], width = Intervals.EdgesYears[i + 1] - a;
            for (int k = 0; k < points; k++)
            {
                double t = a + (width * (k + 0.5) / points), rate = t < Universe ? history.RelativeRate(parameters, t, Universe) * width / points : 0;
                sums[i] += rate;
                moments[i] += rate * (t - a) / width;
            }
        }

        double total = sums.Sum();
        for (int i = 0; i < mass.Length; i++)
        {
            Assert.Equal(sums[i] / total, mass[i], 1e-3 * (sums[i] / total) + 3e-4);
            Assert.Equal(moments[i] / total, moment[i], 1e-3 * (moments[i] / total) + 3e-4);
            Assert.InRange(moment[i], 0, mass[i]);
        }

        Assert.Equal(1, mass.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0.2999999)]
    [InlineData(0.3000001)]
    [InlineData(1e-7)]
    public void Integrate_ExponentialWhereSeriesAndClosedFormMeet_IsExact(double x)
    {
        // One interval of width x tau: (e^x - 1)/x and its moment by their whole series.
        double width = 1e7;
        var intervals = new AgeIntervals([0, width, 2 * width], 2 * width);
        double[] mass = new double[2], moment = new double[2];
        Assert.True(StarFormationHistory.Exponential.Integrate([2 * width * 1e-9, width * 1e-9 / x], intervals, mass, moment));
        double first = 1, moments = 0.5, term = 1;
        for (int k = 1; k < 30; k++)
        {
            term *= x / k;
            first += term / (k + 1);
            moments += term / (k + 2);
        }

        Assert.Equal(1 / (1 + Math.Exp(x)), mass[0], 1e-12);
        Assert.Equal(moments / first, moment[0] / mass[0], 1e-12);
    }

    [Fact]
    public void Integrate_Burst_KeepsItsAge()
    {
        double[] mass = new double[Intervals.Count], moment = new double[Intervals.Count];
        Assert.True(StarFormationHistory.Burst.Integrate([0.0123], Intervals, mass, moment));
        double age = 0;
        for (int i = 0; i < mass.Length; i++)
            age += (mass[i] * Intervals.EdgesYears[i]) + (moment[i] * (Intervals.EdgesYears[i + 1] - Intervals.EdgesYears[i]));
        Assert.Equal(0.0123e9, age, 1e-3);
    }

    [Fact]
    public void Integrate_Continuity_HasTheRatiosOfItsSteps()
    {
        StarFormationHistory history = StarFormationHistory.Continuity([0, 0.03, 0.1, 0.5, 1.0]);
        Assert.Equal(["dsfr_1", "dsfr_2", "dsfr_3"], history.ParameterNames);
        double[] mass = new double[4], moment = new double[4];
        Assert.True(history.Integrate([0.3, -0.5, 0], new AgeIntervals([0, 3e7, 1e8, 5e8, 1e9], 1e9), mass, moment));
        Assert.Equal(Math.Pow(10, 0.3), mass[1] / 7 / (mass[0] / 3), 1e-12);
        Assert.Equal(Math.Pow(10, -0.5), mass[2] / 40 / (mass[1] / 7), 1e-12);
        Assert.Equal(1, mass[3] / 50 / (mass[2] / 40), 1e-12);
        Assert.Equal(0.5, moment[2] / mass[2], 1e-12);
    }

    [Theory]
    [InlineData("burst", 3.3, double.NaN, double.NaN)]
    [InlineData("exponential", 3.3, 1.0, double.NaN)]
    [InlineData("constant", 3.3, 0.0, double.NaN)]
    [InlineData("constant", 0.1, 0.2, double.NaN)]
    [InlineData("delayed", 1.0, -1.0, double.NaN)]
    public void Integrate_StarsOlderThanTheUniverseOrImpossibleTimes_IsUnphysical(string name, double first, double second, double third) =>
        Assert.False(StarFormationHistory.Find(name)!.Integrate([first, second, third], Intervals, new double[Intervals.Count], new double[Intervals.Count]));
}
