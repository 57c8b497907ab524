using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The fit of one history, without its samples and models.</summary>
internal sealed record SedFitUnitHistory
{
    public required string Name { get; init; }

    public required IReadOnlyList<KeyValuePair<string, QuantityEstimate>> Quantities { get; init; }

    /// <summary>What the data taught about each free parameter, in nats, in the order of the parameters.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Divergences { get; init; }

    public required IReadOnlyList<BandEstimate> Bands { get; init; }

    public required double LogEvidence { get; init; }

    public required double LogEvidenceError { get; init; }

    /// <summary>The history's probability among all that were fitted.</summary>
    public required double Weight { get; init; }

    public required double BestChi2 { get; init; }

    public required long BandCount { get; init; }

    public required SedFitFlags Flags { get; init; }

    /// <summary>The parameters at an end of their prior.</summary>
    public required IReadOnlyList<string> AtPriorEdge { get; init; }

    public required long Calls { get; init; }

    public required double EffectiveSamples { get; init; }

    public static SedFitUnitHistory Of(HistoryFit fit, double weight) => new()
    {
        Name = fit.History,
        Quantities = fit.Quantities,
        Divergences = [.. fit.FreeNames.Where(fit.Divergences.ContainsKey).Select(n => KeyValuePair.Create(n, fit.Divergences[n]))],
        Bands = fit.Bands,
        LogEvidence = fit.LogEvidence,
        LogEvidenceError = fit.LogEvidenceError,
        Weight = weight,
        BestChi2 = fit.BestChi2,
        BandCount = fit.BandCount,
        Flags = fit.Flags,
        AtPriorEdge = fit.AtPriorEdge,
        Calls = fit.Calls,
        EffectiveSamples = fit.EffectiveSamples,
    };
}
