namespace Arclet.Populations;

/// <summary>The fits of one object.</summary>
public sealed record SedFitResult
{
    /// <summary>The object.</summary>
    public required SedObject Object { get; init; }

    /// <summary>Why the object could not be fitted; null if it was.</summary>
    public string? Error { get; init; }

    /// <summary>The fits, history by history in the settings' order; empty after an error.</summary>
    public required IReadOnlyList<HistoryFit> Fits { get; init; }

    /// <summary>The name of the history that quoted results are of.</summary>
    public required string ReferenceHistory { get; init; }

    /// <summary>Quantities that all histories have, averaged over histories with <see cref="EvidenceWeights"/>; <c>Best</c> is that of the least chi2. Empty with a single history.</summary>
    public required IReadOnlyList<KeyValuePair<string, QuantityEstimate>> Averaged { get; init; }

    /// <summary>The probability of each history, all being as likely beforehand.</summary>
    public required IReadOnlyList<double> EvidenceWeights { get; init; }

    /// <summary>The fit of the reference history; null after an error.</summary>
    public HistoryFit? Reference => Fits.FirstOrDefault(f => f.History == ReferenceHistory);

    /// <summary>ln of the Bayes factor of a fit's history over the reference history.</summary>
    public double LogBayesFactor(HistoryFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.LogEvidence - (Reference?.LogEvidence ?? double.NaN);
    }
}
