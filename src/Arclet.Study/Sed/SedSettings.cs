using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>How the SEDs of clumps are fitted. The defaults are the paper's (section 3.6).</summary>
public sealed record SedSettings
{
    /// <summary>The fit itself: histories, priors, limits; keys as <c>arclet sed fit</c> has them. Cosmology and seed are the study's.</summary>
    public SedFitSettings Fit { get; init; } = SedFitPresets.PaperClumps;

    /// <summary>The filters that are fitted; empty for all that cover a clump.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>
    /// Whether the fits of a galaxy with a photometric redshift leave it free, its catalogue's interval being the prior; false as in the paper. A redshift that is off by 1 % puts
    /// lines into other medium bands: bright objects then cannot be fitted, and their masses' intervals are too narrow.
    /// </summary>
    public bool FreePhotometricRedshifts { get; init; }

    /// <summary>The fewest filters of a fit; clumps with fewer fail with that reason.</summary>
    [SettingRange(1, 100)]
    public int LeastFilters { get; init; } = 4;

    /// <summary>Refuses fits without samples: later stages draw from them.</summary>
    /// <exception cref="InputException">Fewer samples than percentiles need are asked for.</exception>
    public void Check()
    {
        if (Fit.Samples < 100)
            throw new InputException($"fit.samples is {Fit.Samples}, expected 100 or more: later stages draw from them");
    }
}
