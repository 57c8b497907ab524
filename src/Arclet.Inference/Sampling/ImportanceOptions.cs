namespace Arclet.Inference.Sampling;

/// <summary>How <see cref="ImportanceSampler"/> explores, adapts and ends.</summary>
public sealed record ImportanceOptions
{
    /// <summary>The defaults.</summary>
    public static ImportanceOptions Default { get; } = new();

    /// <summary>Points spread over the whole prior at the start. A mode that fills a fraction f of the prior is hit with probability 1 - (1 - f)^n.</summary>
    public int PriorDraws { get; init; } = 1500;

    /// <summary>Local searches from the best of them.</summary>
    public int Searches { get; init; } = 10;

    /// <summary>Points spread over the whole prior by the check after sampling.</summary>
    public int CheckDraws { get; init; } = 300;

    /// <summary>Local searches of the check.</summary>
    public int CheckSearches { get; init; } = 4;

    /// <summary>Sampling goes on until there are this many effective samples.</summary>
    public double EffectiveSamples { get; init; } = 600;

    /// <summary>Sampling goes on until the evidence is known to this error in ln Z.</summary>
    public double LogEvidenceError { get; init; } = 0.1;

    /// <summary>The cap on likelihood calls.</summary>
    public int MaximumCalls { get; init; } = 40_000;

    /// <summary>The largest number of components of a proposal.</summary>
    public int MaximumComponents { get; init; } = 12;
}
