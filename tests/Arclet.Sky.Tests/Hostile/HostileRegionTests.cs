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
}
