namespace Arclet.Populations.Tests;

public class RecentPopulationsTests
{
    [Fact]
    public void Get_BeyondTheBound_ForgetsWhatWasUsedLongestAgo()
    {
        int made = 0;
        PreparedPopulation Make()
        {
            made++;
            return new PreparedPopulation(TestSky.Basis, TestSky.Bands[..2], 2, new PreparedOptions { Path = LikelihoodPath.Tables });
        }

        var kept = new RecentPopulations(2 * Make().Bytes);
        made = 0;
        PreparedPopulation first = kept.Get("a", Make);
        kept.Get("b", Make);
        Assert.Same(first, kept.Get("a", Make));
        kept.Get("c", Make);
        Assert.Equal((2, 3), (kept.Count, made));
        Assert.Same(first, kept.Get("a", Make));
        kept.Get("b", Make);
        Assert.Equal((2, 4), (kept.Count, made));
    }
}
