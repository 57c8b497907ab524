using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>What of a whole galaxy is fitted.</summary>
public static class HostFluxes
{
    /// <summary>A galaxy as an SED fit takes it: corrected for the Milky Way, and without the optional filters where too few of them detect it.</summary>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="fluxes">Its fluxes and errors in nJy by filter, as observed.</param>
    /// <param name="extinction">The Milky Way's extinction; null where they are corrected already.</param>
    /// <param name="settings">The rules.</param>
    public static SedObject ObjectOf(Galaxy galaxy, IReadOnlyList<SedBand> fluxes, GalacticExtinction? extinction, HostsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(fluxes);
        ArgumentNullException.ThrowIfNull(settings);
        var optional = new HashSet<string>(settings.OptionalFilters.Select(f => FilterCatalog.Get(f).Id), StringComparer.Ordinal);
        SedBand[] measured = [.. fluxes.Where(b => b.IsMeasured)];
        bool isDetected = measured.Count(b => optional.Contains(b.Filter) && b.FluxNanojansky > settings.DetectionSignalToNoise * b.ErrorNanojansky) >= settings.LeastDetections;
        SedBand[] bands = [.. measured.Where(b => isDetected || !optional.Contains(b.Filter)).Select(b =>
        {
            double factor = extinction?.FluxCorrection(FilterCatalog.Get(b.Filter)) ?? 1;
            return b with { FluxNanojansky = factor * b.FluxNanojansky, ErrorNanojansky = factor * b.ErrorNanojansky, LimitNanojansky = factor * b.LimitNanojansky };
        })];
        return new SedObject(galaxy.Id, galaxy.Redshift, bands)
        {
            RedshiftPrior = SedEngine.RedshiftPrior(galaxy, settings.FreePhotometricRedshifts),
            Problem = bands.Length >= settings.LeastFilters ? null : $"it has {bands.Length} filters with a flux and its error, expected {settings.LeastFilters} or more (hosts.least_filters)",
        };
    }
}
