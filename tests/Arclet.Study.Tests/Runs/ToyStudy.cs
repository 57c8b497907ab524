using System.Security.Cryptography;

namespace Arclet.Study.Tests;

/// <summary>A study of two galaxies with toy stages in a folder of its own.</summary>
internal sealed class ToyStudy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ToyStudy()
    {
        Settings("factor: 2");
        Number("g1", "3");
        Number("g2", "-4");
    }

    public NumberStage NumberStage { get; } = new();

    public SignStage SignStage { get; } = new();

    public SumStage SumStage { get; } = new();

    public string Root => folder.Path;

    public StudyFolder Folder => new(Root);

    public void Settings(string toy, int seed = 1) => File.WriteAllText(Path.Combine(Root, "study.yaml"), $"seed: {seed}\ntoy:\n  {toy}\n");

    public void Number(string galaxy, string text) => File.WriteAllText(Path.Combine(Root, galaxy + ".txt"), text);

    public StudyRun Open(Action<string>? beforeStep = null) =>
        new(Folder, StudySettings.Read(Folder, [typeof(ToySettings)]), [NumberStage, SignStage, SumStage]) { Store = new UnitStore(Folder) { BeforeStep = beforeStep } };

    public RunOutcome Run(RunOptions? options = null) => Open().Run(options ?? new RunOptions { Threads = 2 }, new SilentObserver());

    /// <summary>All files of the results by name with their checksums; what a run remembers for its own speed is none.</summary>
    public Dictionary<string, string> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) is not (".lock" or ".sums.json"))
        .ToDictionary(f => Path.GetRelativePath(Root, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));

    public void Dispose() => folder.Dispose();

    private sealed class SilentObserver : IRunObserver
    {

        public void UnitEnds(string stage, string unit, string? failure)
        {
            // Silent.
        }
    }
}
