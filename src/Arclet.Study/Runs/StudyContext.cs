using Arclet.Inference;

namespace Arclet.Study;

/// <summary>What a stage may see: settings, input files and the results of the stages upstream.</summary>
public sealed class StudyContext
{
    private readonly Func<string, StageResults> results;

    internal StudyContext(StudyFolder folder, StudySettings settings, int threads, Func<string, StageResults> results) =>
        (Folder, Settings, Threads, this.results) = (folder, settings, threads, results);

    /// <summary>The folder.</summary>
    public StudyFolder Folder { get; }

    /// <summary>The settings.</summary>
    public StudySettings Settings { get; }

    /// <summary>The inputs.</summary>
    public InputsSettings Inputs => Settings.Get<InputsSettings>();

    /// <summary>How many units run at the same time; results must not depend on it.</summary>
    public int Threads { get; }

    /// <summary>The current results of a stage upstream.</summary>
    /// <exception cref="ArgumentException">The stage does not name it as upstream.</exception>
    public StageResults Stage(string name) => results(name);

    /// <summary>The path of an input that settings name, relative ones being relative to the study's folder.</summary>
    public string Resolve(string path) => Folder.Resolve(path);

    /// <summary>Random numbers of a unit: they depend on the study's seed, the stage, the unit and the purpose only.</summary>
    public SeededRandom Random(string stage, string unit, string purpose = "") => new(Settings.Seed, $"{stage}/{unit}/{purpose}");
}
