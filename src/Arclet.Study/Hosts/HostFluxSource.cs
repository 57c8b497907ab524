namespace Arclet.Study;

/// <summary>Where the fluxes of whole galaxies come from.</summary>
public enum HostFluxSource
{
    /// <summary>The photometric catalogue.</summary>
    Catalogue,

    /// <summary>The images: sums over the galaxy's segments, all filters matched to the broadest PSF.</summary>
    Images,
}
