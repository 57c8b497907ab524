namespace Arclet.Populations;

/// <summary>The fit of one object with one history.</summary>
public sealed record HistoryFit
{
    /// <summary>The history's name.</summary>
    public required string History { get; init; }

    /// <summary>The parameters' names, fixed ones included; the mass comes first.</summary>
    public required IReadOnlyList<string> ParameterNames { get; init; }

    /// <summary>The free ones of them.</summary>
    public required IReadOnlyList<string> FreeNames { get; init; }

    /// <summary>All parameters and derived quantities by name, in the order of tables.</summary>
    public required IReadOnlyList<KeyValuePair<string, QuantityEstimate>> Quantities { get; init; }

    /// <summary>ln of the evidence; constants of the likelihood are included, so that histories compare.</summary>
    public required double LogEvidence { get; init; }

    /// <summary>Its standard error.</summary>
    public required double LogEvidenceError { get; init; }

    /// <summary>The least chi2 over bands (for a band by the probability of its non-detection, -2 ln P).</summary>
    public required double BestChi2 { get; init; }

    /// <summary>The bands that counted.</summary>
    public required int BandCount { get; init; }

    /// <summary>What has to be known.</summary>
    public required SedFitFlags Flags { get; init; }

    /// <summary>How far each free parameter's posterior is from its prior: the Kullback-Leibler divergence in nats, 0 where the data say nothing.</summary>
    public required IReadOnlyDictionary<string, double> Divergences { get; init; }

    /// <summary>The free parameters that are piled up at an end of their prior.</summary>
    public required IReadOnlyList<string> AtPriorEdge { get; init; }

    /// <summary>The bands: data and models.</summary>
    public required IReadOnlyList<BandEstimate> Bands { get; init; }

    /// <summary>The model of the least chi2.</summary>
    public required SourceModel BestModel { get; init; }

    /// <summary>Likelihoods that were computed.</summary>
    public required long Calls { get; init; }

    /// <summary>The effective number of samples.</summary>
    public required double EffectiveSamples { get; init; }

    /// <summary>Samples, if settings ask for them.</summary>
    public SedSamples? Samples { get; init; }

    /// <summary>An estimate by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the name.</exception>
    public QuantityEstimate this[string name]
    {
        get
        {
            foreach ((string key, QuantityEstimate value) in Quantities)
            {
                if (key == name)
                    return value;
            }

            throw new KeyNotFoundException($"the fit has no quantity '{name}'");
        }
    }
}
