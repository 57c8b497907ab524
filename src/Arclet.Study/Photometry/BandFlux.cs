namespace Arclet.Study;

/// <summary>The flux of a clump in one filter, as observed (magnified, not corrected for extinction).</summary>
/// <param name="FluxNanojansky">The fitted flux in nJy, whatever its sign; kept beside the limit. NaN where there is none.</param>
/// <param name="IndependentErrorNanojansky">The error that this filter does not share with others, in nJy: what an SED fit uses.</param>
/// <param name="CommonErrorNanojansky">The error that comes through the shape that all filters share, in nJy, at least 0: it moves the fluxes of all filters together.</param>
/// <param name="LimitNanojansky">The filter's limit F_lim for this clump in nJy.</param>
/// <param name="IsLimit">Whether the flux is below the limit and the limit stands for it; false where there is no flux (<see cref="BandFlags.NotCovered"/>, <see cref="BandFlags.NotFitted"/>), which says nothing.</param>
/// <param name="Flags">The <see cref="BandFlags"/> of this measurement.</param>
public readonly record struct BandFlux(
    double FluxNanojansky,
    double IndependentErrorNanojansky,
    double CommonErrorNanojansky,
    double LimitNanojansky,
    bool IsLimit,
    int Flags);
