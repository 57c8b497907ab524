namespace Arclet.Study;

/// <summary>Which magnification de-lenses a whole galaxy; the paper does not say.</summary>
public enum HostMagnificationKind
{
    /// <summary>The galaxy's observed flux over its flux in the source plane: the mean of 1/|mu| weighted with the flux, inverted.</summary>
    FluxConserving,

    /// <summary>The mean of |mu| over the galaxy's segmentation, weighted with its flux.</summary>
    FluxWeighted,

    /// <summary>The magnification of the galaxy's catalogue entry.</summary>
    Catalogue,
}
