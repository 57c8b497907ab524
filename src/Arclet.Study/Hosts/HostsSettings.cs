using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>How the SEDs of whole galaxies are fitted. The defaults are the paper's (section 3.2).</summary>
public sealed record HostsSettings
{
    /// <summary>The fit itself: histories, priors, limits; keys as <c>arclet sed fit</c> has them. Cosmology and seed are the study's.</summary>
    public SedFitSettings Fit { get; init; } = SedFitPresets.PaperHosts;

    /// <summary>
    /// Whether the fits of a galaxy with a photometric redshift leave it free, its catalogue's interval being the prior; false as in the paper. A redshift that is off by 1 % puts
    /// lines into other medium bands: bright objects then cannot be fitted, and their masses' intervals are too narrow.
    /// </summary>
    public bool FreePhotometricRedshifts { get; init; }

    /// <summary>Where the fluxes come from.</summary>
    public HostFluxSource Fluxes { get; init; } = HostFluxSource.Catalogue;

    /// <summary>Whether fluxes from images are those of the whole galaxy, scaled by how the clearest filter grows beyond its segments; false for those of the segments.</summary>
    public bool CorrectsToTotal { get; init; } = true;

    /// <summary>Filters that are left out for galaxies that they do not detect: those of HST.</summary>
    public IReadOnlyList<string> OptionalFilters { get; init; } = ["F435W", "F606W", "F814W", "F105W", "F125W", "F140W", "F160W"];

    /// <summary>A galaxy is detected in a filter above this signal-to-noise ratio.</summary>
    [SettingRange(0, 1000)]
    public double DetectionSignalToNoise { get; init; } = 3;

    /// <summary>A galaxy that fewer of those filters detect is fitted without them.</summary>
    [SettingRange(0, 100)]
    public int LeastDetections { get; init; } = 1;

    /// <summary>The fewest filters of a fit; galaxies with fewer fail with that reason.</summary>
    [SettingRange(1, 100)]
    public int LeastFilters { get; init; } = 4;

    /// <summary>Whether the catalogue's fluxes are corrected for the Milky Way already.</summary>
    public bool CatalogueIsDereddened { get; init; }

    /// <summary>Refuses fits without samples and names that are no filters.</summary>
    /// <exception cref="InputException">Fewer samples than percentiles need are asked for, or a name is no filter.</exception>
    public void Check()
    {
        if (Fit.Samples < 100)
            throw new InputException($"fit.samples is {Fit.Samples}, expected 100 or more: later stages draw from them");
        if (OptionalFilters.FirstOrDefault(f => !Sky.FilterCatalog.TryGet(f, out _)) is { } unknown)
            throw new InputException($"optional_filters names {unknown}, expected filters such as F606W");
    }
}
