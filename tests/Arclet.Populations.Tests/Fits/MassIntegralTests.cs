using Arclet.Inference;

namespace Arclet.Populations.Tests;

public class MassIntegralTests
{
    [Theory]
    [InlineData(30, 1e-3, 1e6)]
    [InlineData(12.5, 1e-3, 1e6)]
    [InlineData(11, 1e-4, 1e5)]
    [InlineData(3, 1e-5, 1e4)]
    [InlineData(0, 1e-5, 1e4)]
    [InlineData(-4, 1e-6, 1e2)]
    [InlineData(-60, 1e-6, 1e2)]
    [InlineData(20, 1e-3, 15)]
    [InlineData(20, 25, 1e3)]
    [InlineData(500, 1e-3, 499)]
    [InlineData(-5, 10, 20)]
    [InlineData(8, 1e-3, 1e-2)]
    public void Log_AnyBestMassAndPrior_AgreesWithBruteForce(double t, double low, double high)
    {
        // The midpoint rule over a million steps of ln s where the integrand matters, relative to its largest value.
        double from = Math.Log(low), to = Math.Log(high), peak = Math.Clamp(t, low, high) - t, sum = 0;
        const int steps = 1_000_000;
        for (int i = 0; i < steps; i++)
        {
            double d = Math.Exp(from + ((to - from) * (i + 0.5) / steps)) - t;
            sum += Math.Exp(-0.5 * ((d * d) - (peak * peak)));
        }

        double expected = Math.Log(sum * (to - from) / steps) - (0.5 * peak * peak);

        // Where the prior ends within the Gaussian the midpoint rule itself is good to a few 1e-6 only.
        Assert.Equal(expected, MassIntegral.Log(t, low, high), 1e-5);
    }

    [Theory]
    [InlineData(30, 1e-3, 1e6)]
    [InlineData(3, 1e-3, 1e4)]
    [InlineData(-2, 1e-3, 1e2)]
    [InlineData(20, 25, 1e3)]
    public void Draw_ManyTimes_HasTheMeanOfTheIntegrand(double t, double low, double high)
    {
        double from = Math.Log(low), to = Math.Log(high), peak = Math.Clamp(t, low, high) - t, sum = 0, first = 0, second = 0;
        const int steps = 200_000, draws = 20_000;
        for (int i = 0; i < steps; i++)
        {
            double x = from + ((to - from) * (i + 0.5) / steps), d = Math.Exp(x) - t, w = Math.Exp(-0.5 * ((d * d) - (peak * peak)));
            (sum, first, second) = (sum + w, first + (w * x), second + (w * x * x));
        }

        double mean = first / sum, deviation = Math.Sqrt((second / sum) - (mean * mean)), drawn = 0;
        var random = new SeededRandom(1, "mass draws");
        for (int i = 0; i < draws; i++)
            drawn += Math.Log(MassIntegral.Draw(t, low, high, random)) / draws;

        // Four standard errors of the mean.
        Assert.Equal(mean, drawn, 4 * deviation / Math.Sqrt(draws));
    }
}
