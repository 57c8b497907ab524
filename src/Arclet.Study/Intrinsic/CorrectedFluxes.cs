using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// A clump's fluxes with the Milky Way's extinction undone. This type cannot be made of itself: the correction happens once and only once, on the observed
/// fluxes of <see cref="ClumpPhotometry"/>. Both the SED fits and the absolute magnitudes start from these.
/// </summary>
public sealed class CorrectedFluxes
{
    private CorrectedFluxes(ClumpPhotometry photometry, IReadOnlyDictionary<string, BandFlux> bands) =>
        (ClumpId, ReferenceFilter, Bands, SharedRelativeError) = (photometry.ClumpId, photometry.ReferenceFilter, bands, Shared(bands.Values));

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

    /// <summary>
    /// The relative error that moves the fluxes of all filters together. The shape's error is no factor that they share: through a wide PSF a size hardly matters, through a narrow one it does. A fit's
    /// amplitude answers with the mean of the filters' relative common errors, weighted by (flux / independent error)^2, and this is it. NaN where no filter has a flux above 0 with its errors.
    /// </summary>
    public double SharedRelativeError { get; }

    /// <summary>The error of a filter's flux beside <see cref="SharedRelativeError"/>, nJy: its independent error, and by how much more or less than that the shape's error moves it.</summary>
    /// <param name="filter">The filter.</param>
    public double ErrorBesideShared(string filter)
    {
        BandFlux band = Bands[filter];
        double own = band.CommonErrorNanojansky - (SharedRelativeError * Math.Abs(band.FluxNanojansky));
        return double.IsFinite(own) ? double.Hypot(band.IndependentErrorNanojansky, own) : band.IndependentErrorNanojansky;
    }

    private static double Shared(IEnumerable<BandFlux> bands)
    {
        double sum = 0, weights = 0;
        foreach (BandFlux band in bands)
        {
            double signal = band.FluxNanojansky / band.IndependentErrorNanojansky;
            if (!(signal > 0) || !double.IsFinite(signal) || !double.IsFinite(band.CommonErrorNanojansky))
                continue;
            sum += signal * signal * band.CommonErrorNanojansky / band.FluxNanojansky;
            weights += signal * signal;
        }

        return sum / weights;
    }

    private static BandFlux Brighter(BandFlux band, double factor) => band with
    {
        FluxNanojansky = band.FluxNanojansky * factor,
        IndependentErrorNanojansky = band.IndependentErrorNanojansky * factor,
        CommonErrorNanojansky = band.CommonErrorNanojansky * factor,
        LimitNanojansky = band.LimitNanojansky * factor,
    };
}
