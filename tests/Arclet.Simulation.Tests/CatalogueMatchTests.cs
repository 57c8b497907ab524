using Arclet.Inference;
namespace Arclet.Simulation.Tests;

public class CatalogueMatchTests
{
    [Fact]
    public void Find_TwoCandidatesForOne_TakesTheCloserAndLeavesTheOtherAlone()
    {
        CatalogueMatch match = CatalogueMatch.Find([(10, 10)], [(11.5, 10), (10.5, 10)], 2);
        Assert.Equal([1], match.SecondOfFirst);
        Assert.Equal([-1, 0], match.FirstOfSecond);
        Assert.Equal(new MatchedPair(0, 1, 0.5), Assert.Single(match.Pairs));
    }

    [Fact]
    public void Find_ChainOfNeighbours_GivesTheClosestPairFirstAndThenWhatIsLeft()
    {
        // B is closest to a, though A would also like it: A falls back on b.
        CatalogueMatch match = CatalogueMatch.Find([(0, 0), (1, 0)], [(0.8, 0), (-1.5, 0)], 2);
        Assert.Equal([1, 0], match.SecondOfFirst);
    }

    [Fact]
    public void Find_DistanceEqualToTheRadius_Matches()
    {
        Assert.Single(CatalogueMatch.Find([(0, 0)], [(3, 4)], 5).Pairs);
        Assert.Empty(CatalogueMatch.Find([(0, 0)], [(3, 4.001)], 5).Pairs);
    }

    [Fact]
    public void Find_NotFinitePositions_MatchNothing() =>
        Assert.Empty(CatalogueMatch.Find([(double.NaN, 0), (0, 0)], [(0, double.PositiveInfinity)], 1).Pairs);

    [Fact]
    public void Find_RandomFields_AgreesWithAllPairs()
    {
        var random = new SeededRandom(3, "match");
        (double, double)[] first = [.. Enumerable.Range(0, 300).Select(_ => (random.Uniform(-50, 50), random.Uniform(-50, 50)))];
        (double, double)[] second = [.. Enumerable.Range(0, 200).Select(_ => (random.Uniform(-50, 50), random.Uniform(-50, 50)))];
        const double radius = 3;

        var expected = new List<(int, int)>();
        var all = first.SelectMany((p, i) => second.Select((q, j) => (i, j, d: double.Hypot(p.Item1 - q.Item1, p.Item2 - q.Item2))))
            .Where(t => t.d <= radius).OrderBy(t => t.d);
        var taken = (new HashSet<int>(), new HashSet<int>());
        foreach ((int i, int j, _) in all)
        {
            if (taken.Item1.Contains(i) || taken.Item2.Contains(j))
                continue;
            taken.Item1.Add(i);
            taken.Item2.Add(j);
            expected.Add((i, j));
        }

        Assert.Equal(expected, CatalogueMatch.Find(first, second, radius).Pairs.Select(p => (p.First, p.Second)));
        Assert.True(expected.Count > 50);
    }
}
