using Arclet.Imaging.Detection;

namespace Arclet.Imaging.Tests.Detection;

/// <summary>
/// The order of pixels in drawings whose letters (a to z, then A to Z) are the places that Lutz's algorithm, marker by marker as in the paper, gives them.
/// </summary>
public class ScanOrderTests
{
    [Theory]
    [InlineData("abc", "def")]
    [InlineData("..cd", "abe.")]
    [InlineData("....e", "...d.", "..c..", ".b...", "a....")]
    [InlineData("a..f", "b..g", "cdeh")]
    [InlineData("abc", "d.e", "f.g")]
    [InlineData("b.d.f", ".c.e.", "a.g.h")]
    [InlineData("a..h..o", "b.gij.p", "c..k..q", "deflmnr")]
    [InlineData("...d..i", ".b.e.h.", "a.cfg..", ".j.....")]
    [InlineData("stuvwxy", "......z", "abcde.A", "f...g.B", "h.ijk.C", "l.....D", "mnopqrE")]
    public void List_DrawnObject_IsInTheOrderOfTheScan(params string[] drawing)
    {
        Footprint region = Region(drawing);
        int[] all = [.. Enumerable.Range(0, region.Count)];
        var listed = new int[all.Length];

        new ScanOrder().List(region, all, listed);

        Assert.Equal(Letters(region.Count), string.Concat(listed.Select(i => drawing[region.Y[i]][region.X[i]])));
    }

    [Fact]
    public void List_PartOfARegion_LeavesTheRestOut()
    {
        // The capital letters lie in the region but not in the object.
        string[] drawing = ["Z.cdZ", "abZeZ", "ZZZfg"];
        Footprint region = Region(drawing);
        int[] part = [.. Enumerable.Range(0, region.Count).Where(i => char.IsLower(drawing[region.Y[i]][region.X[i]]))];
        var order = new ScanOrder();
        var listed = new int[part.Length];

        // Twice, since what one object leaves behind must not reach the next.
        for (int i = 0; i < 2; i++)
        {
            order.List(region, part, listed);
            Assert.Equal("abcdefg", string.Concat(listed.Select(p => drawing[region.Y[p]][region.X[p]])));
        }
    }

    [Fact]
    public void List_CombOfTenThousandTeeth_KeepsEachToothTogether()
    {
        // Teeth joined by the last row only: each is a part of its own until then. With 320,000 pixels this ends only if the time is linear.
        const int teeth = 10_000;
        var runs = new List<PixelRun>();
        for (int row = 0; row < 30; row++)
        {
            for (int tooth = 0; tooth < teeth; tooth++)
                runs.Add(new PixelRun(row, 2 * tooth, 2 * tooth));
        }

        runs.Add(new PixelRun(30, 0, (2 * teeth) - 2));
        Footprint region = Region(runs);
        int[] all = [.. Enumerable.Range(0, region.Count)];
        var listed = new int[all.Length];

        new ScanOrder().List(region, all, listed);

        Assert.Equal(all, listed.Order());
        // A tooth enters at its column, before the last row's pixel there; the gaps' pixels follow.
        Assert.Equal(Enumerable.Range(0, 30).Append(30).Append(30), listed.Take(32).Select(i => region.Y[i]));
        Assert.Equal([0, 0, 1, 2], new[] { 0, 30, 31, 32 }.Select(n => region.X[listed[n]]));
    }

    private static string Letters(int count) => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[..count];

    private static Footprint Region(string[] drawing)
    {
        var runs = new List<PixelRun>();
        for (int y = 0; y < drawing.Length; y++)
        {
            for (int x = 0; x < drawing[y].Length; x++)
            {
                int first = x;
                while (x < drawing[y].Length && drawing[y][x] != '.')
                    x++;
                if (x > first)
                    runs.Add(new PixelRun(y, first, x - 1));
            }
        }

        return Region(runs);
    }

    private static Footprint Region(List<PixelRun> runs)
    {
        var blank = new float[runs.Max(r => r.Last) + 1];
        var band = new PixelBand();
        var placed = new List<RegionRun>();
        int offset = 0;
        foreach (PixelRun run in runs)
        {
            band.Add(run, blank, blank, []);
            placed.Add(new RegionRun(run, band, offset));
            offset += run.Length;
        }

        var region = new Footprint();
        region.Load(placed, 1, hasThresholdMap: false);
        return region;
    }
}
