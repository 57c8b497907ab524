using Arclet.Hostile;
using Xunit.Abstractions;

namespace Arclet.Fits.Tests.Hostile;

/// <summary>Broken files of every format: read, or refused with one sentence that names the file, at once and with bounded memory. The long run is benchmarks/long/hostile-input.</summary>
[Collection(nameof(HostileInputTests))]
public class HostileInputTests(ITestOutputHelper output)
{
    [Fact]
    public void Read_1800MutantsOfAllFormats_GivesTheContentsOrOneClearError()
    {
        using var folder = new TestFolder();
        var run = new HostileRun(HostileFormats.All);
        run.Read(Path.GetDirectoryName(folder["x"])!, 1800, seed: 1);
        output.WriteLine(run.Table() + "\n" + run.Extremes());
        Assert.Empty(run.Failures);
        // Enough of them are broken for this to test something, and enough are not only refused at once.
        Assert.InRange(run.Results.Count(r => r.Errors > 0), 600, 1700);
    }
}

/// <summary>Alone, so that other tests neither slow it down nor allocate beside it.</summary>
[CollectionDefinition(nameof(HostileInputTests), DisableParallelization = true)]
public sealed class HostileInputTestsAlone;
