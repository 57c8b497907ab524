using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// A clump's fluxes with the Milky Way's extinction undone. This type cannot be made of itself: the correction happens once and only once, on the observed
/// fluxes of <see cref="ClumpPhotometry"/>. Both the SED fits and the absolute magnitudes start from these.
/// </summary>
public sealed class CorrectedFluxes
{
    private CorrectedFluxes(ClumpPhotometry photometry, IReadOnlyDictionary<string, BandFlux> bands) => (ClumpId, ReferenceFilter, Bands) = (photometry.ClumpId, photometry.ReferenceFilter, bands);

    /// <summary>The clump.</summary>
    public string ClumpId { get; }

    /// <summary>The filter that its shape was measured in.</summary>
    public string ReferenceFilter { get; }

    /// <summary>Fluxes, errors and limits in nJy by filter, still magnified.</summary>
    public IReadOnlyDictionary<string, BandFlux> Bands { get; }

    /// <summary>Corrects observed photometry.</summary>
    /// <param name="photometry">As it was observed.</param>
    /// <param name="extinction">The Milky Way's extinction.</param>
    /// <exception cref="Fits.InputException">A filter's wavelength is not known.</exception>
    public static CorrectedFluxes Of(ClumpPhotometry photometry, GalacticExtinction extinction)
    {
        ArgumentNullException.ThrowIfNull(photometry);
        return new(photometry, photometry.Bands.ToDictionary(b => b.Key, b => Brighter(b.Value, extinction.FluxCorrection(FilterCatalog.Get(b.Key)))));
    }

    private static BandFlux Brighter(BandFlux band, double factor) => band with
    {
        FluxNanojansky = band.FluxNanojansky * factor,
        IndependentErrorNanojansky = band.IndependentErrorNanojansky * factor,
        CommonErrorNanojansky = band.CommonErrorNanojansky * factor,
        LimitNanojansky = band.LimitNanojansky * factor,
    };
}
