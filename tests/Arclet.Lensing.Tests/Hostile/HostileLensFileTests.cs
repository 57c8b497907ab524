using Arclet.Hostile;
using Xunit.Abstractions;

namespace Arclet.Lensing.Tests.Hostile;

/// <summary>Broken lens files: read, or refused with one sentence that names file and line. The long run is benchmarks/long/hostile-lens-files.</summary>
public class HostileLensFileTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_1000Mutants_GivesModelsOrClearErrors()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-lens-").FullName;
        try
        {
            HostileLensFiles.Prepare(folder);
            var run = new HostileRun(HostileLensFiles.All);
            run.Read(folder, 1000, seed: 1);
            output.WriteLine(run.Table() + "\n" + run.Extremes());
            Assert.Empty(run.Failures.Select(f => $"{f.Mutant}: {f.Failure}"));
            Assert.InRange(run.Results.Count(r => r.Errors > 0), 300, 950);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
