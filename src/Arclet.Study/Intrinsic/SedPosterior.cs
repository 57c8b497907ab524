using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The posterior of one SED fit: samples of equal weight by name, and the values of the best model. Masses and rates are magnified.</summary>
public sealed record SedPosterior
{
    /// <summary>The clump or galaxy.</summary>
    public required string Id { get; init; }

    /// <summary>The history.</summary>
    public required string History { get; init; }

    /// <summary>Samples by the names of <see cref="SedSamples"/>: <c>log_formed_mass</c>, <c>log_stellar_mass</c>, <c>sfr10</c>, <c>mass_weighted_age_gyr</c>, ...; all of one length.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Samples { get; init; }

    /// <summary>The values of the least chi2, by the same names.</summary>
    public required IReadOnlyDictionary<string, double> Best { get; init; }

    /// <summary>What has to be known about the fit.</summary>
    public SedFitFlags Flags { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Samples.Count == 0 ? 0 : Samples.Values.First().Count;

    /// <summary>The posterior of a fit that kept its samples.</summary>
    /// <exception cref="ArgumentException">The fit kept none.</exception>
    public static SedPosterior Of(string id, HistoryFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        SedSamples samples = fit.Samples ?? throw new ArgumentException($"the fit of {id} kept no samples");
        return new()
        {
            Id = id,
            History = fit.History,
            Samples = samples.Names.ToDictionary(n => n, n => samples[n]),
            Best = fit.Quantities.ToDictionary(q => q.Key, q => q.Value.Best),
            Flags = fit.Flags,
        };
    }

    /// <summary>The samples of a quantity.</summary>
    /// <exception cref="KeyNotFoundException">The fit has none of the name.</exception>
    internal IReadOnlyList<double> SamplesOf(string name) => Samples.TryGetValue(name, out IReadOnlyList<double>? values) ? values : throw new KeyNotFoundException($"the fit of {Id} has no samples of '{name}'");
}
