namespace Arclet.Study;

/// <summary>What of a study is run, and how.</summary>
public sealed record RunOptions
{
    /// <summary>The stages to run, with all that they need; empty for all.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>Units or galaxies to run; empty for all. Units that belong to no galaxy are run in any case.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How many units run at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether units that failed are tried again with the same settings and inputs.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>Whether all input files are read again to see whether they changed; otherwise those of the same size and time count as unchanged.</summary>
    public bool RereadsInputs { get; init; }

    /// <summary>Whether results of other settings and inputs are removed when a unit is done.</summary>
    public bool Prunes { get; init; }
}
