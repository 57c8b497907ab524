using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>What the figures of the SED fits of one clump, or of a whole galaxy, show.</summary>
internal sealed record FitPicture
{
    /// <summary>The object's redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>The history of quoted results.</summary>
    public required string History { get; init; }

    /// <summary>The bands that were fitted, with the best fit's fluxes, corrected for the Milky Way.</summary>
    public required IReadOnlyList<SedPictureBand> Bands { get; init; }

    /// <summary>The best fit of the reference history.</summary>
    public required SourceModel Best { get; init; }

    /// <summary>Draws of each history's posterior, the reference history first.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<SourceModel> Draws)> Histories { get; init; }

    /// <summary>The picture of an object's fits; null where its reference history was not fitted.</summary>
    /// <param name="redshift">Its redshift.</param>
    /// <param name="posteriors">Its posteriors.</param>
    /// <param name="bands">The table SED_BANDS.</param>
    /// <param name="limits">The limits in nJy of the filters that have one.</param>
    /// <param name="fit">The settings of the fit.</param>
    /// <param name="history">The history of quoted results.</param>
    /// <param name="draws">How many draws of each posterior are shown.</param>
    /// <exception cref="InputException">A table is broken.</exception>
    public static FitPicture? Of(double redshift, IReadOnlyList<SedPosterior> posteriors, Table bands, IReadOnlyDictionary<string, double> limits, SedFitSettings fit, string history, int draws)
    {
        if (posteriors.FirstOrDefault(p => p.History == history) is not { Count: > 0 } reference)
            return null;
        return new FitPicture
        {
            Redshift = redshift,
            History = history,
            Bands = [.. SedPictureBand.Read(bands, history, f => limits.TryGetValue(f, out double limit) ? limit : double.NaN)],
            Best = SedSampleModels.Of(fit, Find(history), redshift, name => reference.Best.TryGetValue(name, out double value) ? value : null),
            Histories = [.. posteriors.Where(p => p.Count > 0).OrderByDescending(p => p.History == history).Select(p => (p.History, Draws(p)))],
        };

        FitHistory Find(string name) => fit.Histories.FirstOrDefault(h => h.Name == name) ?? throw new InputException($"the fits of {reference.Id} have the history {name}, which is not among the study's ({string.Join(", ", fit.Histories.Select(h => h.Name))}); expected results of today's settings");

        IReadOnlyList<SourceModel> Draws(SedPosterior posterior)
        {
            FitHistory form = Find(posterior.History);
            int count = Math.Min(draws, posterior.Count);
            return [.. Enumerable.Range(0, count).Select(k =>
            {
                int row = (int)((long)k * posterior.Count / count);
                return SedSampleModels.Of(fit, form, redshift, name => posterior.Samples.TryGetValue(name, out IReadOnlyList<double>? values) ? values[row] : null);
            })];
        }
    }
}
