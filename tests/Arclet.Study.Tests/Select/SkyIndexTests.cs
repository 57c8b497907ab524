using Arclet.Sky;

namespace Arclet.Study.Tests;

public class SkyIndexTests
{
    [Theory]
    [InlineData(0.0, -30.4)] // across right ascension 0
    [InlineData(120.0, 89.9999)] // around the pole
    [InlineData(3.586, -30.4)] // Abell 2744
    public void Within_RandomPositions_AreThoseOfAnExhaustiveSearch(double ra, double dec)
    {
        // A field of 40 arcsec with about three neighbours within the radius.
        var random = new Random(5);
        double stretch = 1 / Math.Max(1e-3, Math.Cos(dec * Math.PI / 180));
        SkyPosition[] positions = [.. Enumerable.Range(0, 400).Select(_ => new SkyPosition((ra + ((random.NextDouble() - 0.5) * stretch * 40 / 3600) + 360) % 360, Math.Min(90, dec + ((random.NextDouble() - 0.5) * 40 / 3600))))];
        var index = new SkyIndex(positions, 2);
        foreach (SkyPosition p in positions.Take(100))
        {
            int[] expected = [.. Enumerable.Range(0, positions.Length).Where(i => positions[i].SeparationArcsec(p) <= 2).Order()];
            Assert.Equal(expected, index.Within(p, 2).Select(m => m.Index).Order());
            Assert.Equal(expected.Min(i => positions[i].SeparationArcsec(p)), index.Nearest(p, 2)!.Value.SeparationArcsec);
        }
    }

    [Fact]
    public void Within_RadiusAboveTheIndexs_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkyIndex([new SkyPosition(1, 1)], 1).Within(new SkyPosition(1, 1), 2));
}
