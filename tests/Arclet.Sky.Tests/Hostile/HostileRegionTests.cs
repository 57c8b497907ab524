using Arclet.Fits;
using Arclet.Hostile;
using Xunit.Abstractions;

namespace Arclet.Sky.Tests.Hostile;

/// <summary>Broken region files: read, or refused with one sentence that names the file. The long run is benchmarks/long/hostile-input.</summary>
public class HostileRegionTests(ITestOutputHelper output)
{
    [Fact]
    public void Load_200Mutants_GivesRegionsOrOneClearError()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-regions-").FullName;
        try
        {
            var run = new HostileRun([HostileRegions.Format]);
            run.Read(folder, 200, seed: 1);
            output.WriteLine(run.Table() + "\n" + run.Extremes());
            Assert.Empty(run.Failures);
            Assert.InRange(run.Results.Count(r => r.Errors > 0), 60, 190);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Load_OfAttributesOfEveryKind_TakesThemAsBefore()
    {
        using var text = new StringReader("image\n+ circle ( 1 2 3 ) # text = {a=b} tag=\"x y\" tag='z' color=red text={unclosed tag=\"half\npoint 4,5 # color=\n");
        IReadOnlyList<Region> regions = RegionFile.Read(text, "r.reg");
        Assert.Equal(("a=b", "red", 2.0), (regions[0].Text, regions[0].Color, regions[0].Coordinates[1] + 1));
        Assert.Equal(["x y", "z", "\"half"], regions[0].Tags);
        Assert.Null(regions[1].Color);
    }

    [Fact]
    public void Save_OfRegionsThatFailHalfWay_LeavesTheOldFile()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-regions-").FullName;
        try
        {
            string path = Path.Combine(folder, "r.reg");
            File.WriteAllText(path, "old");
            Assert.Throws<TimeoutException>(() => RegionFile.Save(path, Regions()));
            Assert.Equal("old", File.ReadAllText(path));
            Assert.Single(Directory.GetFiles(folder));
            string refused = Path.Combine(path, "r.reg");
            Assert.StartsWith(refused + ": the folder", Assert.Throws<InputException>(() => RegionFile.Save(refused, [])).Message, StringComparison.Ordinal);
            File.Delete(path);
            Assert.StartsWith(path + ": ", Assert.Throws<InputException>(() => RegionFile.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static IEnumerable<Region> Regions()
        {
            yield return Region.Point(1, 2);
            throw new TimeoutException();
        }
    }
}
