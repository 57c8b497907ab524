namespace Arclet.Populations.Tests.ForFigures;

public sealed class StarFormationRatesTests
{
    private const double Universe = 3e9;

    [Fact]
    public void Of_AConstantHistory_IsItsMassOverItsTime()
    {
        double[] edges = StarFormationRates.Edges(Universe, 0.04), middles = StarFormationRates.MiddlesGyr(edges);
        var model = new SourceModel { Redshift = 2, Components = [new(StarFormationHistory.Constant, [0.5, 0], 8, 1)] };
        double[] rates = StarFormationRates.Of(model, edges, Universe);
        Assert.Equal(middles.Length, rates.Length);
        for (int i = 0; i < rates.Length; i++)
        {
            // Intervals that the start of the history cuts hold a part of it.
            if (edges[i + 2] < 0.5e9)
                Assert.Equal(1e8 / 0.5e9, rates[i], 9);
            else if (edges[i + 1] > 0.5e9)
                Assert.Equal(0, rates[i]);
        }
    }

    [Fact]
    public void Of_AnyHistory_GivesBackTheMassOlderThanAMegayear()
    {
        double[] edges = StarFormationRates.Edges(Universe, 0.08);
        var model = new SourceModel { Redshift = 2, Components = [new(StarFormationHistory.Delayed, [1.5, 0.3], 9, 1), new(StarFormationHistory.Constant, [2, 1], 8.5, 1)] };
        double[] rates = StarFormationRates.Of(model, edges, Universe);
        double mass = rates.Select((r, i) => r * (edges[i + 2] - edges[i + 1])).Sum();

        // What formed in the last megayear is left out: less than 1e-3 of it.
        Assert.InRange(mass / (1e9 + Math.Pow(10, 8.5)), 0.999, 1);
    }

    [Fact]
    public void Edges_BeginAtZeroAndEndWithTheUniverse() => Assert.Equal((0, 1e6, Universe), (StarFormationRates.Edges(Universe, 0.1)[0], StarFormationRates.Edges(Universe, 0.1)[1], StarFormationRates.Edges(Universe, 0.1)[^1]));
}
