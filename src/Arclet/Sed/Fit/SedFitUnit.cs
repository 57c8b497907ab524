using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What tables need of a finished object: a unit of work, as it is kept between runs.</summary>
/// <param name="Histories">The fits, history by history; empty where the object could not be fitted.</param>
/// <param name="Averaged">Quantities averaged over the histories by their evidence.</param>
internal sealed record SedFitUnit(IReadOnlyList<SedFitUnitHistory> Histories, IReadOnlyList<KeyValuePair<string, QuantityEstimate>> Averaged)
{
    /// <summary>Why the object could not be fitted; null where it was.</summary>
    public string? Error { get; init; }

    /// <summary>The flags of all histories together.</summary>
    public SedFitFlags Flags => Error is not null ? SedFitFlags.Failed : Histories.Aggregate(SedFitFlags.None, (all, h) => all | h.Flags);

    public static SedFitUnit Failed(string error) => new([], []) { Error = error };

    public static SedFitUnit Of(SedFitResult result) => result.Error is { } error
        ? Failed(error)
        : new([.. result.Fits.Select((f, i) => SedFitUnitHistory.Of(f, result.EvidenceWeights[i]))], result.Averaged);
}
